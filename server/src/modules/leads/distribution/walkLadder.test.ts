import { defaultLadder, type RuleSet, type RungKind, type RungParams, type Ties } from '@yinqiao/shared/domain';
import fc from 'fast-check';
import { NOON, ownedBy } from './bank.support';
import { candidate } from './candidate.support';
import type { Candidate } from './eligibility';
import type { Walk } from './walk';
import { type Case, daysAgo, friend, scanned, threePeople, walkOf, whereTo } from './walk.support';

const [zhou, song, tang] = threePeople as [Candidate, Candidate, Candidate];

const found = ({ steps }: Walk, kind: RungKind) => steps.find((step) => step.kind === kind)?.found;
const withRung = <K extends RungKind>(kind: K, params: Partial<RungParams[K]>, on = true): RuleSet => ({
  ...defaultLadder,
  rungs: defaultLadder.rungs.map((rung) =>
    rung.kind === kind ? ({ ...rung, on, params: { ...rung.params, ...params } } as typeof rung) : rung,
  ),
});
const without = (kind: RungKind) => withRung(kind, {}, false);

const handling = (staffId: string, days: number, productLine: 'renovation_loan' | 'pension' = 'renovation_loan'): Partial<Ties> => ({
  handlings: [{ staffId, productLine, since: daysAgo(60), lastActionAt: daysAgo(days) }],
});
const referred: Partial<Ties> = { referral: { namedStaffId: 'tang', byStaffId: 'lobby', at: daysAgo(1) } };
const choosing = (staffId: string | null, outletId: string | null = null): Partial<Ties> => ({ chosen: { staffId, outletId } });

describe('each rung, one line a finding', () => {
  it.each<[string, RungKind, string, string, Case]>([
    ['0 a person on the blacklist', 'red_lines', 'blacklist', 'red_lines → excluded', { customer: { redLines: ['blacklist'] } }],
    ['0 a member of staff', 'red_lines', 'staff', 'red_lines → excluded', { customer: { redLines: ['staff'] } }],
    ['1 a second touch', 'collision', 'joined', 'fair_share → riverside', { lead: { touches: 2 } }],
    ['2 an open application of the line', 'handler', 'named', 'handler → tang', { ties: handling('tang', 30) }],
    ['2 one in which nothing happened for 31 days', 'handler', 'idle', 'fair_share → riverside', { ties: handling('tang', 31) }],
    ['2 one of another line', 'handler', 'none', 'fair_share → riverside', { ties: handling('tang', 1, 'pension') }],
    ['3 a book owner on duty', 'book_owner', 'named', 'book_owner → tang', { ties: ownedBy('tang') }],
    ['3 below 5 万', 'book_owner', 'below_assets', 'fair_share → riverside', { ties: ownedBy('tang'), customer: { assets: 0 } }],
    ['3 silent for 180 days', 'book_owner', 'silent', 'fair_share → riverside', { ties: ownedBy('tang', daysAgo(180)) }],
    ['3 in touch 179 days ago', 'book_owner', 'named', 'book_owner → tang', { ties: ownedBy('tang', daysAgo(179)) }],
    ['3 who left the bank', 'book_owner', 'gone', 'fair_share → riverside', { ties: ownedBy('nobody') }],
    ['4 the friend the customer wrote to', 'friend', 'named', 'friend → tang', { ties: { friends: [friend('tang', 90)] } }],
    ['4 a friend not heard of', 'friend', 'unheard', 'fair_share → riverside', { ties: { friends: [friend('tang', null)] } }],
    ['4 heard of 91 days ago', 'friend', 'unheard', 'fair_share → riverside', { ties: { friends: [friend('tang', 91)] } }],
    ['5 a referral that names somebody', 'referral', 'named', 'referral → tang', { ties: referred }],
    ['6 a code scanned 7 days ago', 'code_staff', 'named', 'code_staff → tang', { ties: scanned('tang', 7) }],
    ['6 a code scanned 8 days ago', 'code_staff', 'expired', 'fair_share → riverside', { ties: scanned('tang', 8) }],
    ['7 the adviser the customer chose', 'chosen', 'named', 'chosen → tang', { ties: choosing('tang') }],
    ['7 the outlet the customer chose', 'chosen', 'outlet', 'fair_share → northgate', { ties: choosing(null, 'northgate') }],
    ['7 an outlet where nobody may', 'chosen', 'unstaffed', 'fair_share → riverside', { ties: choosing(null, 'hills') }],
    ['8 a line without a licence', 'licence', 'not_needed', 'fair_share → riverside', { lead: { productLine: 'general' } }],
    ['9 a VIP where no wealth manager is', 'tier', 'desk_lacks', 'fair_share → riverside', { customer: { tier: 'vip', assets: 50 } }],
    ['10 nobody at work near', 'nearest', 'off_duty', 'fair_share → branch', { people: [candidate('far', { unitId: 'hills' })] }],
    ['10 a county outlet at 12 km', 'nearest', 'outlet', 'fair_share → village', { people: [candidate('far', { unitId: 'village' })] }],
    ['13 nobody in the branch', 'open_pool', 'open_pool', 'open_pool → open_pool', { people: [] }],
  ])('%s', (_, kind, finding, way, given) => {
    const result = walkOf(given);
    expect([found(result, kind), whereTo(result)]).toEqual([finding, way]);
  });

  it('the nearest outlet that is full gives way to one within the radius that has room, and to none beyond it', () => {
    const full = candidate('zhou', { newToday: 8 });
    expect(whereTo(walkOf({ people: [full, tang] }))).toBe('fair_share → northgate');
    expect(whereTo(walkOf({ people: [full, candidate('far', { unitId: 'hills' })] }))).toBe('fair_share → riverside');
  });

  it('a VIP goes to the wealth manager who is there', () => {
    const fang = candidate('fang', { desk: 'wealth_managers' });
    const { outcome } = walkOf({ people: [zhou, fang], customer: { tier: 'vip', assets: 50 } });
    expect(outcome).toMatchObject({ kind: 'pool', pool: { unitId: 'riverside', desk: 'wealth_managers' } });
  });
});

describe('a person who cannot take it says why, and the walk goes on to the next', () => {
  const ties = { ...ownedBy('zhou'), ...scanned('tang', 1) };
  it.each<[string, Partial<Candidate>, Partial<Case>]>([
    ['off_duty', { onDuty: false }, {}],
    ['not_licensed', { licences: [] }, {}],
    ['daily_full', { newToday: 8 }, {}],
    ['open_full', { open: 30 }, {}],
    ['returned_before', {}, { lead: { returnedBy: ['zhou'] } }],
    ['barred', {}, { customer: { barred: ['zhou'] } }],
  ])('%s', (reason, over, more) => {
    const result = walkOf({ people: [candidate('zhou', over), song, tang], ties, ...more });
    expect([found(result, 'book_owner'), whereTo(result)]).toEqual([reason, 'code_staff → tang']);
  });

  it('an owner without the licence keeps the book and shares the credit', () => {
    const result = walkOf({ people: [candidate('zhou', { licences: [] }), song], ties: ownedBy('zhou') });
    expect([whereTo(result), result.sharedWith]).toEqual(['fair_share → riverside', 'zhou']);
  });
});

describe('how long an owner is waited for', () => {
  const away = [candidate('zhou', { onDuty: false }), song];
  const back = (minutes: number) => ({ zhou: { at: new Date(NOON.getTime() + minutes * 60_000), minutes } });
  it.each([
    ['two working hours', 'affluent', 5, 120, 'waits'],
    ['not a minute longer', 'affluent', 5, 121, 'off_duty'],
    ['four for a VIP', 'vip', 50, 240, 'waits'],
    ['not longer for a VIP either', 'vip', 50, 241, 'off_duty'],
  ] as const)('%s', (_, tier, assets, minutes, finding) => {
    const result = walkOf({ people: away, ties: ownedBy('zhou'), customer: { tier, assets }, nextDuty: back(minutes) });
    expect(found(result, 'book_owner')).toBe(finding);
    expect(result.outcome.kind).toBe(finding === 'waits' ? 'waits' : 'pool');
  });

  it('anybody a rung names is waited for until their outlet opens, and nobody longer', () => {
    const named = { people: [candidate('tang', { unitId: 'northgate', onDuty: false })], ties: scanned('tang', 1) };
    expect(walkOf({ ...named, nextDuty: { tang: { at: NOON, minutes: 0 } } }).outcome.kind).toBe('waits');
    expect(walkOf({ ...named, nextDuty: { tang: { at: NOON, minutes: 1 } } }).outcome.kind).toBe('pool');
  });
});

describe('after hours', () => {
  const evening = new Date('2026-11-22T18:30:00+08:00');
  const closed = [candidate('zhou', { onDuty: false })];
  const seat = candidate('seat', { unitId: 'seats', desk: 'remote' });
  it.each([
    ['the mass tier goes to a remote seat', 'mass', [...closed, seat], evening, 'remote_seats → seats'],
    ['others wait for the outlet', 'affluent', [...closed, seat], evening, 'fair_share → riverside'],
    ['so does everybody at night', 'mass', [...closed, seat], new Date('2026-11-22T21:00:00+08:00'), 'fair_share → riverside'],
    ['and where no seat has the licence', 'mass', [...closed, { ...seat, licences: [] }], evening, 'fair_share → riverside'],
    ['where no outlet is near, any tier goes to a seat', 'affluent', [seat], evening, 'remote_seats → seats'],
  ] as const)('%s', (_, tier, people, at, way) => {
    expect(whereTo(walkOf({ people, at, customer: { tier, assets: 0 }, remote: true }))).toBe(way);
  });
});

describe('the rule set decides', () => {
  const everything: Partial<Ties> = {
    ...handling('a', 1),
    ...ownedBy('b'),
    friends: [friend('c', 1)],
    referral: { namedStaffId: 'd', byStaffId: 'lobby', at: daysAgo(1) },
    ...scanned('e', 1),
  };
  const people = ['a', 'b', 'c', 'd', 'e'].map((id) => candidate(id));
  const persons: readonly RungKind[] = ['handler', 'book_owner', 'friend', 'referral', 'code_staff'];

  it.each(persons.map((kind, i) => [kind, persons[i + 1] ?? 'fair_share'] as const))('with the rungs above %s off, %s is next', (kind) => {
    const above = persons.slice(0, persons.indexOf(kind));
    const rules = above.reduce<RuleSet>(
      (set, off) => ({ ...set, rungs: set.rungs.map((rung) => (rung.kind === off ? { ...rung, on: false } : rung)) }),
      defaultLadder,
    );
    expect(walkOf({ people, ties: everything, rules }).outcome.by).toBe(kind);
  });

  it('in whatever order its person rungs stand, the first of them that holds decides', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...persons], { minLength: 5, maxLength: 5 }), (order) => {
        const rest = defaultLadder.rungs.filter(({ kind }) => !persons.includes(kind));
        const moved = order.flatMap((kind) => defaultLadder.rungs.filter((rung) => rung.kind === kind));
        const rules = { ...defaultLadder, rungs: [...rest.slice(0, 2), ...moved, ...rest.slice(2)] };
        expect(walkOf({ people, ties: everything, rules }).outcome.by).toBe(order[0]);
      }),
    );
  });

  it('a chosen person goes before the owner, a chosen outlet does not', () => {
    expect(whereTo(walkOf({ ties: { ...ownedBy('zhou'), ...choosing('tang') } }))).toBe('chosen → tang');
    expect(whereTo(walkOf({ ties: { ...ownedBy('zhou'), ...choosing(null, 'northgate') } }))).toBe('book_owner → zhou');
    expect(whereTo(walkOf({ ties: { ...handling('zhou', 1), ...choosing('tang') } }))).toBe('handler → zhou');
  });

  it.each<[string, RungKind, Case, string]>([
    ['red lines', 'red_lines', { customer: { redLines: ['risk'] } }, 'fair_share → riverside'],
    ['licences', 'licence', { people: [candidate('zhou', { licences: [] })] }, 'fair_share → riverside'],
    ['the radius', 'nearest', {}, 'fair_share → branch'],
    ['fair share', 'fair_share', {}, 'open_pool → open_pool'],
    ['the open pool', 'open_pool', { people: [] }, 'fair_share → manual'],
  ])('switched off, %s no longer have their say', (_, kind, given, way) => {
    expect(whereTo(walkOf({ ...given, rules: without(kind) }))).toBe(way);
    expect(whereTo(walkOf(given))).not.toBe(way);
  });

  it.each<[string, RuleSet, Case, string]>([
    ['the least assets', withRung('book_owner', { minAssets: 20 }), { ties: ownedBy('tang') }, 'fair_share → riverside'],
    ['the days of a friend', withRung('friend', { days: 60 }), { ties: { friends: [friend('tang', 61)] } }, 'fair_share → riverside'],
    ['the days of a code', withRung('code_staff', { days: 15 }), { ties: scanned('tang', 8) }, 'code_staff → tang'],
    ['the radius', withRung('nearest', { urbanKilometres: 10 }), { people: [candidate('far', { unitId: 'hills' })] }, 'fair_share → hills'],
    ['more licences', withRung('licence', { more: { renovation_loan: ['fund'] } }), {}, 'open_pool → open_pool'],
    ['the way', withRung('fair_share', { way: 'manual' }), {}, 'fair_share → manual'],
  ])('a changed number has effect: %s', (_, rules, given, way) => {
    expect(whereTo(walkOf({ ...given, rules }))).toBe(way);
  });

  it('a rule of the bank’s own decides where it stands, and only for whom it is', () => {
    const team = { kind: 'team' as const, unitId: 'northgate', staffIds: ['tang'], licences: [], way: 'least_loaded' as const };
    const own = { name: '贵宾团队', when: { tiers: ['vip' as const] }, strategy: team };
    const rung = { id: 'own_1', kind: 'custom' as const, on: true, params: own, lock: 'free' as const, bounds: {} };
    const rules: RuleSet = { ...defaultLadder, rungs: [...defaultLadder.rungs.slice(0, 2), rung, ...defaultLadder.rungs.slice(2)] };
    expect(whereTo(walkOf({ rules, ties: ownedBy('zhou'), customer: { tier: 'vip', assets: 50 } }))).toBe('custom → northgate');
    expect(whereTo(walkOf({ rules, ties: ownedBy('zhou') }))).toBe('book_owner → zhou');
  });

  it('every rung leaves one step, in the order of the ladder', () => {
    expect(walkOf({}).steps.map(({ kind }) => kind)).toEqual(defaultLadder.rungs.map(({ kind }) => kind));
  });
});

it('the order of the lists changes nothing', () => {
  const names = ['zhou', 'song', 'tang', 'luo'];
  const people = names.map((id, i) => candidate(id, { unitId: i % 2 ? 'riverside' : 'northgate', open: i }));
  const friends = [friend('zhou', 3), friend('luo', 2), friend('song', 80)];
  const expected = walkOf({ people, ties: { friends } });
  const any = <T>(all: T[]) => fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
  fc.assert(
    fc.property(any(people), any(friends), (shuffled, ties) => {
      expect(walkOf({ people: shuffled, ties: { friends: ties } })).toEqual(expected);
    }),
  );
});
