import { momentWords } from '@yinqiao/shared/domain';
import { Button } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { LeadCounts, LeadRow, LeadView } from '../../../features/leads-console/leadList';
import { EmptyState } from '../../../ui/desk/EmptyState';
import { TableScroll } from '../../../ui/desk/TableScroll';
import { Tag } from '../../../ui/desk/Tag';
import { useSession } from '../shell/SessionContext';
import { type EmptyWords, emptyWords, viewWords } from './leadViews';

export const leadColumns = ['客户', '需求 · 来源', '状态', '时限', '机构', '跟进', '留资'] as const;

/** The link of a lead's row, as others on the page refer to it. */
export const rowIdOf = (leadId: string): string => `lead-${leadId}`;

interface Paging {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

interface Props {
  leads: LeadRow[];
  view: LeadView;
  counts: LeadCounts | undefined;
  openId: string | undefined;
  list: Paging;
}

/** The queue, newest first, with more on demand. */
export function LeadTable({ leads, view, counts, openId, list }: Props) {
  if (leads.length === 0) return counts ? <EmptyView words={emptyWords(view, counts)} /> : null;
  return (
    <>
      <TableScroll label="线索列表">
        <table className="table">
          <thead>
            <tr>
              {leadColumns.map((column) => (
                <th key={column} className={column === '留资' ? 'num' : undefined}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {leads.map((lead) => (
              <LeadLine key={lead.leadId} lead={lead} open={lead.leadId === openId} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      <div className="list-foot">
        {list.hasNextPage ? (
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            再看更早的
          </Button>
        ) : (
          <small className="hint">共 {leads.length} 条，已到最早一条</small>
        )}
      </div>
    </>
  );
}

function LeadLine({ lead, open }: { lead: LeadRow; open: boolean }) {
  const { now } = useSession();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const to = { pathname: `/leads/${lead.leadId}`, search: params.toString() };
  return (
    <tr className={open ? 'is-link is-selected' : 'is-link'} onClick={() => void navigate(to)}>
      <td className="nowrap">
        <Link id={rowIdOf(lead.leadId)} to={to} aria-current={open || undefined} onClick={(event) => event.stopPropagation()}>
          {lead.maskedName}
        </Link>
      </td>
      <td className="nowrap lead-need">
        {lead.title}
        <small className="hint">{lead.sourceText}</small>
      </td>
      <td>
        <Tag tone={lead.tone}>{lead.stateWord}</Tag>
      </td>
      <td className="lead-due">{lead.dueText ?? '—'}</td>
      <td className="nowrap">{lead.unitName}</td>
      <td className="nowrap">{lead.staffName ?? '—'}</td>
      <td className="num">{momentWords(lead.capturedAt, now)}</td>
    </tr>
  );
}

function EmptyView({ words: { title, text, instead } }: { words: EmptyWords }) {
  const [, setParams] = useSearchParams();
  const look = (next: LeadView) => setParams((current) => new URLSearchParams({ ...Object.fromEntries(current), view: next }));
  return (
    <EmptyState
      icon="check"
      title={title}
      text={text}
      action={
        instead && (
          <Button type="primary" onClick={() => look(instead)}>
            看{viewWords[instead]}的线索
          </Button>
        )
      }
    />
  );
}
