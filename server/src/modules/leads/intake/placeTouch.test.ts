import fc from 'fast-check';
import { type KnownLead, type NewTouch, placeTouch } from './placeTouch';

const DAYS = 30;
const day = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000);

const lead = (over: Partial<KnownLead> & { leadId: string }): KnownLead => ({
  open: false,
  openedAt: day(0),
  closedAt: null,
  reopenedFrom: null,
  mergedInto: null,
  touches: [{ source: `${over.leadId}/first` }],
  ...over,
});
const ended = (leadId: string, on: number) => lead({ leadId, closedAt: day(on) });
const open = (leadId: string, on: number) => lead({ leadId, open: true, openedAt: day(on) });
const touch = (on: number, source = 'Form/1'): NewTouch => ({ source, at: day(on) });

describe('where a touch belongs', () => {
  test('the first one makes a lead', () => {
    expect(placeTouch([], touch(1), DAYS)).toEqual({ kind: 'new' });
  });

  test('a second one joins the open lead, however long it has been open', () => {
    expect(placeTouch([open('a', 0)], touch(200), DAYS)).toEqual({ kind: 'join', leadId: 'a' });
  });

  test('one that was heard of before changes nothing, also when its lead has ended', () => {
    expect(placeTouch([ended('a', 1)], touch(0, 'a/first'), DAYS)).toEqual({ kind: 'known', leadId: 'a' });
  });

  test('a lead that ended less than thirty days before is re-opened, on the thirtieth day it is not', () => {
    const almost = { source: 'Form/1', at: new Date(day(40).getTime() - 1) };
    expect(placeTouch([ended('a', 10)], almost, DAYS)).toEqual({ kind: 'reopen', leadId: 'a', absorbs: null });
    expect(placeTouch([ended('a', 10)], touch(40), DAYS)).toEqual({ kind: 'new' });
  });

  test('the own time of the touch counts: one of before the end makes a new lead', () => {
    expect(placeTouch([ended('a', 10)], touch(9), DAYS)).toEqual({ kind: 'new' });
  });

  test('of several that ended, only the last can be re-opened', () => {
    expect(placeTouch([ended('a', 10), ended('b', 12)], touch(13), DAYS)).toEqual({ kind: 'reopen', leadId: 'b', absorbs: null });
    expect(placeTouch([ended('a', 10), ended('b', 90)], touch(13), DAYS)).toEqual({ kind: 'new' });
  });

  test('a lead that was merged away is not re-opened', () => {
    expect(placeTouch([{ ...ended('a', 10), mergedInto: 'b' }], touch(11), DAYS)).toEqual({ kind: 'new' });
  });

  test('where re-opening is switched off a touch after the end makes a new lead', () => {
    expect(placeTouch([ended('a', 10)], touch(10), 0)).toEqual({ kind: 'new' });
  });

  test('a late touch that would have re-opened the last lead still does, and the lead made meanwhile goes along', () => {
    const leads = [ended('a', 0), open('b', 40)];
    expect(placeTouch(leads, touch(10), DAYS)).toEqual({ kind: 'reopen', leadId: 'a', absorbs: 'b' });
  });

  test('a lead that was open before the other ended is not taken away from who follows it', () => {
    expect(placeTouch([ended('a', 10), open('b', 5)], touch(11), DAYS)).toEqual({ kind: 'join', leadId: 'b' });
  });

  test('a re-opened lead takes every later touch in', () => {
    const reopened = { ...open('b', 45), reopenedFrom: day(40) };
    expect(placeTouch([ended('a', 38), reopened], touch(39), DAYS)).toEqual({ kind: 'join', leadId: 'b' });
  });
});

/** The leads after a touch arrived, as the command writes them. */
function arrive(leads: readonly KnownLead[], next: NewTouch, now: Date): KnownLead[] {
  const placement = placeTouch(leads, next, DAYS);
  if (placement.kind === 'known') return [...leads];
  if (placement.kind === 'new')
    return [...leads, { ...lead({ leadId: `new@${now.getTime()}`, open: true }), openedAt: now, touches: [next] }];
  if (placement.kind === 'join')
    return leads.map((one) => (one.leadId === placement.leadId ? { ...one, touches: [...one.touches, next] } : one));
  const taken = leads.find(({ leadId }) => leadId === placement.absorbs)?.touches ?? [];
  return leads.map((one) => {
    if (one.leadId === placement.absorbs) return { ...one, open: false, closedAt: now, mergedInto: placement.leadId, touches: [] };
    if (one.leadId !== placement.leadId) return one;
    return { ...one, open: true, openedAt: now, reopenedFrom: one.closedAt, closedAt: null, touches: [...one.touches, ...taken, next] };
  });
}

/** What people see: which touches make a lead, and whether it is open. Leads that were merged away hold none. */
const shown = (leads: readonly KnownLead[]): string[] =>
  leads
    .filter(({ mergedInto }) => mergedInto === null)
    .map(
      ({ open: isOpen, touches }) =>
        `${isOpen ? 'open' : 'ended'} ${touches
          .map(({ source }) => source)
          .sort()
          .join(' ')}`,
    )
    .sort();

describe('whatever the order', () => {
  const NOW = 120;
  const before = fc
    .record({
      ends: fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { maxLength: 3 }),
      opened: fc.option(fc.integer({ min: 0, max: 119 })),
    })
    .map(({ ends, opened }) => [...ends.map((on) => ended(`ended${on}`, on)), ...(opened === null ? [] : [open('open', opened)])]);
  const touches = fc
    .array(fc.integer({ min: 0, max: NOW }), { minLength: 1, maxLength: 8 })
    .map((days) => days.map((on, n) => touch(on, `Form/${n}`)));

  test('touches that arrive while nothing closes give the same leads, in any order and however often each is told', () => {
    const arrivals = touches.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2, maxLength: all.length * 2 })),
    );
    fc.assert(
      fc.property(before, arrivals, (leads, [inTurn, shuffled]) => {
        const after = (all: readonly NewTouch[]) =>
          all.reduce<KnownLead[]>((sofar, next, n) => arrive(sofar, next, new Date(day(NOW).getTime() + n)), leads);
        expect(shown(after(shuffled))).toEqual(shown(after(inTurn)));
      }),
      { numRuns: 2_000 },
    );
  });

  test('there is never more than one open lead, and no touch is lost or doubled', () => {
    fc.assert(
      fc.property(before, touches, (leads, all) => {
        let now = leads;
        all.forEach((next, n) => {
          now = arrive(now, next, new Date(day(NOW).getTime() + n));
          expect(now.filter((one) => one.open)).toHaveLength(1);
        });
        const held = now.flatMap((one) => one.touches.map(({ source }) => source));
        expect(held.sort()).toEqual(
          [...leads.flatMap((one) => one.touches.map(({ source }) => source)), ...all.map(({ source }) => source)].sort(),
        );
      }),
      { numRuns: 1_000 },
    );
  });
});
