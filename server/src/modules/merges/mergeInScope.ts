import { refuse, scope, type StaffActor } from '../../platform/access';
import { AppError } from '../../platform/http/AppError';
import { type PersonMerge, PersonMergeModel } from './personMerge.model';

/**
 * A pair the actor may read or decide on. One out of scope is as unknown as none; the attempt is audited.
 * @throws AppError MERGE_UNKNOWN
 */
export async function mergeInScope(actor: StaffActor, verb: 'read' | 'decide', mergeId: string): Promise<PersonMerge> {
  const found = await PersonMergeModel.findOne({
    $and: [scope(actor, verb, PersonMergeModel), { _id: mergeId }],
  }).lean<PersonMerge | null>();
  return found ?? refuse(actor, { action: `${verb}:PersonMerge`, subjects: [`PersonMerge/${mergeId}`], code: 'MERGE_UNKNOWN' });
}

/** @throws AppError REQUEST_VERSION_STALE when a colleague was quicker */
export function assertVersion({ version }: Pick<PersonMerge, 'version'>, seen: number): void {
  if (version !== seen) throw new AppError('REQUEST_VERSION_STALE');
}
