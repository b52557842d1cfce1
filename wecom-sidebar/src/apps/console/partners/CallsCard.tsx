import { momentWords } from '@yinqiao/shared/domain';
import type { PartnerDetail } from '../../../features/leads-console/partners';
import { EmptyState } from '../../../ui/desk/EmptyState';
import { TableScroll } from '../../../ui/desk/TableScroll';
import { Tag } from '../../../ui/desk/Tag';
import { useSession } from '../shell/SessionContext';

const FIGURES = ['条数', '已收', '已有', '未收'] as const;

/** The last calls, the latest first; what was handed in is not kept here. */
export function CallsCard({ calls }: { calls: PartnerDetail['calls'] }) {
  const { now } = useSession();
  return (
    <section className="card" aria-label="最近调用">
      <div className="card-head">
        <h2>最近调用</h2>
        <small className="hint">最近 50 次，保留 90 天</small>
      </div>
      {calls.length === 0 ? (
        <EmptyState title="还没有调用" text="对方第一次送来之后，结果会列在这里。" />
      ) : (
        <TableScroll label="最近调用">
          <table className="table">
            <thead>
              <tr>
                <th>时间</th>
                <th>结果</th>
                {FIGURES.map((figure) => (
                  <th key={figure} className="num">
                    {figure}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {calls.map(({ callId, at, outcomeText, ok, rows, taken, known, refused }) => (
                <tr key={callId}>
                  <td className="nowrap">{momentWords(at, now)}</td>
                  <td className="note-cell">
                    <Tag tone={!ok ? 'bad' : refused > 0 ? 'warn' : 'good'}>{ok ? outcomeText : '拒绝'}</Tag>
                    {!ok && <small className="hint partner-reason">{outcomeText}</small>}
                  </td>
                  {[rows, taken, known, refused].map((figure, n) => (
                    <td key={n} className="num">
                      {ok ? figure : '—'}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </section>
  );
}
