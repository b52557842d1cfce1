import { refuse, scope, type StaffActor } from '../../platform/access';
import { AppError } from '../../platform/http/AppError';
import { personsByIds } from '../customers';
import { type PersonMerge, PersonMergeModel } from './personMerge.model';

/**
 * A pair the actor may read or decide on: both persons are the actor's to look after as they stand now, whatever unit the pair was
 * found in. One out of scope is as unknown as none; the attempt is audited.
 * @throws AppError MERGE_UNKNOWN
 */
export async function mergeInScope(actor: StaffActor, verb: 'read' | 'decide', mergeId: string): Promise<PersonMerge> {
  const found = await PersonMergeModel.findOne({
    $and: [scope(actor, verb, PersonMergeModel), { _id: mergeId }],
  }).lean<PersonMerge | null>();
  if (found && (await bothWithin(actor, found))) return found;
  return refuse(actor, { action: `${verb}:PersonMerge`, subjects: [`PersonMerge/${mergeId}`], code: 'MERGE_UNKNOWN' });
}

async function bothWithin({ unitPath }: StaffActor, { personIds }: PersonMerge): Promise<boolean> {
  const persons = await personsByIds(personIds);
  return persons.length === personIds.length && persons.every((person) => person.unitPath.startsWith(unitPath));
}

/** @throws AppError REQUEST_VERSION_STALE when a colleague was quicker */
export function assertVersion({ version }: Pick<PersonMerge, 'version'>, seen: number): void {
  if (version !== seen) throw new AppError('REQUEST_VERSION_STALE');
}
