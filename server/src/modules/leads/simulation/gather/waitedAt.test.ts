import type { HistoryEntry } from '../../lead.model';
import { waitedAt } from './waitedAt';

/** What still waited when a replayed span began is part of it; what somebody held, the pool had or a manager decides is not. */
const on = (time: string) => new Date(`2026-11-20T${time}:00+08:00`);
const line = (what: HistoryEntry['what'], time: string) => ({ at: on(time), what, staffId: null, assignmentNo: null, code: null });
const waited = (...history: HistoryEntry[]) => waitedAt({ openedAt: on('09:00'), history }, on('12:00'));

it.each([
  ['never given', [line('captured', '09:00')], true],
  ['given later', [line('captured', '09:00'), line('assigned', '13:00')], true],
  [
    'handed back before',
    [line('captured', '09:00'), line('assigned', '10:00'), line('returned', '11:00'), line('assigned', '13:00')],
    true,
  ],
  ['in somebody’s hands', [line('captured', '09:00'), line('assigned', '10:00'), line('returned', '13:00')], false],
  ['in the open pool', [line('captured', '09:00'), line('pooled', '10:00')], false],
  ['recycled to the open pool', [line('assigned', '10:00'), line('recycled', '11:00'), line('pooled', '11:00')], false],
  ['left to a manager', [line('assigned', '10:00'), line('returned', '11:00'), line('handed_up', '11:00')], false],
] as const)('a lead that was %s: %#', (_, history, expected) => {
  expect(waited(...history)).toBe(expected);
});

it('a lead that came in later did not wait', () => {
  expect(waitedAt({ openedAt: on('13:00'), history: [line('captured', '08:00')] }, on('12:00'))).toBe(false);
});
