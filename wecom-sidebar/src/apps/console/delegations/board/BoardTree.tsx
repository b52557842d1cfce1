import { unitLevels } from '@yinqiao/shared/domain';
import { Button } from 'antd';
import { useState } from 'react';
import type { Board } from '../../../../features/delegations/reads';
import { Segmented } from '../../../../ui/desk/Segmented';
import { TableScroll } from '../../../../ui/desk/TableScroll';
import { flattenTree } from '../../../../ui/desk/tree';
import { useFolding } from '../../../../ui/desk/useFolding';
import { countedByProcess } from '../delegationWords';
import { ProcessLine } from './ProcessLine';
import { ResultLine } from './ResultLine';

type Kind = 'result' | 'process';

const kinds: readonly { key: Kind; label: string }[] = [
  { key: 'result', label: '结果 T+1' },
  { key: 'process', label: '过程 实时' },
];
const columns: Record<Kind, readonly { word: string; num?: boolean }[]> = {
  result: [
    { word: '机构' },
    { word: '进度（0–100%）' },
    { word: '净完成 / 目标', num: true },
    { word: '完成率', num: true },
    { word: '与时间进度（点）', num: true },
    { word: '毛 − 回撤', num: true },
    { word: '状态' },
    { word: '说明' },
  ],
  process: [
    { word: '机构' },
    { word: '今日首次联系' },
    { word: '条数', num: true },
    { word: '已分 / 目标', num: true },
    { word: '状态' },
    { word: '说明' },
  ],
};

/** The tree of units with a bar on every line; it shows either results or process, never both in one table. */
export function BoardTree({ board }: { board: Board }) {
  const live = countedByProcess(board.delegation.metricName);
  const [kind, setKind] = useState<Kind>(live ? 'process' : 'result');
  const { folded, toggle, foldAll } = useFolding();
  const lines = flattenTree(board.rows, (row) => row.unitId, folded);
  const parents = board.rows.filter((row) => board.rows.some((child) => child.parentId === row.unitId)).map((row) => row.unitId);
  const most = Math.max(1, ...lines.filter((line) => line.depth > 0).map((line) => line.row.firstContactsToday));
  return (
    <section className={`card strip-${kind}`} aria-label="机构树">
      <div className="strip-head">
        <h2>{levelsOf(board.rows).join(' → ')}</h2>
        {!live && <Segmented label="看结果或过程" options={kinds} value={kind} onChange={setKind} />}
        {kind === 'result' && <ResultLegend />}
        <Button size="small" className="push" onClick={() => foldAll(folded.size > 0 ? [] : parents)}>
          {folded.size > 0 ? '全部展开' : '全部收起'}
        </Button>
      </div>
      <TableScroll label="机构树">
        <table className="table table-tight tree">
          <thead>
            <tr>
              {columns[kind].map((column) => (
                <th key={column.word} className={column.num ? 'num' : undefined}>
                  {column.word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ row, depth, hasChildren }) => {
              const fold = { shown: hasChildren, open: !folded.has(row.unitId), onToggle: () => toggle(row.unitId) };
              const line = { row, depth, fold, delegation: board.delegation };
              return kind === 'result' ? <ResultLine key={row.unitId} {...line} /> : <ProcessLine key={row.unitId} {...line} most={most} />;
            })}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}

/** The levels the viewer sees, from the own unit down. */
const levelsOf = (rows: Board['rows']): string[] =>
  Object.entries(unitLevels).flatMap(([level, word]) => (rows.some((row) => row.level === level) ? [word] : []));

const ResultLegend = () => (
  <div className="legend">
    <span>
      <i />
      净完成
    </span>
    <span>
      <i className="k-warn" />
      落后超 15 个点
    </span>
    <span>
      <i className="k-time" />
      时间进度
    </span>
  </div>
);
