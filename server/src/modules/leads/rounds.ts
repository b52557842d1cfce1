import type { HistoryEntry, Lead } from './lead.model';

/** What puts a lead into somebody's hands. */
const STARTS: readonly HistoryEntry['what'][] = ['assigned', 'transferred', 'taken_back', 'grabbed'];
/** What leaves it with nobody. */
const LEFT: readonly HistoryEntry['what'][] = ['returned', 'recycled', 'closed', 'reopened', 'handed_up', 'pooled', 'taken_back'];

/** An undone transfer ends the assignment it takes back; only where it brings a new one it gives the lead to somebody. */
export const isPutBack = ({ history }: Pick<Lead, 'history'>, entry: HistoryEntry): boolean =>
  entry.what === 'taken_back' &&
  history.some((other) => other !== entry && STARTS.includes(other.what) && other.assignmentNo === entry.assignmentNo);

/** The lines of a lead's history by which somebody got it, oldest first: one for each of its assignments. */
export const startsOf = (lead: Pick<Lead, 'history'>): HistoryEntry[] =>
  lead.history.filter((entry) => STARTS.includes(entry.what) && !isPutBack(lead, entry));

/** One time that a lead came to somebody. */
export interface Round {
  assignmentNo: number;
  staffId: string;
  entry: HistoryEntry;
  /** By what, in a word. */
  byText: '分配' | '抢单' | '转派' | '人工' | '裁决' | '撤销改派';
}

/** Every time that a lead came to somebody, oldest first, whatever became of it since. */
export function roundsOf(lead: Pick<Lead, 'history'>): Round[] {
  const starts = startsOf(lead);
  return starts.map((entry, n) => {
    const before = starts[n - 1];
    const between = before ? lead.history.slice(lead.history.indexOf(before) + 1, lead.history.indexOf(entry)) : [];
    const held = before !== undefined && !between.some(({ what }) => LEFT.includes(what));
    return { assignmentNo: entry.assignmentNo ?? 0, staffId: entry.staffId ?? '', entry, byText: byText(entry, held) };
  });
}

function byText({ what, code }: HistoryEntry, held: boolean): Round['byText'] {
  if (what === 'assigned') return '分配';
  if (what === 'grabbed') return '抢单';
  if (what === 'taken_back') return '撤销改派';
  if (code === 'verdict') return '裁决';
  return held ? '转派' : '人工';
}
