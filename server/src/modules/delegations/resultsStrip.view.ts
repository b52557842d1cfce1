import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf, metrics } from '@yinqiao/shared/domain';
import { businessNow } from '../../platform/clock/clock';
import { childUnits } from '../orgs';
import { type Delegation, DelegationModel } from './delegation.model';
import { DelegationNodeModel, type DelegationNode } from './delegationNode.model';
import { figuresOf, latestResults } from './figures/delegationFigures';
import { doneOf } from './figures/doneOf';
import { hasEnded } from './figures/timeProgress';
import { noFigures } from './figures/totalsByUnit';
import { ResultsFileModel, type ResultsFile } from './resultsFile.model';

type Strip = Data<'cockpit.overview'>['results'];

/**
 * 结果: what the last accepted file says of the running delegations of a unit and of its direct children. Never a live figure;
 * a newer file that was refused is shown with its reason, and the earlier figures stay.
 */
export async function resultsStripOf(unit: { _id: string; unitPath: string }): Promise<Strip> {
  const results = await latestResults();
  const refused = await newestRefused(results?.asOf ?? null);
  const blank = { refused, items: [], byBranch: [] };
  if (!results) return { asOf: null, arrivedAt: null, ...blank };
  const now = businessNow();
  const nodes = await DelegationNodeModel.find({ unitId: unit._id, state: 'released' }).sort({ openedAt: -1 }).lean<DelegationNode[]>();
  const running = await runningWithResults(nodes, businessDayOf(now));
  const figures = await figuresOf({ delegationIds: running.map(({ _id }) => _id), unitPath: unit.unitPath, now, asOf: results.asOf });
  const at = (delegation: Delegation, unitId: string) => figures.get(delegation._id)?.get(unitId) ?? noFigures();
  const children = await childUnits(unit._id);
  return {
    asOf: results.asOf,
    arrivedAt: results.arrivedAt.toISOString(),
    refused,
    items: running.map((delegation) => ({
      delegationId: delegation._id,
      title: delegation.title,
      metricName: metrics[delegation.metric].name,
      unitWord: metrics[delegation.metric].unitWord,
      done: doneOf(delegation.metric, at(delegation, unit._id)),
      target: nodeOf(nodes, delegation)?.target ?? 0,
      gross: at(delegation, unit._id).gross,
      clawedBack: at(delegation, unit._id).clawedBack,
    })),
    byBranch: running.flatMap((delegation) =>
      children.map((child) => ({
        delegationId: delegation._id,
        unitId: child._id,
        name: child.name,
        done: doneOf(delegation.metric, at(delegation, child._id)),
        target: nodeOf(nodes, delegation)?.allocations.find(({ childId }) => childId === child._id)?.target ?? 0,
      })),
    ),
  };
}

const nodeOf = (nodes: readonly DelegationNode[], { _id }: Delegation): DelegationNode | undefined =>
  nodes.find(({ delegationId }) => delegationId === _id);

async function runningWithResults(nodes: readonly DelegationNode[], today: string): Promise<Delegation[]> {
  const found = await DelegationModel.find({ _id: { $in: nodes.map(({ delegationId }) => delegationId) } }).lean<Delegation[]>();
  const byId = new Map(found.map((delegation) => [delegation._id, delegation]));
  return nodes.flatMap(({ delegationId }) => {
    const delegation = byId.get(delegationId);
    return delegation && metrics[delegation.metric].source === 'results_file' && !hasEnded(delegation, today) ? [delegation] : [];
  });
}

async function newestRefused(asOf: string | null): Promise<Strip['refused']> {
  const file = await ResultsFileModel.findOne({ state: 'refused', ...(asOf ? { asOf: { $gt: asOf } } : {}) })
    .sort({ asOf: -1, _id: -1 })
    .lean<ResultsFile | null>();
  return file && { fileName: file.fileName, reason: file.reason ?? '', at: file.arrivedAt.toISOString() };
}
