import type { HistoryEntry } from './lead.model';
import { roundsOf } from './rounds';

/** Every time a lead came to somebody is a round of its own, in the order in which it happened, with what brought it there. */
const line = (what: HistoryEntry['what'], staffId: string | null, assignmentNo: number | null, code: HistoryEntry['code'] = null) => ({
  at: new Date('2026-11-20T10:00:00+08:00'),
  ...{ what, staffId, assignmentNo, code },
});
const rounds = (...history: HistoryEntry[]) =>
  roundsOf({ history }).map(({ assignmentNo, staffId, byText }) => [assignmentNo, staffId, byText]);

it('a lead that was given again, left to a manager and taken from the open pool has them all', () => {
  expect(
    rounds(
      line('captured', null, null),
      line('assigned', 'a', 1),
      line('recycled', 'a', 1, 'not_accepted'),
      line('assigned', 'b', 2),
      line('returned', 'b', 2, 'busy'),
      line('handed_up', null, 2),
      line('transferred', 'c', 3, 'better_fit'),
      line('transferred', 'd', 4, 'better_fit'),
      line('recycled', 'd', 4, 'idle'),
      line('pooled', null, 4, 'idle'),
      line('grabbed', 'a', 5),
      line('transferred', 'b', 6, 'verdict'),
    ),
  ).toEqual([
    [1, 'a', '分配'],
    [2, 'b', '分配'],
    [3, 'c', '人工'],
    [4, 'd', '转派'],
    [5, 'a', '抢单'],
    [6, 'b', '裁决'],
  ]);
});

it('an undone transfer is a round only where it gives the lead back to somebody', () => {
  const given = [line('assigned', 'a', 1), line('transferred', 'b', 2, 'better_fit')];
  expect(rounds(...given, line('taken_back', 'a', 3, 'better_fit')).at(-1)).toEqual([3, 'a', '撤销改派']);
  expect(rounds(line('transferred', 'b', 1, 'better_fit'), line('taken_back', 'b', 1, 'better_fit'))).toEqual([[1, 'b', '人工']]);
});

it('a lead that nobody ever got has none', () => {
  expect(rounds(line('captured', null, null), line('pooled', null, 0, 'nobody_to_serve'))).toEqual([]);
});
