import { businessDayOf, heldLeadStates, productLines } from '@yinqiao/shared/domain';
import { LeadUnmerged, LeadWaiting } from '../../../events/leads';
import { audit } from '../../../platform/audit';
import { emit } from '../../../platform/work';
import { isOnLeave, staffById } from '../../orgs';
import { planStaffNotices } from '../../outreach';
import { reopenTasks } from '../../tasks';
import { candidatesOf } from '../bank';
import { NOBODY } from '../commands/letGo';
import { obeyTouches } from '../commands/joinTouches';
import { clockOf, historyOf } from '../commands/moveLead';
import { ofTouches } from '../intake/enquiry';
import { type Lead, LeadModel } from '../lead.model';
import { STOPPED } from '../life/ticksOf';
import { RmLoadModel } from '../rmLoad.model';
import { teamOf } from '../roster';
import type { Absorbed } from './mergeLeads';

/**
 * Takes back that leads were absorbed when their persons were merged, in the caller's transaction: each is followed again by whom
 * it was with, in the state it was in, with its own touches; where that person has no room or is away it waits to be distributed.
 */
export async function unmergeLeads(absorbed: readonly Absorbed[], at: Date): Promise<void> {
  for (const one of absorbed) await restore(one, at);
}

async function restore({ before, taskIds }: Absorbed, at: Date): Promise<void> {
  const present = await LeadModel.findById(before._id).lean<Lead | null>();
  if (present?.state !== 'merged') return;
  await takeTouchesOut(before);
  const { personId, productLine } = before;
  const rival = await LeadModel.findOne({ personId, productLine, open: true }).lean<Lead | null>();
  if (rival) return obeyTouches(rival, before.touches, at);
  const was = { ...before, history: present.history };
  const lead = heldLeadStates.includes(before.state) ? await giveBackToHolder(was, taskIds, at) : was;
  // Nobody held it: what waits for a decision about it waits again.
  if (lead === was) await reopenTasks(taskIds, lead.assignmentNo);
  const clock = await clockOf(lead, lead.state === before.state ? before.clockFired : 0, at);
  const { _id, history, ...fields } = { ...lead, ...clock };
  await LeadModel.updateOne({ _id, state: 'merged' }, { $set: fields, $push: { history: historyOf(lead, 'unmerged', at) } });
  if (lead.state === 'waiting') await emit(LeadWaiting, { poolUnitId: lead.pool.poolUnitId });
  await audit({
    actor: { kind: 'system', id: 'intake' },
    action: 'unmerge:Lead',
    subjects: [`Lead/${_id}`, `Customer/${personId}`],
    detail: { touches: lead.touches.length, state: lead.state, entries: history.length },
  });
  await emit(LeadUnmerged, { leadId: _id, personId });
}

/** Whatever lead holds them by now loses the touches that go back to where they came from. */
async function takeTouchesOut({ _id, touches }: Lead): Promise<void> {
  const sources = touches.map(({ source }) => source);
  for (const lead of await LeadModel.find({ 'touches.source': { $in: sources }, _id: { $ne: _id } }).lean<Lead[]>()) {
    const left = lead.touches.filter(({ source }) => !sources.includes(source));
    if (left.length > 0) await LeadModel.updateOne({ _id: lead._id }, { $set: ofTouches(left) });
  }
}

/**
 * The holder's place is taken again, the tasks are open again, under a number of its own: it uses no share, since a person decided.
 * Without room it waits.
 */
async function giveBackToHolder(lead: Lead, taskIds: readonly string[], at: Date): Promise<Lead> {
  if (!lead.staffId || !(await hasRoom(lead.staffId, at))) return { ...lead, ...NOBODY, ...STOPPED, state: 'waiting', terms: null };
  const given = { ...lead, assignmentNo: lead.assignmentNo + 1 };
  await RmLoadModel.updateOne({ _id: lead.staffId }, { $inc: { open: 1 } });
  await reopenTasks(taskIds, given.assignmentNo);
  await tellHolder(given, lead.staffId);
  return given;
}

async function hasRoom(staffId: string, at: Date): Promise<boolean> {
  const staff = await staffById(staffId);
  if (staff?.status !== 'active' || isOnLeave(staff, businessDayOf(at))) return false;
  const member = (await teamOf(staff.unitPath)).members.find(({ rm }) => rm._id === staffId);
  const [rm] = member ? await candidatesOf({ members: [member] }, at) : [];
  return rm !== undefined && rm.open < rm.openCapacity;
}

/** The card said that the lead had gone elsewhere, and a card that is closed stays so: a message says that it is back. */
function tellHolder({ _id, productLine }: Lead, staffId: string): Promise<void> {
  const lines = [`${productLines[productLine]} · 客户合并已撤销`, '原来的进度和任务都在'];
  return planStaffNotices([{ staffId, notice: { title: '1 条线索回到你这里', lines, path: `/workbench.html#/leads/${_id}` } }]);
}
