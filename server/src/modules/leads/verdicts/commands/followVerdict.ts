import { productLines } from '@yinqiao/shared/domain';
import { LeadAssigned } from '../../../../events/leads';
import { audit } from '../../../../platform/audit';
import { emit } from '../../../../platform/work';
import { staffById, unitById } from '../../../orgs';
import { closeStaffCard } from '../../../outreach';
import { closeTasks, openTasks } from '../../../tasks';
import { callWaitingPools, freeRoom } from '../../commands/freeRoom';
import { letGo } from '../../commands/letGo';
import { historyOf, moveLead } from '../../commands/moveLead';
import type { Lead } from '../../lead.model';
import { givenTo, holding } from '../../life/givenTo';
import { termsOf } from '../../life/terms';
import { policyInForce } from '../../policy/policyInForce';
import { RmLoadModel } from '../../rmLoad.model';

const CARD_WORD = '已转给同事';
const FIRST_CONTACT_TASK_MINUTES = 10;

/**
 * Puts into effect whom a verdict names, in the caller's transaction: an open lead goes from hand to hand with its tasks, card,
 * clocks and loads; null sends it back into distribution. An ended lead stays with who ended it.
 */
export async function followVerdict(lead: Lead, followerId: string | null, verdictId: string, at: Date): Promise<void> {
  if (!lead.open || lead.staffId === followerId) return;
  if (followerId === null) await release(lead, at);
  else await handOver(lead, followerId, at);
  await audit({
    actor: { kind: 'system', id: 'followVerdict' },
    action: 'follow:Verdict',
    subjects: [`Lead/${lead._id}`, `Verdict/${verdictId}`, `Customer/${lead.personId}`],
    detail: { from: lead.staffId, to: followerId, assignmentNo: lead.assignmentNo },
  });
}

async function release(lead: Lead, at: Date): Promise<void> {
  if (!lead.staffId) return;
  const entries = [historyOf(lead, 'returned', at, 'colleague_follows')];
  await letGo({ ...lead, staffId: lead.staffId }, { transition: 'recycle', entries, at, faultless: true, cardWord: CARD_WORD });
  await callWaitingPools([lead.pool.poolUnitId]);
}

/** A verdict gives the lead whatever the receiver's capacity: it says whose it is, not who has room. */
async function handOver(lead: Lead, staffId: string, at: Date): Promise<void> {
  const given = await receivedBy(lead, staffId, at);
  const { assignmentNo, unitPath, acceptBy } = given;
  await moveLead(lead, 'transfer', holding(given), { at, what: 'transferred', staffId, assignmentNo, code: 'other' });
  await leaveHolder(lead);
  await RmLoadModel.updateOne({ _id: staffId }, { $inc: { open: 1 }, $setOnInsert: { day: '', newToday: 0 } }, { upsert: true });
  await openTasks([
    {
      kind: 'first_contact',
      staffId,
      unitPath,
      personId: lead.personId,
      subject: { kind: 'lead', id: lead._id },
      assignmentNo,
      title: `首次联系 · ${productLines[lead.productLine]}`,
      reasons: ['归属裁决书把这条线索交给你'],
      minutes: FIRST_CONTACT_TASK_MINUTES,
      timed: true,
      dueAt: acceptBy,
    },
  ]);
  await emit(LeadAssigned, { leadId: lead._id, assignmentNo, staffId, personId: lead.personId, campaignId: lead.campaignId });
}

/** @throws Error when the member works in no outlet */
async function receivedBy(lead: Lead, staffId: string, at: Date): Promise<ReturnType<typeof givenTo>> {
  const staff = await staffById(staffId);
  const outlet = staff && (await unitById(staff.unitId));
  if (!outlet?.openingHours) throw new Error(`${staffId} works in no outlet`);
  const terms = termsOf(await policyInForce(outlet.unitPath, at), lead.heat);
  const place = { unitPath: outlet.unitPath, openingHours: outlet.openingHours };
  return givenTo(lead, { staffId, outlet: place, terms, at, by: 'manager' });
}

/** Whoever had it has room again, no task about it, and a card that says so. */
async function leaveHolder({ _id: leadId, staffId, assignmentNo, unitPath }: Lead): Promise<void> {
  await closeTasks({ kind: 'lead', id: leadId }, 'dropped');
  if (!staffId) return;
  await closeStaffCard({ leadId, assignmentNo, word: CARD_WORD });
  await freeRoom(staffId, unitPath);
}
