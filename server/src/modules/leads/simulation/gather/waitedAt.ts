import type { HistoryEntry, Lead } from '../../lead.model';

/** What moves a lead to or from those that distribution has still to give. */
const WAITS: readonly HistoryEntry['what'][] = ['captured', 'reopened', 'returned', 'recycled', 'unmerged'];
const WAITS_NOT: readonly HistoryEntry['what'][] = [
  'assigned',
  'grabbed',
  'transferred',
  'taken_back',
  'pooled',
  'handed_up',
  'closed',
  'merged',
];

/** Whether a lead waited for distribution at an instant: its last move before then left it to nobody, no pool and no manager. */
export function waitedAt({ openedAt, history }: Pick<Lead, 'openedAt' | 'history'>, at: Date): boolean {
  const last = history.findLast((entry) => entry.at < at && (WAITS.includes(entry.what) || WAITS_NOT.includes(entry.what)));
  return openedAt < at && (!last || WAITS.includes(last.what));
}
