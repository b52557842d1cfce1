import { LeadMerged } from '../../../events/leads';
import { audit } from '../../../platform/audit';
import { emit } from '../../../platform/work';
import { closeStaffCard } from '../../outreach';
import { closeTasks } from '../../tasks';
import type { Lead, Touch } from '../lead.model';
import { freeRoom } from './freeRoom';
import { giveBackShare } from './giveBackShare';
import { historyOf, moveLead } from './moveLead';

/** What stands in a merged lead for its touches: a source of its own, so that no two leads share one. */
const markOf = (lead: Lead): Touch => ({
  source: `Merged/${lead._id}`,
  kind: lead.touches[0]?.kind ?? 'benefit',
  campaignId: lead.campaignId,
  at: lead.capturedAt,
  facts: {},
});

/**
 * Ends an open lead in favour of another of the same need, in the caller's transaction: whoever held it has room again and loses
 * no share by it, its tasks and card close.
 * @returns its touches, which the caller gives to the other lead
 */
export async function absorbLead(lead: Lead, into: Pick<Lead, '_id'>, at: Date): Promise<Touch[]> {
  const set = { closedAt: at, mergedInto: into._id, touches: [markOf(lead)] };
  await moveLead(lead, 'merge', set, historyOf(lead, 'merged', at));
  await closeTasks({ kind: 'lead', id: lead._id }, 'dropped');
  if (lead.staffId) {
    const { staffId } = lead;
    await giveBackShare({ ...lead, staffId }, at);
    await closeStaffCard({ leadId: lead._id, assignmentNo: lead.assignmentNo, word: '已合并' });
    await freeRoom(staffId, lead.unitPath);
  }
  await audit({
    actor: { kind: 'system', id: 'intake' },
    action: 'merge:Lead',
    subjects: [`Lead/${lead._id}`, `Lead/${into._id}`, `Customer/${lead.personId}`],
    detail: { touches: lead.touches.length },
  });
  await emit(LeadMerged, { leadId: lead._id, intoLeadId: into._id, personId: lead.personId });
  return lead.touches;
}
