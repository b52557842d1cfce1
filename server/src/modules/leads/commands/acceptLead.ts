import { LeadAccepted } from '../../../events/leads';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { emit } from '../../../platform/work';
import { closeTasks, retimeTask } from '../../tasks';
import { openingHoursOf } from '../roster';
import { firstContactBy } from '../lead.clocks';
import type { Lead } from '../lead.model';
import { heldLead, historyOf, moveLead } from './moveLead';
import { termsFor } from './termsFor';

/**
 * The RM takes the lead on; the clock of the first contact starts. In the caller's transaction.
 * @throws AppError LEAD_NOT_YOURS, LEAD_STATE_CHANGED
 */
export async function acceptLead(staffId: string, leadId: string, assignmentNo: number): Promise<Lead> {
  const lead = await heldLead(staffId, leadId, assignmentNo);
  const at = businessNow();
  const terms = await termsFor(lead, at);
  const due = firstContactBy(await openingHoursOf(staffId), at, lead.firstContactBy, terms);
  const accepted = await moveLead(lead, 'accept', { acceptedAt: at, firstContactBy: due, terms }, historyOf(lead, 'accepted', at));
  await closeTasks({ kind: 'lead', id: leadId }, 'done', 'lead_overdue');
  await retimeTask({ kind: 'lead', id: leadId }, 'first_contact', due);
  await audit({
    actor: { kind: 'staff', id: staffId },
    action: 'accept:Lead',
    subjects: [`Lead/${leadId}`, `Customer/${lead.personId}`],
    detail: { assignmentNo },
  });
  await emit(LeadAccepted, { leadId, assignmentNo, staffId, personId: lead.personId, campaignId: lead.campaignId });
  return accepted;
}
