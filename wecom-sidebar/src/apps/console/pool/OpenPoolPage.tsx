import { clockWords, momentWords } from '@yinqiao/shared/domain';
import { Link } from 'react-router';
import { type PoolOverview, usePoolOverview } from '../../../features/leads-console/poolOverview';
import { EmptyState } from '../../../ui/desk/EmptyState';
import { Loaded } from '../../../ui/desk/Loaded';
import { Notice } from '../../../ui/desk/Notice';
import { PageHead } from '../../../ui/desk/PageHead';
import { SkeletonTable } from '../../../ui/desk/Skeleton';
import { TableScroll } from '../../../ui/desk/TableScroll';
import { Tag } from '../../../ui/desk/Tag';
import { Watermark } from '../../../ui/desk/Watermark';
import { useSession } from '../shell/SessionContext';
import { useActingUnit, useConsoleLink } from '../shell/useActingUnit';

const columns = ['客户', '需求', '片区', '为什么在公海', '进入', '状态'] as const;

/** 公海: what nobody follows, why it came to that, who takes from it, and who takes as a script would. */
export default function OpenPoolPage() {
  const { me } = useSession();
  const { unitId } = useActingUnit();
  const link = useConsoleLink();
  const query = usePoolOverview(unitId);
  return (
    <>
      <PageHead
        title="公海"
        crumb={
          <>
            <Link to={link('/leads')}>线索</Link> / 公海
          </>
        }
        hint={
          query.data && (
            <span className="hint">
              {query.data.unitName} · 实时 {clockWords(query.data.now)}
            </span>
          )
        }
        actions={<Link to={link('/leads/board')}>去调度看板改派</Link>}
      />
      <Loaded query={query} skeleton={<SkeletonTable head={columns} />} fault="公海没有取到">
        {(pool) => <Content pool={pool} />}
      </Loaded>
      <Watermark text={me.watermark} />
    </>
  );
}

function Content({ pool }: { pool: PoolOverview }) {
  return (
    <div className="stack">
      <section className="card" aria-label="公海概况">
        <dl className="facts">
          <div className="is-main">
            <dt>可以抢</dt>
            <dd>{pool.counts.open} 条</dd>
          </div>
          <div>
            <dt>保护期内，还看不到</dt>
            <dd>{pool.counts.held} 条</dd>
          </div>
          <div>
            <dt>今天已抢</dt>
            <dd>{pool.counts.grabbedToday} 条</dd>
          </div>
          {pool.reasons.map((reason) => (
            <div key={reason.text}>
              <dt>{reason.text}</dt>
              <dd>{reason.leads} 条</dd>
            </div>
          ))}
        </dl>
      </section>
      {pool.rules ? (
        <Notice>
          规则 {pool.rules.policy}：每人每天 {pool.rules.perDay} 单，跟过的 {pool.rules.coolOffDays} 天内不能再抢，抢到后{' '}
          {pool.rules.contactMinutes} 分钟内联系，放入 {pool.rules.holdMinutes} 分钟后才露出；每人看到的顺序不同。
        </Notice>
      ) : (
        <Notice tone="warn">本机构的分配规则没有开公海：放不进，也抢不到。</Notice>
      )}
      <PooledLeads pool={pool} />
      <Grabbers pool={pool} />
    </div>
  );
}

function PooledLeads({ pool: { leads, now } }: { pool: PoolOverview }) {
  const link = useConsoleLink();
  return (
    <section className="card" aria-label="公海里的线索">
      {leads.length === 0 ? (
        <EmptyState title="公海里没有线索" text="收回的、附近没有同事能接的线索会放到这里。" />
      ) : (
        <TableScroll label="公海里的线索">
          <table className="table">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column}>{column}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {leads.map((lead) => (
                <tr key={lead.leadId}>
                  <td>
                    <Link to={link(`/leads/${lead.leadId}`)}>{lead.maskedName}</Link>
                  </td>
                  <td>{lead.title}</td>
                  <td>{lead.areaName}</td>
                  <td>{lead.reasonText}</td>
                  <td>{momentWords(lead.pooledAt, now)}</td>
                  <td>{lead.isOpen ? <Tag tone="good">可以抢</Tag> : <Tag>{momentWords(lead.openFrom, now)} 露出</Tag>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </section>
  );
}

function Grabbers({ pool: { grabbers } }: { pool: PoolOverview }) {
  return (
    <section className="card" aria-label="今天谁在抢">
      <div className="card-head">
        <h2>今天谁在抢</h2>
        <span className="hint">标出的只是线索，不是结论</span>
      </div>
      {grabbers.length === 0 ? (
        <EmptyState title="今天还没有人抢单" text="有人抢单后，次数和是否异常会出现在这里。" />
      ) : (
        <TableScroll label="今天谁在抢">
          <table className="table">
            <thead>
              <tr>
                <th>同事</th>
                <th>网点</th>
                <th className="num">抢到</th>
                <th className="num">点了</th>
                <th>提示</th>
              </tr>
            </thead>
            <tbody>
              {grabbers.map((one) => (
                <tr key={one.staffId}>
                  <td>{one.name}</td>
                  <td>{one.outletName}</td>
                  <td className="num">{one.claims}</td>
                  <td className="num">{one.attempts}</td>
                  <td>{one.flagText ? <Tag tone="warn">{one.flagText}</Tag> : '正常'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </section>
  );
}
