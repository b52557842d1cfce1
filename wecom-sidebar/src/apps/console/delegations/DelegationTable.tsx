import { dayWords, shanghaiInstant } from '@yinqiao/shared/domain';
import { Link } from 'react-router';
import type { DelegationSummary } from '../../../features/delegations/reads';
import { Bar } from '../../../ui/desk/Bar';
import { paceOf, percentOf, thousands } from '../../../ui/desk/figures';
import { TableScroll } from '../../../ui/desk/TableScroll';
import { Tag } from '../../../ui/desk/Tag';
import { useSession } from '../shell/SessionContext';
import { useConsoleLink } from '../shell/useActingUnit';
import { periodWords, stateTone } from './delegationWords';

export const delegationColumns = ['任务', '状态', '指标', '进度', '完成 / 目标', '与时间进度（点）', '起止', '我的部分'] as const;

/** One line a delegation: how far it is, and what is left for the own unit to do. */
export const DelegationTable = ({ delegations }: { delegations: DelegationSummary[] }) => (
  <TableScroll label="任务列表">
    <table className="table">
      <thead>
        <tr>
          {delegationColumns.map((column) => (
            <th key={column} className={column.includes('/') || column.includes('点') ? 'num' : undefined}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {delegations.map((delegation) => (
          <DelegationLine key={delegation.delegationId} delegation={delegation} />
        ))}
      </tbody>
    </table>
  </TableScroll>
);

function DelegationLine({ delegation }: { delegation: DelegationSummary }) {
  const { now } = useSession();
  const link = useConsoleLink();
  const { delegationId, done, target, unitWord, pacePercent, asOf } = delegation;
  const pace = paceOf(done, target, pacePercent);
  return (
    <tr>
      <td className="nowrap">
        <Link to={link(`/delegations/${delegationId}`)}>
          <b>{delegation.title}</b>
        </Link>
        <br />
        <small className="hint">{delegation.leadingUnit}牵头</small>
      </td>
      <td>
        <Tag tone={stateTone[delegation.state]}>{delegation.stateWord}</Tag>
      </td>
      <td className="nowrap">{delegation.metricName}</td>
      <td className="delegation-bar">
        <Bar done={done} target={target} unitWord={unitWord} timePercent={pacePercent} />
      </td>
      <td className="num">
        <b>{thousands(done)}</b> / {thousands(target)} {unitWord} · {percentOf(done, target)}%
        <br />
        <small className="hint">{asOf === null ? '实时' : `数据截至 ${dayWords(shanghaiInstant(asOf), now)}`}</small>
      </td>
      <td className={pace.late ? 'num warn' : 'num sub'}>{pace.words}</td>
      <td className="nowrap sub">{periodWords(delegation.startsOn, delegation.endsOn, now)}</td>
      <td className="nowrap">
        <OwnPart delegation={delegation} />
      </td>
    </tr>
  );
}

/** Head office holds the whole; until it is released its own desk is where to go on. */
function OwnPart({ delegation: { delegationId, myNode, unitWord, state } }: { delegation: DelegationSummary }) {
  const { me } = useSession();
  const link = useConsoleLink();
  if (!myNode && state !== 'splitting') return <span className="hint">—</span>;
  if (!myNode) return <Link to={link(`/delegations/${delegationId}/nodes/${me.unitId}`)}>还没有下发 · 去下发</Link>;
  const to = link(`/delegations/${delegationId}/nodes/${myNode.unitId}`);
  if (myNode.state === 'released') {
    return (
      <Link to={to}>
        {thousands(myNode.target)} {unitWord}，已下发
      </Link>
    );
  }
  return (
    <Link to={to}>
      去拆解 · 已分 {myNode.allocated}/{myNode.target}
    </Link>
  );
}
