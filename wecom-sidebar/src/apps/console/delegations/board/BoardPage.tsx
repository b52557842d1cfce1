import '../delegations.css';
import { momentWords } from '@yinqiao/shared/domain';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { type Board, useBoard } from '../../../../features/delegations/reads';
import { Loaded } from '../../../../ui/desk/Loaded';
import { PageHead } from '../../../../ui/desk/PageHead';
import { SkeletonLine, SkeletonLines, SkeletonMetrics } from '../../../../ui/desk/Skeleton';
import { Tag } from '../../../../ui/desk/Tag';
import { useSession } from '../../shell/SessionContext';
import { useConsoleLink } from '../../shell/useActingUnit';
import { periodWords, stateTone } from '../delegationWords';
import { BoardPackage } from './BoardPackage';
import { BoardProcess } from './BoardProcess';
import { BoardResults } from './BoardResults';
import { BoardTree } from './BoardTree';

/** One delegation from head office down to the outlets: live process, T+1 results, and who holds what. */
export default function BoardPage() {
  const { delegationId = '' } = useParams();
  const board = useBoard(delegationId);
  return (
    <Loaded page query={board} skeleton={<BoardSkeleton />} fault="任务看板没有取到">
      {(data) => <BoardContent board={data} />}
    </Loaded>
  );
}

const BoardSkeleton = () => (
  <>
    <PageHead title="任务" hint={<SkeletonLine width="240px" />} />
    <section className="card">
      <SkeletonMetrics labels={['留资', '接受', '今日首次联系']} />
    </section>
    <section className="card">
      <SkeletonMetrics labels={['完成', '毛 − 回撤', '时间进度']} />
    </section>
    <section className="card">
      <SkeletonLines lines={12} />
    </section>
  </>
);

function BoardContent({ board }: { board: Board }) {
  const { now, me } = useSession();
  const link = useConsoleLink();
  const { delegation } = board;
  const isOurTurn = me.can.includes('split') && board.rows.some(({ unitId, state }) => unitId === me.unitId && state === 'splitting');
  return (
    <>
      <PageHead
        crumb={
          <>
            <Link to={link('/delegations')}>任务</Link> / {delegation.leadingUnit}任务
          </>
        }
        title={delegation.title}
        actions={
          isOurTurn && (
            <Link to={link(`/delegations/${delegation.delegationId}/nodes/${me.unitId}`)}>
              <Button type="primary" tabIndex={-1}>
                去拆解
              </Button>
            </Link>
          )
        }
        hint={
          <>
            <Tag tone={stateTone[delegation.state]}>{delegation.stateWord}</Tag>
            <span className="hint">
              {delegation.leadingUnit}牵头 · {periodWords(delegation.startsOn, delegation.endsOn, now)}
            </span>
          </>
        }
      />
      <BoardProcess board={board} />
      <BoardResults board={board} />
      <BoardTree board={board} />
      <div className="cols-2">
        <BoardPackage board={board} />
        <section className="card" aria-label="大事记">
          <div className="card-head">
            <h2>大事记</h2>
          </div>
          <ol className="card-body log-list">
            {board.log.map((entry) => (
              <li key={`${entry.at}${entry.text}`}>
                <time dateTime={entry.at}>{momentWords(entry.at, now)}</time>
                <span>{entry.text}</span>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </>
  );
}
