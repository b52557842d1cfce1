import { refuse, scope, type StaffActor } from '../../../platform/access';
import { type LeadImport, LeadImportModel } from './leadImport.model';

/**
 * An import the actor may read, write or take the faults of. One out of scope is as unknown as none; the attempt is audited.
 * @throws AppError IMPORT_UNKNOWN
 */
export async function importInScope(actor: StaffActor, verb: 'read' | 'write' | 'export', importId: string): Promise<LeadImport> {
  const found = await LeadImportModel.findOne({ $and: [scope(actor, verb, LeadImportModel), { _id: importId }] }).lean<LeadImport | null>();
  return found ?? refuse(actor, { action: `${verb}:LeadImport`, subjects: [`LeadImport/${importId}`], code: 'IMPORT_UNKNOWN' });
}
