import { scope, type StaffActor } from '../../platform/access';
import { audit } from '../../platform/audit';
import { AppError } from '../../platform/http/AppError';
import { DelegationModel, type Delegation } from './delegation.model';
import { delegationNodeId, DelegationNodeModel, type DelegationNode } from './delegationNode.model';

export interface NodeInScope {
  delegation: Delegation;
  node: DelegationNode;
}

/**
 * The node of a unit, if the actor may do this to it. Out of scope is as unknown as not there, and is audited.
 * @throws AppError DELEGATION_UNKNOWN, or ACCESS_DENIED for a node that may be read but not split
 */
export async function nodeInScope(actor: StaffActor, verb: 'read' | 'split', delegationId: string, unitId: string): Promise<NodeInScope> {
  const _id = delegationNodeId(delegationId, unitId);
  const node = await nodeFor(actor, verb, _id);
  const delegation = node && (await DelegationModel.findById(delegationId).lean<Delegation | null>());
  if (node && delegation) return { node, delegation };
  const readable = verb === 'split' && (await nodeFor(actor, 'read', _id)) !== null;
  const code = readable ? 'ACCESS_DENIED' : 'DELEGATION_UNKNOWN';
  if (await DelegationNodeModel.exists({ _id })) await auditRefusal(actor, verb, delegationId, unitId, code);
  throw new AppError(code);
}

const nodeFor = (actor: StaffActor, verb: 'read' | 'split', _id: string): Promise<DelegationNode | null> =>
  DelegationNodeModel.findOne({ $and: [scope(actor, verb, DelegationNodeModel), { _id }] }).lean<DelegationNode | null>();

const auditRefusal = (actor: StaffActor, verb: string, delegationId: string, unitId: string, reason: string) =>
  audit({
    actor: { kind: 'staff', id: actor.staffId },
    action: `${verb}:Delegation`,
    subjects: [`Delegation/${delegationId}`, `Unit/${unitId}`],
    outcome: 'refused',
    reason,
  });
