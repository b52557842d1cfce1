import { type AnyRung, defaultLadder } from '@yinqiao/shared/domain';
import { accepts, at, ladderWith, leadAt, MONDAY, member, planOf, seat } from './simulation.support';
import { simulate } from './simulate';

const only = (figures: ReturnType<typeof simulate>) => figures.sides[0];
const givenTo = (figures: ReturnType<typeof simulate>) =>
  Object.fromEntries(only(figures).people.map(({ staffId, given }) => [staffId, given]));

it('a lead of the night waits for the opening, and none of the bank’s time has passed until then', () => {
  const figures = simulate(planOf(), [leadAt(at('03:00'))]);
  expect(only(figures).waits).toMatchObject({ given: 1, median: 0, longest: 0 });
  expect(only(figures).ends).toMatchObject({ in_hand: 1, waiting: 0 });
});

it('a full team leaves leads waiting until a place is free, and the wait is counted in opening minutes', () => {
  const plan = planOf({ members: [member('stf_a', 'riverside', { openCapacity: 1 })] });
  const figures = simulate(plan, [
    leadAt(at('10:00'), { leadId: 'led_1', reactions: [accepts(5, 60)] }),
    leadAt(at('10:30'), { leadId: 'led_2', reactions: [accepts(5, null)] }),
  ]);
  // Free at 11:05, which is 35 minutes after the second enquiry.
  expect(only(figures).waits).toMatchObject({ given: 2, median: 0, longest: 35 });
  expect(only(figures).ends).toMatchObject({ in_hand: 1, ended: 1 });
});

it('when one place is free, the hottest and then the oldest that waits leaves first, and the day’s number holds until midnight', () => {
  const plan = planOf({ members: [member('stf_a', 'riverside', { dailyCapacity: 1 })], to: at('18:00', '2026-11-17') });
  const leads = [
    leadAt(at('10:00'), { leadId: 'led_1' }),
    leadAt(at('10:01'), { leadId: 'led_2' }),
    leadAt(at('10:02'), { leadId: 'led_3' }),
  ];
  const figures = simulate(plan, leads);
  expect(only(figures).ends).toMatchObject({ in_hand: 2, waiting: 1 });
  expect(only(figures).people).toEqual([expect.objectContaining({ staffId: 'stf_a', given: 2, fullDays: 2 })]);
  expect(only(figures).waits.longest).toBe(7 * 60 - 1);
});

it('a lead that nobody accepts is taken back by the clocks of the policy, goes to somebody else, and in the end to a manager', () => {
  const members = ['stf_a', 'stf_b', 'stf_c', 'stf_d'].map((id) => member(id));
  const figures = simulate(planOf({ members }), [leadAt(at('09:00'), { reactions: [{ does: 'nothing' }] })]);
  // Hot: 15 minutes to accept and 120 more; given again twice at most.
  expect(only(figures).promises).toMatchObject({ accept: 3, recycled: 3, handedUp: 1 });
  expect(only(figures).promises.byHeat.hot).toEqual({ given: 3, missed: 3 });
  expect(Object.values(givenTo(figures)).sort()).toEqual([0, 1, 1, 1]);
  expect(only(figures).ends).toMatchObject({ manual: 1 });
});

it('a first contact that never comes breaks its promise when it is due, and the lead is taken back', () => {
  const silent = { does: 'accepts' as const, after: 5, contactAfter: null, holds: null };
  const { clocks } = defaultLadder;
  const until = (minutes: number) => new Date(at('09:00').getTime() + minutes * 60_000);
  const promisesBy = (to: Date) => only(simulate(planOf({ to }), [leadAt(at('09:00'), { reactions: [silent] })])).promises;
  const due = 5 + clocks.hot.contact;
  expect(promisesBy(until(due - 1))).toMatchObject({ contact: 0, recycled: 0 });
  expect(promisesBy(until(due))).toMatchObject({ contact: 1, recycled: 0 });
  expect(promisesBy(until(due + clocks.hot.recycle))).toMatchObject({ recycled: 1 });
});

it('an attempt in vain begins the time to the first contact anew', () => {
  const { contact, recycle } = defaultLadder.clocks.hot;
  const tried = { does: 'accepts' as const, after: 0, contactAfter: contact + 30, holds: null, tries: [contact - 10] };
  const figures = simulate(planOf({ to: at('17:00') }), [leadAt(at('09:00'), { reactions: [tried] })]);
  expect(only(figures).promises).toMatchObject({ contact: 0, recycled: 0 });
  const late = { ...tried, tries: [], contactAfter: contact + recycle };
  expect(only(simulate(planOf({ to: at('17:00') }), [leadAt(at('09:00'), { reactions: [late] })])).promises).toMatchObject({
    contact: 1,
    recycled: 0,
  });
});

describe('跟进中无动作', () => {
  const begun = { does: 'accepts' as const, after: 5, contactAfter: 10, holds: null };
  const twoWeeks = at('00:00', '2026-11-30');

  it('a lead that was begun and let lie goes to the open pool after the days of the policy that is tried', () => {
    const plan = planOf({ to: at('00:00', '2026-11-21'), after: { ...defaultLadder, idleDays: 3 } });
    const { sides } = simulate(plan, [leadAt(at('10:00'), { reactions: [begun] })]);
    expect(sides.map(({ promises, ends }) => [promises.idle, ends.in_hand, ends.open_pool])).toEqual([
      [0, 1, 0],
      [1, 0, 1],
    ]);
  });

  it('whatever is done keeps it', () => {
    const acts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((day) => day * 480);
    const figures = simulate(planOf({ to: twoWeeks }), [leadAt(at('10:00'), { reactions: [{ ...begun, acts }] })]);
    expect(only(figures).promises.idle).toBe(0);
    expect(only(figures).ends.in_hand).toBe(1);
  });

  it('without an open pool it is given to somebody else', () => {
    const rungs = defaultLadder.rungs.filter(({ kind }) => kind !== 'open_pool');
    const figures = simulate(planOf({ to: twoWeeks, before: { ...defaultLadder, rungs } }), [
      leadAt(at('10:00'), { reactions: [begun, accepts(5, 60)] }),
    ]);
    expect(only(figures).promises.idle).toBe(1);
    expect(only(figures).ends).toMatchObject({ ended: 1, open_pool: 0 });
  });
});

describe('公海', () => {
  const nobody = [member('stf_n', 'northgate', { licences: [] })];
  const lead = (over: object) => leadAt(at('10:00'), { ...over, reactions: [{ does: 'accepts', after: 0, contactAfter: 10, holds: 60 }] });

  it('whoever took it then takes it again, as long after; where nobody did, nobody does', () => {
    const plan = planOf({ members: nobody, to: at('17:00') });
    const figures = simulate(plan, [lead({ leadId: 'led_1', grabs: [{ staffId: 'stf_n', after: 40 }] }), lead({ leadId: 'led_2' })]);
    const { ends, promises, people } = only(figures);
    expect(ends).toMatchObject({ open_pool: 1, ended: 1 });
    expect(promises.grabbed).toBe(1);
    expect(people).toEqual([expect.objectContaining({ staffId: 'stf_n', given: 1 })]);
  });

  it('a full hand takes nothing', () => {
    const full = [member('stf_n', 'northgate', { licences: [], openCapacity: 0 })];
    const figures = simulate(planOf({ members: full, to: at('17:00') }), [lead({ grabs: [{ staffId: 'stf_n', after: 40 }] })]);
    expect(only(figures).ends.open_pool).toBe(1);
  });

  it('who takes it and does not contact within the time of the grab loses it again', () => {
    const silent = {
      ...lead({ grabs: [{ staffId: 'stf_n', after: 40 }] }),
      reactions: [{ does: 'accepts' as const, after: 0, contactAfter: null, holds: null }],
    };
    const figures = simulate(planOf({ members: nobody, to: at('17:00') }), [silent]);
    expect(only(figures).promises).toMatchObject({ grabbed: 1, contact: 1, idle: 1 });
    expect(only(figures).ends.open_pool).toBe(1);
  });
});

it('a stricter time to accept shows more missed promises for the same people', () => {
  const strict = {
    ...planOf().sides[0].rules[0]!,
    clocks: { ...planOf().sides[0].rules[0]!.clocks, hot: { accept: 5, contact: 60, recycle: 120 } },
  };
  const { sides } = simulate(planOf({ after: strict }), [leadAt(at('10:00'), { reactions: [accepts(10)] })]);
  expect(sides.map(({ promises }) => promises.accept)).toEqual([0, 1]);
});

it('a higher limit of assets takes the owner’s lead to fair share: another rung, perhaps another person, told in a sample', () => {
  const plan = planOf({ after: ladderWith('book_owner', { minAssets: 20 }) });
  const leads = Array.from({ length: 8 }, (_, n) => leadAt(at(`10:0${n}`), { leadId: `led_${n}`, ownerId: 'stf_a' }));
  const { sides, moved, samples } = simulate(plan, leads);
  expect(sides.map(({ byRung }) => byRung)).toEqual([[{ rung: 'book_owner', leads: 8 }], [{ rung: 'fair_share', leads: 8 }]]);
  expect(moved).toEqual({ basis: 8, person: 4, personByBasis: 4, outlet: 0 });
  expect(samples).toHaveLength(4);
  expect(samples[0]?.placements.map(({ by }) => by)).toEqual(['book_owner', 'fair_share']);
  expect(sides[1].people.map(({ shared, entitled }) => [shared, entitled])).toEqual([
    [4, 4],
    [4, 4],
  ]);
  expect(sides[1].gini).toBe(0);
});

it('leads of red lines, of the open pool and those for a manager end there: nobody is said to have taken them', () => {
  const nobody = planOf({ members: [member('stf_a', 'northgate')], after: ladderWith('fair_share', { way: 'manual' }) });
  const refused = leadAt(at('10:00'), { leadId: 'led_1' });
  const figures = simulate(nobody, [
    { ...refused, facts: { ...refused.facts, redLines: ['blacklist'] } },
    leadAt(at('10:01'), { leadId: 'led_2', productLine: 'pension' }),
  ]);
  expect(figures.sides.map(({ ends }) => ends.excluded)).toEqual([1, 1]);
  expect(figures.sides[1].ends.manual).toBe(1);
});

it('what people had in hand when the time began takes its place until it ends', () => {
  const plan = planOf({
    members: [member('stf_a', 'riverside', { openCapacity: 1 })],
    inHand: [{ staffId: 'stf_a', until: at('12:00') }],
  });
  expect(only(simulate(plan, [leadAt(at('10:00'))])).waits.longest).toBe(120);
});

it('a unit below the branch is told of its own leads and people; the others only take their places', () => {
  const plan = planOf({ members: [member('stf_a'), member('stf_n', 'northgate')], unitId: 'riverside' });
  const figures = simulate(plan, [leadAt(at('10:00'), { leadId: 'led_1' }), leadAt(at('10:01'), { leadId: 'led_2', areaId: 'chengbei' })]);
  expect(figures.leads).toBe(1);
  expect(givenTo(figures)).toEqual({ stf_a: 1 });
});

it('somebody on leave gets nothing while it lasts', () => {
  const away = member('stf_a', 'riverside', { leaves: [{ from: MONDAY, to: '2026-11-17' }] });
  const figures = simulate(planOf({ members: [away] }), [leadAt(at('10:00'))]);
  // Two days of eight hours, without the first hour.
  expect(only(figures).waits.longest).toBe(15 * 60);
});

it('a rule of the bank’s own that begins in the evening moves what waits then, though nobody is there', () => {
  const { rungs, ...whole } = defaultLadder;
  const when = { hours: { from: '20:00', to: '22:00' } };
  const evening = { name: '晚间进公海', when, strategy: { kind: 'open_pool' as const } };
  const rung: AnyRung = { id: 'evening', kind: 'custom', on: true, params: evening, lock: 'free', bounds: {} };
  const at10 = rungs.findIndex(({ kind }) => kind === 'licence');
  const before = { ...whole, rungs: [...rungs.slice(0, at10), rung, ...rungs.slice(at10)] };
  const plan = planOf({ members: [member('stf_a', 'riverside', { dailyCapacity: 1 })], before, after: defaultLadder, to: at('23:00') });
  const { sides } = simulate(plan, [leadAt(at('10:00'), { leadId: 'led_1' }), leadAt(at('10:01'), { leadId: 'led_2' })]);
  expect(sides.map(({ ends }) => [ends.open_pool, ends.waiting])).toEqual([
    [1, 0],
    [0, 1],
  ]);
});

describe('远程坐席', () => {
  const { facts } = leadAt(at('17:30'));
  const asked = (leadId: string, time: string) => leadAt(at(time), { leadId, facts: { ...facts, at: at(time), tier: 'mass', assets: 0 } });
  const until = at('12:00', '2026-11-17');

  it('take in the evening what waits for the outlet; without that rung it waits for the morning', () => {
    const plan = planOf({ seats: [seat('stf_seat')], after: ladderWith('remote_seats', {}, false), unitId: 'hq', to: until });
    const { sides } = simulate(plan, [asked('led_1', '17:30'), asked('led_2', '18:30')]);
    const given = sides.map(({ people }) => people.find(({ staffId }) => staffId === 'stf_seat')?.given ?? 0);
    expect(given).toEqual([2, 0]);
    expect(sides.map(({ waits }) => waits.given)).toEqual([2, 2]);
  });

  it('what no seat has room for is the outlet’s the next morning', () => {
    const plan = planOf({ members: [member('stf_a')], seats: [{ ...seat('stf_seat'), openCapacity: 1 }], unitId: 'hq', to: until });
    const figures = simulate(plan, [asked('led_1', '18:30'), asked('led_2', '18:31')]);
    expect(givenTo(figures)).toEqual({ stf_a: 1, stf_seat: 1 });
  });
});
