import { defaultLadder } from '@yinqiao/shared/domain';
import type { HistoryEntry, Lead } from '../../lead.model';
import { on } from '../judge/judge.support';
import { holdingsOf } from './holdings';

/** What the history of a lead says about who had it, and why they have it no more. */
const [A, B] = ['stf_a', 'stf_b'];
const line = (
  what: HistoryEntry['what'],
  staffId: string,
  assignmentNo: number,
  code: HistoryEntry['code'],
  time: string,
): HistoryEntry => ({
  what,
  staffId,
  assignmentNo,
  code,
  at: on('11-19', time),
});
const holdings = (...history: HistoryEntry[]) =>
  holdingsOf({ history, assignmentNo: 9, firstContactBy: null, heat: 'warm', pool: { namedStaffId: null } } as unknown as Lead, {
    rules: defaultLadder,
    hoursOf: () => null,
    rungBy: () => null,
  }).map(({ staffId, endedBy, endedAt }) => [staffId, endedBy, endedAt]);

it.each([
  ['not_accepted', 'recycled'],
  ['away', 'transferred'],
  ['verdict', 'transferred'],
  ['declined', 'transferred'],
] as const)('a lead that was recycled (%s) is told as %s', (code, endedBy) => {
  expect(holdings(line('assigned', A, 1, null, '10:00'), line('recycled', A, 1, code, '11:00'))).toEqual([
    [A, endedBy, on('11-19', '11:00')],
  ]);
});

it('an undone transfer that leaves the lead with nobody ends the assignment and is none of its own', () => {
  expect(holdings(line('transferred', B, 1, 'busy', '10:00'), line('taken_back', B, 1, 'busy', '10:05'))).toEqual([
    [B, 'transferred', on('11-19', '10:05')],
  ]);
});

it('an undone transfer that gives the lead back is a new assignment', () => {
  expect(
    holdings(line('assigned', A, 1, null, '09:00'), line('transferred', B, 2, 'busy', '10:00'), line('taken_back', A, 3, 'busy', '10:05')),
  ).toEqual([
    [A, 'transferred', on('11-19', '10:00')],
    [B, 'transferred', on('11-19', '10:05')],
    [A, null, null],
  ]);
});
