import { momentWords } from '@yinqiao/shared/domain';
import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import type { MergeRow, MergeView } from '../../../features/leads-console/merges';
import { EmptyState } from '../../../ui/desk/EmptyState';
import { TableScroll } from '../../../ui/desk/TableScroll';
import { Tag } from '../../../ui/desk/Tag';
import { useSession } from '../shell/SessionContext';
import { useConsoleLink } from '../shell/useActingUnit';

export const mergeColumns = ['两位客户', '依据', '状态', '发现'] as const;

const empty: Record<MergeView, { title: string; text: string }> = {
  open: { title: '没有待合并的客户', text: '同一个手机号或微信账号对应两位客户时，会自动列在这里；也可以由同事提出。' },
  merged: { title: '还没有合并过', text: '合并过的会留在这里，随时可以撤销。' },
  closed: { title: '没有不合并的', text: '判定不是同一人、或撤销了合并的会留在这里。' },
};

interface Paging {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

/** The pairs, the newest first; both sides stand in one line so that they compare. */
export function MergeTable({ merges, view, list }: { merges: MergeRow[]; view: MergeView; list: Paging }) {
  if (merges.length === 0) return <EmptyState {...empty[view]} />;
  return (
    <>
      <TableScroll label="合并列表">
        <table className="table merge-table">
          <thead>
            <tr>
              {mergeColumns.map((column) => (
                <th key={column}>{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {merges.map((merge) => (
              <MergeLine key={merge.mergeId} merge={merge} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      {list.hasNextPage && (
        <div className="list-foot">
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            再看更早的
          </Button>
        </div>
      )}
    </>
  );
}

function MergeLine({ merge }: { merge: MergeRow }) {
  const { now } = useSession();
  const navigate = useNavigate();
  const link = useConsoleLink();
  const to = link(`/leads/merges/${merge.mergeId}`);
  return (
    <tr className="is-link" onClick={() => void navigate(to)}>
      <td>
        <Link to={to} onClick={(event) => event.stopPropagation()}>
          {merge.people.map(({ maskedName }) => maskedName).join(' 与 ')}
        </Link>
        {merge.people.map(({ maskedPhone, outletName }, n) => (
          <small key={n} className="hint">
            {maskedPhone === '' ? '未留手机号' : maskedPhone} · {outletName}
          </small>
        ))}
      </td>
      <td>{merge.groundsText}</td>
      <td className="nowrap">
        <Tag tone={merge.tone}>{merge.stateWord}</Tag>
      </td>
      <td className="nowrap hint">{momentWords(merge.openedAt, now)}</td>
    </tr>
  );
}
