import { productLines } from '@yinqiao/shared/domain';
import { LeadAssigned, LeadWaiting } from '../../../../events/leads';
import { audit } from '../../../../platform/audit';
import { emit } from '../../../../platform/work';
import { staffById } from '../../../orgs';
import { closeStaffCard } from '../../../outreach';
import { closeTasks, openTasks } from '../../../tasks';
import { freeRoom } from '../../commands/freeRoom';
import { writeLead } from '../../commands/moveLead';
import { acceptBy, promisedContactBy } from '../../lead.clocks';
import type { Lead } from '../../lead.model';
import { RmLoadModel } from '../../rmLoad.model';
import { openingHoursOf } from '../../roster';

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
    action: 'transfer:Lead',
    subjects: [`Lead/${lead._id}`, `Verdict/${verdictId}`, `Customer/${lead.personId}`],
    detail: { from: lead.staffId, to: followerId, assignmentNo: lead.assignmentNo },
  });
}

async function release(lead: Lead, at: Date): Promise<void> {
  const entry = {
    at,
    what: 'returned' as const,
    staffId: lead.staffId,
    assignmentNo: lead.assignmentNo,
    code: 'colleague_follows' as const,
  };
  const nobody = { state: 'waiting' as const, staffId: null, assignedAt: null, acceptBy: null, acceptedAt: null };
  await writeLead(lead, { $set: nobody, $push: { history: entry, returnedBy: lead.staffId } });
  await leaveHolder(lead);
  await emit(LeadWaiting, { poolUnitId: lead.pool.poolUnitId });
}

async function handOver(lead: Lead, staffId: string, at: Date): Promise<void> {
  const staff = await staffById(staffId);
  if (!staff) throw new Error(`${staffId} is no member of staff`);
  const hours = await openingHoursOf(staffId);
  const assignmentNo = lead.assignmentNo + 1;
  const given = {
    state: 'assigned' as const,
    staffId,
    assignmentNo,
    unitPath: staff.unitPath,
    assignedAt: at,
    acceptBy: acceptBy(hours, at),
    acceptedAt: null,
    firstContactBy: promisedContactBy(hours, at),
  };
  await writeLead(lead, { $set: given, $push: { history: { at, what: 'assigned', staffId, assignmentNo, code: null } } });
  await leaveHolder(lead);
  await RmLoadModel.updateOne({ _id: staffId }, { $inc: { open: 1 }, $setOnInsert: { day: '', newToday: 0 } }, { upsert: true });
  await openTasks([
    {
      kind: 'first_contact',
      staffId,
      unitPath: staff.unitPath,
      personId: lead.personId,
      subject: { kind: 'lead', id: lead._id },
      assignmentNo,
      title: `首次联系 · ${productLines[lead.productLine]}`,
      reasons: ['归属裁决书把这条线索交给你'],
      minutes: FIRST_CONTACT_TASK_MINUTES,
      timed: true,
      dueAt: given.acceptBy,
    },
  ]);
  await emit(LeadAssigned, { leadId: lead._id, assignmentNo, staffId, personId: lead.personId, campaignId: lead.campaignId });
}

/** Whoever had it has room again, no task about it, and a card that says so. */
async function leaveHolder({ _id: leadId, staffId, assignmentNo, unitPath }: Lead): Promise<void> {
  await closeTasks({ kind: 'lead', id: leadId }, 'dropped');
  if (!staffId) return;
  await closeStaffCard({ leadId, assignmentNo, word: '已转给同事' });
  await freeRoom(staffId, unitPath);
}
