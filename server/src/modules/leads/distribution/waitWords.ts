import { type Licence, momentWords } from '@yinqiao/shared/domain';
import { type Board, type WaitReason, waitReason } from './board';
import type { ExclusionReason } from './eligibility';
import { licencesWords } from './shareWords';

/** What is known of a lead that nobody can take at the moment. */
export interface Waiting {
  now: Date;
  unitName: string;
  licences: readonly Licence[];
  board: Pick<Board, 'excluded' | 'funnel'>;
  staff: (staffId: string) => string;
  /** How somebody who had the lead let it go. */
  formerly: (staffId: string) => string;
  /** When it is tried again whatever happens; null when no outlet of the pool ever opens. */
  nextTry: Date | null;
}

/** So many are named of those who are kept from it by one reason. */
const MOST_NAMED = 5;

/** True when everyone who could take the lead has only had their number of the day: it is of no use before tomorrow. */
export const isFullForToday = ({ excluded, funnel }: Waiting['board']): boolean =>
  waitReason(funnel) === 'all_full' && !excluded.some(({ reason }) => reason === 'open_full');

/** Why nobody has the lead yet: what is lacking, who lacks it, and when it is tried again. */
export function waitWords(waiting: Waiting): string[] {
  return [lackWords(waiting), ...whoWords(waiting), againWords(waiting)];
}

function lackWords({ unitName, licences, board: { funnel } }: Waiting): string {
  const words: Record<WaitReason, string> = {
    nobody_on_duty: `${unitName}此刻没有客户经理在岗`,
    nobody_licensed: `${unitName}此刻在岗的 ${funnel.onDuty} 人都没有${licencesWords(licences)}`,
    nobody_left: `${unitName}此刻能接的同事都跟过这条线索，或客户已请求换人`,
    all_full: `${unitName}此刻能接的同事都已满`,
  };
  return words[waitReason(funnel)];
}

function whoWords({ board: { excluded }, staff, formerly }: Waiting): string[] {
  const groups = (Object.keys(KEPT_BY) as ExclusionReason[]).flatMap((reason) => {
    const kept = excluded.filter((one) => one.reason === reason);
    if (kept.length === 0) return [];
    const named = kept.slice(0, MOST_NAMED).map(({ rm }) => {
      const figures = {
        returned_before: `（${formerly(rm.staffId)}）`,
        daily_full: ` ${rm.newToday} / ${rm.dailyCapacity}`,
        open_full: ` ${rm.open} / ${rm.openCapacity}`,
      };
      return `${staff(rm.staffId)}${reason in figures ? figures[reason as keyof typeof figures] : ''}`;
    });
    return [`${KEPT_BY[reason]}：${named.join('、')}${kept.length > MOST_NAMED ? ` 等 ${kept.length} 人` : ''}`];
  });
  return groups.length > 0 ? [groups.join('；')] : [];
}

/** Ending a lead makes room in hand, but none in the number of the day; whoever is back from leave may have both. */
function againWords({ board, nextTry, now }: Waiting): string {
  const fullForToday = isFullForToday(board);
  const atOnce = fullForToday ? '有人销假会立即再试' : '有人办结或销假会立即再试';
  if (!nextTry) return atOnce;
  const when = momentWords(nextTry, now);
  return fullForToday ? `今日名额已用完，${when} 再分；${atOnce}` : `${when} 自动再试；${atOnce}`;
}

const KEPT_BY: Record<ExclusionReason, string> = {
  daily_full: '今日新线索已满',
  open_full: '在跟已满',
  returned_before: '暂不再分给',
  barred: '客户请求换人',
  not_licensed: '没有资质',
  off_duty: '此刻不在岗',
};
