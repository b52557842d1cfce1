import type { ReturnReason } from '@yinqiao/shared/domain';
import { LeadReturned } from '../../../events/leads';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { emit } from '../../../platform/work';
import { closeTasks } from '../../tasks';
import type { Lead } from '../lead.model';
import { sealNote } from '../returnNote';
import { freeRoom } from './freeRoom';
import { giveBackShare } from './giveBackShare';
import { heldLead, historyOf, moveLead } from './moveLead';

const NOBODY = { staffId: null, assignedAt: null, acceptBy: null, acceptedAt: null } satisfies Partial<Lead>;

/**
 * The RM hands the lead back: it waits in its pool again and is never given to the same RM. For a reason that is not the RM's
 * fault the share it used is given back. In the caller's transaction.
 * The note stays in the audit trail only, sealed: what an RM writes may name the customer.
 * @throws AppError LEAD_NOT_YOURS, LEAD_STATE_CHANGED
 */
export async function returnLead(
  staffId: string,
  leadId: string,
  assignmentNo: number,
  reason: ReturnReason,
  note?: string,
): Promise<Lead> {
  const lead = await heldLead(staffId, leadId, assignmentNo);
  const at = businessNow();
  const entry = historyOf(lead, 'returned', at, reason);
  const returned = await moveLead(lead, 'return', NOBODY, entry, { returnedBy: staffId });
  await giveBackShare({ ...lead, staffId }, reason, at);
  await closeTasks({ kind: 'lead', id: leadId }, 'dropped');
  const detail = { assignmentNo, ...(note ? { sealedNote: await sealNote(lead, note) } : {}) };
  await audit({
    actor: { kind: 'staff', id: staffId },
    action: 'return:Lead',
    subjects: [`Lead/${leadId}`, `Customer/${lead.personId}`],
    reason,
    detail,
  });
  await emit(LeadReturned, { leadId, assignmentNo, staffId, personId: lead.personId, reason });
  // The lead waits by now, so this has its own pool distributed too.
  await freeRoom(staffId, lead.unitPath);
  return returned;
}
