import '../simulator/simulator.css';
import { Button } from 'antd';
import { Link } from 'react-router';
import { type Simulation, useSimulate, useSimulation, useSimulations } from '../../../features/leads-console/simulations';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { Loaded } from '../../../ui/desk/Loaded';
import { SkeletonLines } from '../../../ui/desk/Skeleton';
import { Tag } from '../../../ui/desk/Tag';
import { useSession } from '../shell/SessionContext';
import { useConsoleLink } from '../shell/useActingUnit';
import { MovedTiles } from '../simulator/MovedTiles';
import { Limits, namesOf } from '../simulator/ResultView';
import { RungBars } from '../simulator/RungBars';
import { RunProgress } from '../simulator/RunProgress';
import { SampleList } from '../simulator/SampleList';
import { minutesWords, spanWords } from '../simulator/simulatorWords';

const DAYS = 30;

/** The version that is tried, and whether what one sees of it is what the server has. */
interface Tried {
  unitId: string;
  versionId: string;
  name: string;
  saved: boolean;
}

/** The last dry run of a version: the one that is shown beside the rules, and whose samples stand under them. */
function useDryRun(versionId: string): { latest: ReturnType<typeof useSimulations>; run: ReturnType<typeof useSimulation> } {
  const latest = useSimulations({ versionId });
  return { latest, run: useSimulation(latest.data?.simulations[0]?.simulationId ?? null) };
}

/** 试跑: what the past month would have become under this version. Nobody who may not try rules sees anything here. */
export function DryRunCard({ tried, mayRun }: { tried: Tried; mayRun: boolean }) {
  const { now } = useSession();
  const { latest, run } = useDryRun(tried.versionId);
  const shown = run.data;
  const isEmpty = latest.data?.simulations.length === 0;
  if (latest.error && !latest.data) return null;
  if (isEmpty && !mayRun) return null;
  return (
    <section className="card" aria-label="试跑">
      <div className="card-head">
        <h2>试跑</h2>
        {shown && (
          <span className="push">
            <Tag tone="brand">{spanWords(shown, now, shown.result?.leads ?? null)}</Tag>
          </span>
        )}
      </div>
      {isEmpty ? (
        <p className="card-body hint">
          用近 {DAYS} 天的线索试一遍 {tried.name}：看多少条会换依据、换人、换网点。不改动任何线索。
        </p>
      ) : (
        <Loaded query={run} skeleton={<SkeletonLines lines={6} />} fault="试跑没有取到">
          {(one) => <DryRunResult one={one} />}
        </Loaded>
      )}
      {mayRun && shown?.state !== 'running' && <DryRunButton tried={tried} again={!isEmpty} isOld={isOld(shown)} />}
    </section>
  );
}

const isOld = (one: Simulation | undefined): boolean => one?.policies.some(({ changedSince }) => changedSince) ?? false;

function DryRunResult({ one }: { one: Simulation }) {
  const link = useConsoleLink();
  if (one.state === 'running') return <RunProgress one={one} />;
  if (!one.result) return <p className="card-body hint">上一次{one.stateWord}，没有结果。</p>;
  const { result } = one;
  const [before, after] = result.waits;
  return (
    <>
      <MovedTiles result={result} />
      <div className="card-body dry-run">
        <RungBars result={result} names={namesOf(one.policies)} />
        <dl className="dry-figures">
          <Figure label="额度用满的人日" value={`${result.fullDays[0]} → ${result.fullDays[1]}`} />
          <Figure label="公平差最大（条）" value={`${result.worst[0].toFixed(1)} → ${result.worst[1].toFixed(1)}`} />
          <Figure label="分到前等待，九成在此之内" value={`${minutesWords(before.ninetieth)} → ${minutesWords(after.ninetieth)}`} />
          <Figure label="期末没有分到（条）" value={`${result.ends[0].waiting ?? 0} → ${result.ends[1].waiting ?? 0}`} />
        </dl>
        <Limits isHistory={one.load.kind === 'history'} />
        <Link to={link('/leads/simulator', { run: one.simulationId })}>看每人、等待和时限</Link>
      </div>
    </>
  );
}

const Figure = ({ label, value }: { label: string; value: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);

function DryRunButton({ tried: { unitId, versionId, name, saved }, again, isOld: old }: { tried: Tried; again: boolean; isOld: boolean }) {
  const simulate = useSimulate();
  const begin = () => simulate.mutate({ unitId, load: { kind: 'history', days: DAYS }, policies: ['in_force', versionId] });
  return (
    <div className="card-body dry-run-foot">
      {old && <Tag tone="warn">{name} 在试跑后又改过</Tag>}
      <CommandFault error={simulate.error} />
      <Button loading={simulate.isPending} disabled={!saved} onClick={begin}>
        {again ? `再试跑近 ${DAYS} 天` : `试跑近 ${DAYS} 天`}
      </Button>
    </div>
  );
}

/** Some of those whom the version would move; nothing until a dry run says so. */
export function DryRunSamples({ versionId }: { versionId: string }) {
  const { result } = useDryRun(versionId).run.data ?? {};
  return result && result.leads > 0 ? <SampleList result={result} most={6} /> : null;
}
