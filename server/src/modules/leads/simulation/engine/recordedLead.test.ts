import { defaultLadder } from '@yinqiao/shared/domain';
import fc from 'fast-check';
import { factsWith } from '../../distribution/bank.support';
import { at, member, planOf } from './simulation.support';
import { type RecordedLead, simulatedLeads } from './recordedLead';
import { simulate } from './simulate';

const asSimulated = simulatedLeads(planOf({ members: [member('stf_a'), member('stf_b')] }));
const entry = (time: string, what: string, staffId: string | null = null, day?: string) => ({ at: at(time, day), what, staffId });
const recorded = (over: Partial<RecordedLead>): RecordedLead => ({
  leadId: 'led_1',
  arrivesAt: at('10:00'),
  capturedAt: at('10:00'),
  productLine: 'pension',
  areaId: 'hedong',
  touches: 1,
  facts: factsWith(),
  history: [],
  firstContactedAt: null,
  closedAt: null,
  ...over,
});
const reactionsOf = (over: Partial<RecordedLead>) => asSimulated(recorded(over)).reactions;

it('a lead that was accepted, contacted and ended keeps its minutes, nights not counted', () => {
  const history = [entry('16:30', 'assigned', 'stf_a'), entry('16:40', 'accepted', 'stf_a')];
  const over = { history, firstContactedAt: at('09:10', '2026-11-17'), closedAt: at('11:40', '2026-11-17') };
  expect(reactionsOf(over)).toEqual([{ does: 'accepts', after: 10, contactAfter: 30, holds: 180 }]);
});

it('each holder is one turn: who handed it back, who let it lie, who keeps it', () => {
  const history = [
    entry('10:00', 'assigned', 'stf_a'),
    entry('10:20', 'returned', 'stf_a'),
    entry('10:20', 'assigned', 'stf_b'),
    entry('12:35', 'recycled', 'stf_b'),
    entry('12:35', 'assigned', 'stf_a'),
    entry('12:40', 'accepted', 'stf_a'),
  ];
  expect(reactionsOf({ history })).toEqual([
    { does: 'returns', after: 20 },
    { does: 'nothing' },
    { does: 'accepts', after: 5, contactAfter: null, holds: null },
  ]);
});

it('a lead taken from the open pool is accepted at once, and one moved by a manager stays in one turn', () => {
  const history = [entry('11:00', 'grabbed', 'stf_a'), entry('12:00', 'transferred', 'stf_b')];
  expect(reactionsOf({ history, closedAt: at('13:00') })).toEqual([{ does: 'accepts', after: 0, contactAfter: null, holds: 120 }]);
});

it('somebody who has left since is reckoned in the hours of the customer’s outlet', () => {
  const history = [entry('10:00', 'assigned', 'stf_gone'), entry('10:15', 'accepted', 'stf_gone')];
  expect(reactionsOf({ history })).toEqual([{ does: 'accepts', after: 15, contactAfter: null, holds: null }]);
});

it('a lead that nobody ever had is taken to be accepted and worked like any other', () => {
  expect(reactionsOf({})).toEqual([{ does: 'accepts', after: 30, contactAfter: 60, holds: 2_400, acts: [480, 960, 1_440, 1_920] }]);
});

it('how long somebody is waited for is counted from when the lead came in', () => {
  expect(asSimulated(recorded({ arrivesAt: at('10:00') })).facts.at).toEqual(at('10:00'));
});

it('a lead that a clock took back is told as far as its holder went; what a customer or a manager ended is a fact', () => {
  const begun = [entry('10:00', 'assigned', 'stf_a'), entry('10:05', 'accepted', 'stf_a')];
  const idle = [
    ...begun,
    { ...entry('10:25', 'outcome', 'stf_a'), code: 'considering' },
    { ...entry('10:25', 'recycled', 'stf_a', '2026-11-23'), code: 'idle' },
  ];
  expect(reactionsOf({ history: idle })).toEqual([{ does: 'accepts', after: 5, contactAfter: 20, holds: null }]);
  const declined = [...begun, { ...entry('11:05', 'recycled', 'stf_a'), code: 'declined' }];
  expect(reactionsOf({ history: declined })).toEqual([{ does: 'accepts', after: 5, contactAfter: null, holds: 60, returned: true }]);
});

it('who took it from the open pool, and how long after it came there, is kept', () => {
  const history = [entry('10:00', 'pooled'), entry('10:45', 'grabbed', 'stf_b')];
  expect(asSimulated(recorded({ history })).grabs).toEqual([{ staffId: 'stf_b', after: 45 }]);
});

/** The same policy over what it did: exactly the breaches and recycles on record, since the clocks are the bank's own. */
it('a recorded stretch replayed under its own policy has its breaches and recycles', () => {
  const { accept, contact, recycle } = defaultLadder.clocks.hot;
  const minutes = (n: number) => new Date(at('09:00').getTime() + n * 60_000);
  const line = (after: number, what: string, staffId: string | null, code: string | null = null) => ({
    at: minutes(after),
    what,
    staffId,
    code,
  });
  const kinds = [
    // Never accepted.
    [line(0, 'assigned', 'stf_a'), line(accept + recycle, 'recycled', 'stf_a', 'not_accepted')],
    // Accepted, never contacted.
    [line(0, 'assigned', 'stf_a'), line(5, 'accepted', 'stf_a'), line(5 + contact + recycle, 'recycled', 'stf_a', 'not_contacted')],
    // Contacted too late, but before it was taken back.
    [line(0, 'assigned', 'stf_a'), line(5, 'accepted', 'stf_a'), line(5 + contact + 10, 'outcome', 'stf_a', 'considering')],
    // As promised.
    [line(0, 'assigned', 'stf_a'), line(5, 'accepted', 'stf_a'), line(20, 'outcome', 'stf_a', 'considering')],
  ];
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 20 }), (chosen) => {
      const members = Array.from({ length: 8 }, (_, n) => member(`stf_${n}`, 'riverside', { dailyCapacity: 99, openCapacity: 99 }));
      const plan = planOf({ members, to: at('17:00'), before: { ...defaultLadder, mostRedistributions: 0 } });
      const leads = chosen.map((kind, n) => ({
        ...asSimulated(recorded({ leadId: `led_${n}`, arrivesAt: at('09:00'), capturedAt: at('09:00'), history: kinds[kind]! })),
        productLine: 'renovation_loan' as const,
      }));
      const { promises } = simulate(plan, leads).sides[0];
      const count = (...wanted: number[]) => chosen.filter((kind) => wanted.includes(kind)).length;
      expect([promises.accept, promises.contact, promises.recycled]).toEqual([count(0), count(1, 2), count(0, 1)]);
    }),
    { numRuns: 60 },
  );
});
