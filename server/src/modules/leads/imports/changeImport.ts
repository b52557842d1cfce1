import type { ImportState } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../platform/access';
import { audit } from '../../../platform/audit';
import { AppError } from '../../../platform/http/AppError';
import { type LeadImport, LeadImportModel } from './leadImport.model';

/**
 * Moves an import from one of these states, in the caller's transaction; of two who do so at once the second is told.
 * @throws AppError IMPORT_STATE_CHANGED
 */
export async function changeImport(
  { _id }: Pick<LeadImport, '_id'>,
  from: readonly ImportState[],
  set: Partial<LeadImport>,
): Promise<LeadImport> {
  const change = { $set: set, $inc: { version: 1 } };
  const changed = await LeadImportModel.findOneAndUpdate({ _id, state: { $in: [...from] } }, change, {
    returnDocument: 'after',
  }).lean<LeadImport | null>();
  if (!changed) throw new AppError('IMPORT_STATE_CHANGED');
  return changed;
}

/** Whoever had a hand in a list does not approve it. */
export const withAuthor = ({ authors }: LeadImport, { staffId }: StaffActor): string[] => [...new Set([...authors, staffId])];

export const auditImport = (actor: StaffActor, verb: string, { _id, unitId }: LeadImport, detail: Record<string, unknown> = {}) =>
  audit({
    actor: { kind: 'staff', id: actor.staffId },
    action: `${verb}:LeadImport`,
    subjects: [`LeadImport/${_id}`, `Unit/${unitId}`],
    detail,
  });

/** What a person decides upon is the version they saw. @throws AppError REQUEST_VERSION_STALE */
export function assertVersion({ version }: LeadImport, seen: number): void {
  if (version !== seen) throw new AppError('REQUEST_VERSION_STALE');
}
