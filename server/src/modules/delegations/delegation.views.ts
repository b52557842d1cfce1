import type { Data } from '@yinqiao/shared/contracts';
import type { StaffActor } from '../../platform/access';
import { businessNow } from '../../platform/clock/clock';
import { DelegationModel, type Delegation } from './delegation.model';
import { type DelegationSummary, delegationSummary } from './delegation.presenter';
import { DelegationNodeModel, type DelegationNode } from './delegationNode.model';
import { figuresOf, latestResults } from './figures/delegationFigures';
import { noFigures } from './figures/totalsByUnit';

/** The newest delegations a unit holds a part of. */
const MOST_DELEGATIONS = 100;

export async function listView(actor: StaffActor): Promise<Data<'delegations.list'>> {
  return { delegations: await summariesOf({ _id: actor.unitId, unitPath: actor.unitPath }) };
}

/** Every delegation a unit holds a part of, as that unit sees it, the newest first. */
export async function summariesOf(unit: { _id: string; unitPath: string }): Promise<DelegationSummary[]> {
  const nodes = await DelegationNodeModel.find({ unitId: unit._id })
    .sort({ openedAt: -1 })
    .limit(MOST_DELEGATIONS)
    .lean<DelegationNode[]>();
  const ids = nodes.map(({ delegationId }) => delegationId);
  const delegations = await DelegationModel.find({ _id: { $in: ids } }).lean<Delegation[]>();
  const now = businessNow();
  const results = await latestResults();
  const figures = await figuresOf({ delegationIds: ids, unitPath: unit.unitPath, now, asOf: results?.asOf ?? null });
  const byId = new Map(delegations.map((delegation) => [delegation._id, delegation]));
  return nodes.flatMap((node) => {
    const delegation = byId.get(node.delegationId);
    if (!delegation) return [];
    const own = figures.get(delegation._id)?.get(unit._id) ?? noFigures();
    return [delegationSummary(delegation, node, own, { now, results })];
  });
}
