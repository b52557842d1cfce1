import { type RecycleReason, recycleReasons } from '@yinqiao/shared/domain';
import type { HistoryEntry } from './lead.model';

/** How somebody who had a lead let it go, by what had happened to it: 退回过这条线索 · 超时未接受，被收回 */
export function formerWords(past: readonly HistoryEntry[]): (staffId: string) => string {
  return (staffId) => {
    const last = past.findLast((entry) => entry.staffId === staffId && (entry.what === 'returned' || entry.what === 'recycled'));
    if (last?.what === 'returned') return '退回过这条线索';
    const why = last && (recycleReasons as Partial<Record<string, string>>)[last.code as RecycleReason];
    return why ? `${why}，被收回` : '跟过这条线索';
  };
}

/** What had happened to a lead when it was decided on. */
export const historyUntil = (history: readonly HistoryEntry[], at: Date): HistoryEntry[] => history.filter((entry) => entry.at <= at);
