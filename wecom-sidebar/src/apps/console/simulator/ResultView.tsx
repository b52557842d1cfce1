import type { Simulation, SimulationResult } from '../../../features/leads-console/simulations';
import { EmptyState } from '../../../ui/desk/EmptyState';
import { TableScroll } from '../../../ui/desk/TableScroll';
import { ComparisonTable } from './ComparisonTable';
import { MovedTiles } from './MovedTiles';
import { PeopleBars } from './PeopleBars';
import { ResultTables } from './ResultTables';
import { RungBars } from './RungBars';
import { SampleList } from './SampleList';
import { WaitCurve } from './WaitCurve';

interface Props {
  one: Simulation;
  result: SimulationResult;
  view: 'chart' | 'table';
}

/** What became of the leads under both policies. */
export function ResultView({ one: { policies, load }, result, view }: Props) {
  const names = namesOf(policies);
  if (result.leads === 0) {
    return (
      <section className="card">
        <EmptyState title="这段时间没有线索" text="换一段更长的时间，或用合成负荷试。" />
      </section>
    );
  }
  return (
    <>
      <section className="card" aria-label="变化">
        <MovedTiles result={result} />
      </section>
      <div className="simulator-halves">
        <section className="card" aria-label="由哪条决定">
          <div className="card-body">
            <RungBars result={result} names={names} />
          </div>
        </section>
        <section className="card" aria-label="等待、时限、公平">
          <div className="card-head">
            <h2>等待、时限、公平</h2>
          </div>
          <TableScroll label="对比表">
            <ComparisonTable result={result} names={names} />
          </TableScroll>
        </section>
      </div>
      {view === 'chart' ? (
        <>
          <WaitCurve result={result} names={names} />
          <PeopleBars result={result} names={names} />
        </>
      ) : (
        <ResultTables result={result} names={names} />
      )}
      <SampleList result={result} />
      <Limits isHistory={load.kind === 'history'} />
    </>
  );
}

/** A policy held against itself is told apart by its place. */
export function namesOf([before, after]: Simulation['policies']): [string, string] {
  return before.name === after.name ? [`${before.name}（甲）`, `${after.name}（乙）`] : [before.name, after.name];
}

/** What a simulation says and what it does not. */
export const Limits = ({ isHistory }: { isHistory: boolean }) => (
  <small className="hint">
    {isHistory
      ? '按现在的名册、排班和日历重放；接单、退回、联系和跟进取自当时，超时和收回按所试的规则重新算。当时停用的规则没有留下客户关系，按没有算；撞单合并按当时的结果。'
      : '客户、来源和关系按固定比例抽取，同一个种子每次相同；接单和跟进时长是假定的。'}
    份额账从零开始。只说明去向，不说明成交；公海里的线索当时多久被谁抢到，这里就多久由谁抢到，当时没有人抢的不会被抢，抢单不计份额。
  </small>
);
