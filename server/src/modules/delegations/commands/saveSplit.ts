import type { Api, Data } from '@yinqiao/shared/contracts';
import { businessDayOf } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../platform/access';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { transact } from '../../../platform/db/transact';
import { AppError } from '../../../platform/http/AppError';
import { unitById } from '../../orgs';
import { DelegationNodeModel, type DelegationNode } from '../delegationNode.model';
import { hasEnded } from '../figures/timeProgress';
import { nodeInScope } from '../nodeInScope';
import { nodeView } from '../node.view';
import { allocationsFor } from '../split/allocationsFor';
import { directChildrenOf } from '../split/splitChildren';

/**
 * Writes a unit's whole split under the version that was edited; it may be incomplete until the release.
 * @throws AppError DELEGATION_UNKNOWN, ACCESS_DENIED, DELEGATION_CHILD_FOREIGN, DELEGATION_STATE_CHANGED, REQUEST_VERSION_STALE
 */
export async function saveSplit(
  actor: StaffActor,
  path: { delegationId: string; unitId: string },
  body: Api['delegations.saveSplit']['body'],
  version: number,
): Promise<Data<'delegations.saveSplit'>> {
  const { delegation, node } = await nodeInScope(actor, 'split', path.delegationId, path.unitId);
  if (hasEnded(delegation, businessDayOf(businessNow()))) throw new AppError('DELEGATION_STATE_CHANGED');
  const unit = await unitById(node.unitId);
  if (!unit) throw new AppError('DELEGATION_UNKNOWN');
  const allocations = allocationsFor(await directChildrenOf(unit), body.allocations);
  await transact(async () => {
    await changeNode(node._id, version, { allocations, basis: body.basis });
    await audit({
      actor: { kind: 'staff', id: actor.staffId },
      action: 'split:Delegation',
      subjects: [`Delegation/${delegation._id}`, `Unit/${node.unitId}`],
      detail: { version: version + 1, basis: body.basis, allocated: allocations.reduce((sum, { target }) => sum + target, 0) },
    });
  });
  return nodeView(actor, path);
}

/**
 * Writes an open node under its version, in the caller's transaction. @throws AppError DELEGATION_STATE_CHANGED, REQUEST_VERSION_STALE
 */
export async function changeNode(_id: string, version: number, change: Partial<DelegationNode>): Promise<void> {
  const written = await DelegationNodeModel.updateOne({ _id, version, state: 'splitting' }, { $set: change, $inc: { version: 1 } });
  if (written.modifiedCount === 1) return;
  const now = await DelegationNodeModel.findById(_id).select({ state: 1 }).lean<Pick<DelegationNode, 'state'> | null>();
  throw new AppError(now?.state === 'released' ? 'DELEGATION_STATE_CHANGED' : 'REQUEST_VERSION_STALE');
}
