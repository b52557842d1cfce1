import type { TouchFacts } from './lead.model';
import { declinedIn, tiesOf } from './toldByTouches';

const day = (n: number) => new Date(Date.UTC(2026, 10, n));
/** A form of that day. */
const form = (on: number, facts: TouchFacts = {}) => ({ at: day(on), facts });
/** A form of that day after a scan that may be older. */
const scanned = (on: number, scan: number, facts: TouchFacts) => form(on, { entryId: `code-${scan}`, scannedAt: day(scan), ...facts });
const referral = { namedStaffId: 'referred', byStaffId: 'lobby' };

describe('the latest word of the customer counts, of whatever kind it is', () => {
  it('a code that is scanned later takes the place of a referral, and the other way round', () => {
    expect(tiesOf([scanned(1, 1, { referral }), scanned(5, 5, { codeStaffId: 'zhou' })])).toMatchObject({
      referral: null,
      code: { staffId: 'zhou', at: day(5) },
    });
    expect(tiesOf([scanned(1, 1, { codeStaffId: 'zhou' }), scanned(5, 5, { referral })])).toMatchObject({
      referral: { ...referral, at: day(5) },
      code: null,
    });
  });

  it('the code of an outlet or a community does so too, and one whose owner is not wanted', () => {
    for (const facts of [{ chosen: { outletId: 'binjiang', byCode: true as const } }, { communityId: 'com' }, { declinedStaffId: 'tang' }])
      expect(tiesOf([scanned(1, 1, { codeStaffId: 'zhou' }), scanned(5, 5, facts)])).toMatchObject({ referral: null, code: null });
  });

  it('what was scanned last counts, whichever form was sent last; a form without a code takes nothing away', () => {
    const latest = scanned(4, 4, { codeStaffId: 'zhou' });
    expect(tiesOf([latest, scanned(5, 1, { referral })]).code).toEqual({ staffId: 'zhou', at: day(4) });
    expect(tiesOf([latest, form(6)]).code).toEqual({ staffId: 'zhou', at: day(4) });
  });

  it('a person whom the customer chose stays chosen when they come by an outlet’s poster; an outlet chosen earlier does not', () => {
    const poster = scanned(5, 5, { chosen: { outletId: 'binjiang', byCode: true } });
    expect(tiesOf([form(1, { chosen: { staffId: 'zhou' } }), poster]).chosen).toEqual({ staffId: 'zhou', outletId: null });
    expect(tiesOf([form(1, { chosen: { outletId: 'own' } }), poster]).chosen).toEqual({ staffId: null, outletId: 'binjiang' });
    expect(tiesOf([poster, form(6, { chosen: { outletId: 'own' } })]).chosen).toEqual({ staffId: null, outletId: 'own' });
    expect(tiesOf([poster, scanned(6, 6, { codeStaffId: 'zhou' })]).chosen).toEqual({ staffId: null, outletId: null });
  });
});

describe('a colleague whom the customer declined', () => {
  const declined = scanned(2, 1, { declinedStaffId: 'zhou' });

  it('stays declined whatever form of the same scan follows, and whichever code is scanned besides', () => {
    expect([...declinedIn([declined, scanned(3, 1, { codeStaffId: 'zhou' })])]).toEqual(['zhou']);
    expect([...declinedIn([declined, scanned(3, 3, { codeStaffId: 'tang' }), form(4)])]).toEqual(['zhou']);
  });

  it('is welcome again when their code is scanned again, when they are referred to, or asked for', () => {
    for (const again of [
      scanned(4, 3, { codeStaffId: 'zhou' }),
      scanned(4, 3, { referral: { namedStaffId: 'zhou', byStaffId: 'lobby' } }),
      form(4, { chosen: { staffId: 'zhou' } }),
    ])
      expect([...declinedIn([declined, again])]).toEqual([]);
  });
});
