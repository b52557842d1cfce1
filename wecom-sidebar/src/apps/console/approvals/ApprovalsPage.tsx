import './approvals.css';
import { type ApprovalKind, approvalKinds, approvalStates, clockWords } from '@yinqiao/shared/domain';
import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { type Approval, type ApprovalView, useApprovals } from '../../../features/approvals-console/approvals';
import { EmptyState } from '../../../ui/desk/EmptyState';
import { Loaded } from '../../../ui/desk/Loaded';
import { PageHead } from '../../../ui/desk/PageHead';
import { Segmented } from '../../../ui/desk/Segmented';
import { SkeletonLines } from '../../../ui/desk/Skeleton';
import { Tag } from '../../../ui/desk/Tag';
import { useConsoleLink } from '../shell/useActingUnit';
import { approvalTone, DecideButtons, DecisionTrail } from './DecisionCard';

/** Where what is asked about can be read whole. */
const subjectPath: Readonly<Record<ApprovalKind, (subjectId: string) => string>> = {
  lead_policy: (versionId) => `/leads/policy/${versionId}`,
  lead_import: (importId) => `/leads/imports/${importId}`,
};

/** 待复核: what needs a second person, and what was decided. */
export default function ApprovalsPage() {
  const [params, setParams] = useSearchParams();
  const view: ApprovalView = params.get('view') === 'decided' ? 'decided' : 'waiting';
  const list = useApprovals(view);
  const head = list.data?.pages[0]?.data;
  return (
    <>
      <PageHead
        title="待复核"
        hint={
          <>
            <Segmented
              label="视图"
              options={[
                { key: 'waiting', label: head && head.toDecide > 0 ? `待复核 ${head.toDecide}` : '待复核' },
                { key: 'decided', label: '已处理' },
              ]}
              value={view}
              onChange={(next) => setParams((current) => new URLSearchParams({ ...Object.fromEntries(current), view: next }))}
            />
            {head && <small className="hint">实时 {clockWords(head.now)}</small>}
          </>
        }
      />
      <Loaded
        query={{ data: list.data, error: list.error, refetch: list.refetch }}
        skeleton={
          <section className="card">
            <SkeletonLines lines={6} />
          </section>
        }
        fault="复核列表没有取到"
      >
        {({ pages }) => {
          const approvals = pages.flatMap((page) => page.data.approvals);
          return (
            <>
              {approvals.length === 0 ? <Nothing view={view} /> : <List approvals={approvals} now={head?.now ?? ''} />}
              {list.hasNextPage && (
                <span>
                  <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                    再看 50 条
                  </Button>
                </span>
              )}
            </>
          );
        }}
      </Loaded>
    </>
  );
}

const Nothing = ({ view }: { view: ApprovalView }) => (
  <section className="card">
    {view === 'waiting' ? (
      <EmptyState icon="check" title="没有待复核的" text="规则变更、大批量导入会在这里等第二个人签字。" />
    ) : (
      <EmptyState title="还没有处理过的" text="通过、退回和撤回的会留在这里。" />
    )}
  </section>
);

const List = ({ approvals, now }: { approvals: Approval[]; now: string }) => (
  <ul className="approval-list" aria-label="复核列表">
    {approvals.map((approval) => (
      <li key={approval.approvalId} className="card">
        <Line approval={approval} now={now} />
      </li>
    ))}
  </ul>
);

function Line({ approval, now }: { approval: Approval; now: string }) {
  const link = useConsoleLink();
  return (
    <>
      <div className="card-head">
        <h2>{approval.summary}</h2>
        <Tag>{approvalKinds[approval.kind]}</Tag>
        <span className="row push">
          <Tag tone={approvalTone[approval.state]}>{approvalStates[approval.state]}</Tag>
          <Link to={link(subjectPath[approval.kind](approval.subjectId))}>看全部</Link>
        </span>
      </div>
      <div className="card-body">
        <DecisionTrail approval={approval} now={now} />
        <dl className="approval-facts">
          {approval.facts.map(({ label, value }, index) => (
            <div key={index}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <DecideButtons approval={approval} />
      </div>
    </>
  );
}
