import { type ReturnReason, returnsWithoutFault } from '@yinqiao/shared/domain';
import { LeadReturned } from '../../../events/leads';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { emit } from '../../../platform/work';
import type { Lead } from '../lead.model';
import { sealNote } from '../returnNote';
import { passOn } from './letGo';
import { assertCan, heldLead, historyOf } from './moveLead';

/**
 * The RM hands the lead back: it waits in its pool again and does not come back to the same RM for a while; given again often
 * enough, a manager decides. For a reason that is not the RM's fault the share it used is given back. In the caller's transaction.
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
  assertCan(lead, 'return');
  const at = businessNow();
  const returned = await passOn(
    { ...lead, staffId },
    {
      transition: 'return',
      entries: [historyOf(lead, 'returned', at, reason)],
      at,
      faultless: returnsWithoutFault.includes(reason),
      cardWord: null,
    },
  );
  const detail = { assignmentNo, ...(note ? { sealedNote: await sealNote(lead, note) } : {}) };
  await audit({
    actor: { kind: 'staff', id: staffId },
    action: 'return:Lead',
    subjects: [`Lead/${leadId}`, `Customer/${lead.personId}`],
    reason,
    detail,
  });
  await emit(LeadReturned, { leadId, assignmentNo, staffId, personId: lead.personId, reason });
  return returned;
}
