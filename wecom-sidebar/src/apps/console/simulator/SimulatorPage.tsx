import './simulator.css';
import { ApiError } from '@yinqiao/shared/client';
import { Link, useSearchParams } from 'react-router';
import { type Simulation, useSimulation, useSimulations } from '../../../features/leads-console/simulations';
import { usePolicy } from '../../../features/policies-console/policies';
import { EmptyState } from '../../../ui/desk/EmptyState';
import { Loaded } from '../../../ui/desk/Loaded';
import { Notice } from '../../../ui/desk/Notice';
import { PageHead } from '../../../ui/desk/PageHead';
import { Segmented } from '../../../ui/desk/Segmented';
import { SkeletonLines } from '../../../ui/desk/Skeleton';
import { Tag } from '../../../ui/desk/Tag';
import { Watermark } from '../../../ui/desk/Watermark';
import { useSession } from '../shell/SessionContext';
import { useActingUnit, useConsoleLink } from '../shell/useActingUnit';
import { ResultView } from './ResultView';
import { RunProgress } from './RunProgress';
import { RunsCard } from './RunsCard';
import { SetupCard } from './SetupCard';
import { loadWords, policiesWords, spanWords, stateTones } from './simulatorWords';

/** 模拟: other rules on past or made-up leads, held against what is in force. */
export default function SimulatorPage() {
  const { me } = useSession();
  const { unitId } = useActingUnit();
  const link = useConsoleLink();
  const [params, setParams] = useSearchParams();
  const view = params.get('view') === 'table' ? 'table' : 'chart';
  const runs = useSimulations({ unitId: unitId ?? me.unitId });
  const policy = usePolicy(unitId);
  const set = (name: string, value: string) =>
    setParams((current) => new URLSearchParams({ ...Object.fromEntries(current), [name]: value }));
  return (
    <>
      <PageHead
        title="模拟"
        crumb={
          <>
            <Link to={link('/leads')}>线索</Link> / <Link to={link('/leads/policy')}>分配规则</Link>
          </>
        }
        actions={
          <Segmented
            label="图或表"
            options={[
              { key: 'chart', label: '图' },
              { key: 'table', label: '表' },
            ]}
            value={view}
            onChange={(next) => set('view', next)}
          />
        }
      />
      {isRefused(runs.error) ? (
        <section className="card">
          <EmptyState
            icon="lock"
            title="模拟由维护规则的同事使用"
            text="总行策划、消保、分行私域岗和支行行长可以试跑规则。现在的规则在「分配规则」里看。"
            action={<Link to={link('/leads/policy')}>看分配规则</Link>}
          />
        </section>
      ) : (
        <Loaded query={runs} skeleton={<Skeleton />} fault="模拟没有取到">
          {({ simulations, now }) => {
            const chosen = params.get('run') ?? simulations[0]?.simulationId ?? null;
            return (
              <div className="simulator">
                <div className="stack">
                  <Loaded query={policy} skeleton={<SkeletonLines lines={5} />} fault="分配规则没有取到">
                    {(data) => <SetupCard key={data.unitId} policy={data} onBegun={(simulationId) => set('run', simulationId)} />}
                  </Loaded>
                  {simulations.length > 0 && (
                    <RunsCard runs={simulations} now={now} chosen={chosen} onChoose={(simulationId) => set('run', simulationId)} />
                  )}
                </div>
                <Run simulationId={chosen} view={view} />
              </div>
            );
          }}
        </Loaded>
      )}
      <Watermark text={me.watermark} />
    </>
  );
}

const isRefused = (error: unknown): boolean => error instanceof ApiError && error.code === 'ACCESS_DENIED';

function Run({ simulationId, view }: { simulationId: string | null; view: 'chart' | 'table' }) {
  const query = useSimulation(simulationId);
  if (simulationId === null) {
    return (
      <section className="card">
        <EmptyState title="还没有试过" text="选好线索和两份规则，开始模拟；结果会留在这里。" />
      </section>
    );
  }
  return (
    <Loaded query={query} skeleton={<SkeletonLines lines={10} />} fault="这次模拟没有取到">
      {(one) => (
        <div className="stack">
          <RunHead one={one} />
          {one.state === 'running' && (
            <section className="card">
              <RunProgress one={one} />
            </section>
          )}
          {one.state === 'cancelled' && <Notice>这次模拟已取消，没有结果。</Notice>}
          {one.state === 'failed' && <Notice tone="bad">这次没有算成。请再试一次；还不行，请联系科技运维。</Notice>}
          {one.result && <ResultView one={one} result={one.result} view={view} />}
        </div>
      )}
    </Loaded>
  );
}

function RunHead({ one }: { one: Simulation }) {
  const { now } = useSession();
  const isOld = one.policies.some(({ changedSince }) => changedSince);
  return (
    <>
      <div className="run-head">
        <h2>{policiesWords(one)}</h2>
        <Tag tone={stateTones[one.state]}>{one.stateWord}</Tag>
        <span className="hint">
          {one.unitName} · {spanWords(one, now, one.result?.leads ?? null)}
          {one.load.kind === 'synthetic' && `（${loadWords(one)}，种子 ${one.load.seed}）`}
        </span>
      </div>
      {isOld && one.state === 'done' && <Notice tone="warn">这份规则在模拟之后又改过，下面是改之前的结果。</Notice>}
    </>
  );
}

const Skeleton = () => (
  <div className="simulator">
    <section className="card">
      <SkeletonLines lines={8} />
    </section>
    <section className="card">
      <SkeletonLines lines={12} />
    </section>
  </div>
);
