import '../delegations.css';
import { Link, useParams } from 'react-router';
import { type SplitNode, useSplitNode } from '../../../../features/delegations/reads';
import { thousands } from '../../../../ui/desk/figures';
import { Loaded } from '../../../../ui/desk/Loaded';
import { PageHead } from '../../../../ui/desk/PageHead';
import { SkeletonLine, SkeletonLines, SkeletonMetrics } from '../../../../ui/desk/Skeleton';
import { Tag } from '../../../../ui/desk/Tag';
import { useSession } from '../../shell/SessionContext';
import { useConsoleLink } from '../../shell/useActingUnit';
import { childTitle, periodWords, stateTone } from '../delegationWords';
import { SplitDesk } from './SplitDesk';

/** The split desk of one unit: the same screen for head office, branch, sub-branch and outlet. */
export default function SplitDeskPage() {
  const { delegationId = '', unitId = '' } = useParams();
  const node = useSplitNode(delegationId, unitId);
  return (
    <Loaded page query={node} skeleton={<SplitSkeleton />} fault="拆解台没有取到">
      {(data) => (
        <>
          <SplitHead node={data} />
          <SplitFacts node={data} />
          {/* A unit's desk keeps its own typing: another unit starts afresh. */}
          <SplitDesk key={`${delegationId}/${unitId}`} node={data} />
        </>
      )}
    </Loaded>
  );
}

const SplitSkeleton = () => (
  <>
    <PageHead title="拆解台" hint={<SkeletonLine width="240px" />} />
    <section className="card">
      <SkeletonMetrics labels={['目标', '可触达', '每户用时']} />
    </section>
    <section className="card">
      <SkeletonLines lines={10} />
    </section>
  </>
);

function SplitHead({ node }: { node: SplitNode }) {
  const { now } = useSession();
  const link = useConsoleLink();
  const { delegation } = node;
  return (
    <PageHead
      crumb={
        <>
          <Link to={link('/delegations')}>任务</Link> /{' '}
          <Link to={link(`/delegations/${delegation.delegationId}`)}>
            {delegation.leadingUnit} · {delegation.title}
          </Link>
        </>
      }
      title="拆解台"
      hint={
        <>
          <span className="sub">
            {node.unitName}{' '}
            <b>
              {thousands(node.target)} {delegation.unitWord}
            </b>{' '}
            · {periodWords(delegation.startsOn, delegation.endsOn, now)}
          </span>
          <Tag tone={stateTone[node.state]}>{node.stateWord}</Tag>
        </>
      }
    />
  );
}

const sumOf = (node: SplitNode, pick: (row: SplitNode['rows'][number]) => number) => node.rows.reduce((sum, row) => sum + pick(row), 0);

const SplitFacts = ({ node }: { node: SplitNode }) => (
  <section className="card" aria-label="我们有什么">
    <dl className="facts">
      <div>
        <dt>目标</dt>
        <dd>
          {thousands(node.target)} <small>{node.delegation.unitWord}</small>
        </dd>
      </div>
      <div>
        <dt>名单可触达</dt>
        <dd className="brand">
          {thousands(sumOf(node, (row) => row.reachable))} <small>人，已同意联系</small>
        </dd>
      </div>
      {node.level !== 'outlet' && (
        <div>
          <dt>{childTitle(node.level)}</dt>
          <dd>
            {node.rows.length} <small>{node.level === 'sub_branch' ? '个' : '家'}</small>
          </dd>
        </div>
      )}
      <div>
        <dt>可承接客户经理</dt>
        <dd>
          {sumOf(node, (row) => row.headcount)} <small>人</small>
        </dd>
      </div>
      <div>
        <dt>每户用时</dt>
        <dd>
          {node.minutesPerCustomer} <small>分钟</small>
        </dd>
      </div>
    </dl>
  </section>
);
