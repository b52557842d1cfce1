import { factsWith } from '../../distribution/bank.support';
import { at, member, planOf } from './simulation.support';
import { type RecordedLead, simulatedLeads } from './recordedLead';

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
  expect(reactionsOf({})).toEqual([{ does: 'accepts', after: 30, contactAfter: null, holds: 2_400 }]);
});

it('how long somebody is waited for is counted from when the lead came in', () => {
  expect(asSimulated(recorded({ arrivesAt: at('10:00') })).facts.at).toEqual(at('10:00'));
});
