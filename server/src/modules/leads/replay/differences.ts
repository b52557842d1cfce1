import type { Names } from '../distribution/shareWords';
import { candidateWords, type CandidateWords, funnelWords, ruleWords } from '../distribution/traceWords';
import type { Trace } from '../distribution/trace';

export interface Difference {
  label: string;
  kept: string;
  again: string;
}

const COLUMNS = {
  verdict: '结论',
  newToday: '今日新',
  open: '在跟',
  entitled: '应得',
  given: '已得',
  lag: '少分',
  basis: '依据',
} as const satisfies Partial<Record<keyof CandidateWords, string>>;
type Column = keyof typeof COLUMNS;

const VERDICTS: Record<CandidateWords['verdict'], string> = { chosen: '选中', candidate: '候选', excluded: '排除' };

/** What a decision says and what comes out when it is made again, where the two are not alike, in words. Pure. */
export function differencesOf(kept: Trace, again: Trace, names: Names): Difference[] {
  const whole: Difference[] = [
    { label: '选中', kept: names.staff(kept.chosen.staffId), again: names.staff(again.chosen.staffId) },
    { label: '规则', kept: ruleWords(kept), again: ruleWords(again) },
    { label: '人数', kept: funnelWords(kept, names), again: funnelWords(again, names) },
  ];
  return [...whole, ...rowsOf(kept, again, names)].filter((one) => one.kept !== one.again);
}

function rowsOf(kept: Trace, again: Trace, names: Names): Difference[] {
  const before = candidateWords(kept, names);
  const after = candidateWords(again, names);
  const staffIds = new Set([...before, ...after].map(({ staffId }) => staffId));
  return [...staffIds].flatMap((staffId) => {
    const was = before.find((row) => row.staffId === staffId);
    const is = after.find((row) => row.staffId === staffId);
    const name = (was ?? is)?.name ?? '';
    if (!was || !is) return [{ label: name, kept: was ? '在名单中' : '不在名单中', again: is ? '在名单中' : '不在名单中' }];
    return (Object.keys(COLUMNS) as Column[]).map((column) => ({
      label: `${name} · ${COLUMNS[column]}`,
      kept: cell(was, column),
      again: cell(is, column),
    }));
  });
}

const cell = (row: CandidateWords, column: Column): string => (column === 'verdict' ? VERDICTS[row.verdict] : (row[column] ?? '—'));
