import { mayDo, refuse, scope, type StaffActor } from '../../../platform/access';
import { AppError } from '../../../platform/http/AppError';
import { type PolicyState, type PolicyVersion, PolicyVersionModel } from './policyVersion.model';

/**
 * A version the actor may do this to. Out of scope is as unknown as not there; refusals are audited.
 * @throws AppError POLICY_UNKNOWN, ACCESS_DENIED for one that may be read but not edited
 */
export async function versionInScope(actor: StaffActor, verb: 'read' | 'edit', versionId: string): Promise<PolicyVersion> {
  const found = await versionFor(actor, verb, versionId);
  if (found) return found;
  const code = verb === 'edit' && (await versionFor(actor, 'read', versionId)) ? 'ACCESS_DENIED' : 'POLICY_UNKNOWN';
  return refuse(actor, { action: `${verb}:PolicyVersion`, subjects: [`PolicyVersion/${versionId}`], code });
}

const versionFor = (actor: StaffActor, verb: 'read' | 'edit', _id: string): Promise<PolicyVersion | null> =>
  PolicyVersionModel.findOne({ $and: [scope(actor, verb, PolicyVersionModel), { _id }] }).lean<PolicyVersion | null>();

/** Whether the actor writes the rules of a unit: everyone only those of the own. */
export const writesRulesOf = (actor: StaffActor, unitId: string): boolean => mayDo(actor, 'edit:PolicyVersion') && actor.unitId === unitId;

/** A version as it was seen and in a state in which that can be done. @throws AppError POLICY_STATE_CHANGED, REQUEST_VERSION_STALE */
export function refuseUnless(found: PolicyVersion, version: number, states: readonly PolicyState[]): void {
  if (!states.includes(found.state)) throw new AppError('POLICY_STATE_CHANGED');
  if (found.version !== version) throw new AppError('REQUEST_VERSION_STALE');
}

/** Writes what was loaded, unless somebody was quicker. @throws AppError REQUEST_VERSION_STALE */
export async function changeVersion({ _id, version, state }: PolicyVersion, change: Partial<PolicyVersion>): Promise<void> {
  const written = await PolicyVersionModel.updateOne({ _id, version, state }, { $set: change, $inc: { version: 1 } });
  if (written.modifiedCount !== 1) throw new AppError('REQUEST_VERSION_STALE');
}
