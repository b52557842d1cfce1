import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf, metrics, nodeStateWords } from '@yinqiao/shared/domain';
import type { Delegation } from './delegation.model';
import type { DelegationNode } from './delegationNode.model';
import type { ResultsAsOf } from './figures/delegationFigures';
import { doneOf } from './figures/doneOf';
import { hasEnded, pacePercent, timeProgressPercent } from './figures/timeProgress';
import type { Figures } from './figures/totalsByUnit';

export type DelegationSummary = Data<'delegations.list'>['delegations'][number];

export const allocatedOf = (node: Pick<DelegationNode, 'allocations'>): number =>
  node.allocations.reduce((sum, { target }) => sum + target, 0);

/** What is measured, in its unit, and as of when: live figures carry no day. */
export function metricOf(delegation: Pick<Delegation, 'metric'>, results: ResultsAsOf | null) {
  const { name, unitWord, source, definition } = metrics[delegation.metric];
  return { name, unitWord, definition, asOf: source === 'process' ? null : (results?.asOf ?? null), live: source === 'process' };
}

/**
 * A delegation as one unit sees it: target and done are those of the unit's own part, so that nobody reads a neighbour's
 * figures out of the whole.
 */
export function delegationSummary(
  delegation: Delegation,
  node: DelegationNode,
  figures: Figures,
  { now, results }: { now: Date; results: ResultsAsOf | null },
): DelegationSummary {
  const today = businessDayOf(now);
  const metric = metricOf(delegation, results);
  const ended = hasEnded(delegation, today);
  return {
    delegationId: delegation._id,
    title: delegation.title,
    leadingUnit: delegation.leadingUnit,
    state: ended ? 'ended' : node.state,
    stateWord: ended ? '已截止' : nodeStateWords[node.state],
    metricName: metric.name,
    unitWord: metric.unitWord,
    startsOn: delegation.startsOn,
    endsOn: delegation.endsOn,
    timeProgressPercent: timeProgressPercent(delegation, today),
    pacePercent: pacePercent(delegation, today, metric.live ? today : metric.asOf),
    target: node.target,
    done: doneOf(delegation.metric, figures),
    asOf: metric.asOf,
    myNode: node.parentId === null ? null : { unitId: node.unitId, target: node.target, allocated: allocatedOf(node), state: node.state },
  };
}
