import { dayWords, momentWords, remainingWords } from '@yinqiao/shared/domain';
import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import type { VerdictRow, VerdictView } from '../../../features/verdicts/verdicts';
import { EmptyState } from '../../../ui/desk/EmptyState';
import { TableScroll } from '../../../ui/desk/TableScroll';
import { Tag } from '../../../ui/desk/Tag';
import { useSession } from '../shell/SessionContext';
import { useConsoleLink } from '../shell/useActingUnit';

export const verdictColumns = ['文号 · 客户', '争议 · 双方', '裁决', '状态', '时限', '签发'] as const;

const empty: Record<VerdictView, { title: string; text: string }> = {
  todo: { title: '没有等你处理的裁决', text: '轮到你答复申诉，或你还可以申诉时，会排在这里。' },
  open: { title: '没有未终局的裁决', text: '在线索详情里「对归属有异议」会当场出裁决书。' },
  all: { title: '还没有裁决书', text: '在线索详情里「对归属有异议」会当场出裁决书。' },
};

interface Paging {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

/** The documents, newest first, each with what is due about it. */
export function VerdictTable({ verdicts, view, list }: { verdicts: VerdictRow[]; view: VerdictView; list: Paging }) {
  if (verdicts.length === 0) return <EmptyState {...empty[view]} />;
  return (
    <>
      <TableScroll label="裁决列表">
        <table className="table verdict-table">
          <thead>
            <tr>
              {verdictColumns.map((column) => (
                <th key={column}>{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {verdicts.map((verdict) => (
              <VerdictLine key={verdict.verdictId} verdict={verdict} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      {list.hasNextPage && (
        <div className="card-body">
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            再看更早的
          </Button>
        </div>
      )}
    </>
  );
}

function VerdictLine({ verdict }: { verdict: VerdictRow }) {
  const { now } = useSession();
  const navigate = useNavigate();
  const link = useConsoleLink();
  const to = link(`/leads/verdicts/${verdict.verdictId}`);
  return (
    <tr className="is-link" onClick={() => void navigate(to)}>
      <td>
        <Link to={to} className="nowrap" onClick={(event) => event.stopPropagation()}>
          {verdict.numberText.replace('银桥归裁', '')}
        </Link>
        <small className="hint">
          {verdict.maskedName} · {verdict.productText}
        </small>
      </td>
      <td>
        {verdict.kindText}
        <small className="hint">{verdict.partiesText}</small>
      </td>
      <td>{verdict.rulingText}</td>
      <td className="nowrap">
        <Tag tone={verdict.tone}>{verdict.stateWord}</Tag>
        {verdict.todo && <small className="warn">{todoWords[verdict.todo]}</small>}
      </td>
      <td className="nowrap">{dueWords(verdict, now)}</td>
      <td className="nowrap hint">{momentWords(verdict.issuedAt, now)}</td>
    </tr>
  );
}

const todoWords = { decide: '等你答复', appeal: '你可以申诉', measure: '等你执行' } as const;

/** Of what waits for the viewer, else of the procedure. */
function deadlineOf({ todo, measureBy, answerBy, appealBy }: VerdictRow): { deed: string; due: string } | null {
  if (todo === 'measure' && measureBy) return { deed: '执行', due: measureBy };
  if (answerBy) return { deed: '答复', due: answerBy };
  return appealBy ? { deed: '申诉', due: appealBy } : null;
}

function dueWords(verdict: VerdictRow, now: Date) {
  const deadline = deadlineOf(verdict);
  if (!deadline) return '—';
  const { deed, due } = deadline;
  return (
    <>
      {deed} {dayWords(due, now)} 前<small className="hint">{remainingWords(due, now)}</small>
    </>
  );
}
