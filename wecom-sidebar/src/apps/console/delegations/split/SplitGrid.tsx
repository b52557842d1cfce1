import type { SplitNode } from '../../../../features/delegations/reads';
import { allocatedOf, type SplitDraft } from '../../../../features/delegations/splitDraft';
import { daysLeftOf } from '../../../../features/delegations/workload';
import { percentOf, thousands } from '../../../../ui/desk/figures';
import { TableScroll } from '../../../../ui/desk/TableScroll';
import { useSession } from '../../shell/SessionContext';
import { childTitle } from '../delegationWords';
import { SplitLine } from './SplitLine';

interface Props {
  node: SplitNode;
  draft: SplitDraft;
  open: boolean;
  onType: (childId: string, value: number | null) => void;
}

const sumOf = (node: SplitNode, pick: (row: SplitNode['rows'][number]) => number) => node.rows.reduce((sum, row) => sum + pick(row), 0);

/** One line a child: what there is, what is suggested, what is given, and what it does to the load. */
export function SplitGrid({ node, draft, open, onType }: Props) {
  const { now } = useSession();
  const { unitWord, endsOn } = node.delegation;
  const staff = node.level === 'outlet';
  const daysLeft = daysLeftOf(endsOn, now);
  const allocated = allocatedOf(draft);
  return (
    <TableScroll label="拆解表">
      <table className="table split-grid">
        <thead>
          <tr>
            <th>{childTitle(node.level)}</th>
            <th className="num col-minor">名单可触达（人）</th>
            {!staff && <th className="num col-minor">可承接（人）</th>}
            <th className="num">建议（{unitWord}）</th>
            <th className="num">
              我填（{unitWord}）
              <span className="split-delta" />
            </th>
            <th className="num col-minor">占比</th>
            {staff && <th>当前负荷 → 拆后</th>}
            <th>说明</th>
          </tr>
        </thead>
        <tbody>
          {node.rows.map((row) => (
            <SplitLine
              key={row.childId}
              row={row}
              draft={draft}
              open={open}
              target={node.target}
              staff={staff}
              work={{ daysLeft, minutesPerCustomer: node.minutesPerCustomer }}
              onType={(value) => onType(row.childId, value)}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{node.unitName}</td>
            <td className="num col-minor">{thousands(sumOf(node, (row) => row.reachable))}</td>
            {!staff && <td className="num col-minor">{thousands(sumOf(node, (row) => row.headcount))}</td>}
            <td className="num">{draft.manual ? '—' : thousands(sumOf(node, (row) => row.suggestions[draft.basis]))}</td>
            <td className="num">
              {thousands(allocated)}
              <span className="split-delta" />
            </td>
            <td className="num col-minor">{percentOf(allocated, node.target)}%</td>
            {staff && <td />}
            <td />
          </tr>
        </tfoot>
      </table>
    </TableScroll>
  );
}
