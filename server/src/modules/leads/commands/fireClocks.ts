import { businessDayOf, type RecycleReason } from '@yinqiao/shared/domain';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { reach } from '../../../platform/race-points/reach';
import { addOpeningMinutes, isOnLeave, leaderOf, staffById } from '../../orgs';
import { closeTasks, hintTask, openTasks } from '../../tasks';
import { type Lead, LeadModel } from '../lead.model';
import { clockDueWords, titleWords } from '../lead.words';
import type { ClockKind } from '../life/ticksOf';
import { openingHoursOf } from '../roster';
import { planClockNotices, type Told } from '../clockNotices';
import { openDisputeOf } from '../verdicts/openDispute';
import { clockOf, historyOf, writeLead } from './moveLead';
import { recycleLead } from './recycleLead';

/** Leads that one transaction takes on; their number is bounded by what a transaction may write. */
const BATCH = 20;
/** Between two steps of a clock: a step that came late leaves time to answer it. Minutes of working time. */
const BREATH_MINUTES = 15;
const MANAGER_TASK_MINUTES = 5;
/** While a dispute is open a lead is not taken back: it is spoken of again after a working day. */
const AGAIN_MINUTES = 480;

type Held = Lead & { staffId: string };

/**
 * Does what is due for the leads of one holder, or for those of the open pool: tells the holder, tells the outlet's manager, takes
 * the lead back. One step a lead at a time. A lead about which a dispute is open stays with whoever serves the customer: it is only
 * spoken of. In the caller's transaction; each write is fenced by state and assignment.
 * @param holder null for the open pool
 * @returns true when more is due
 */
export async function fireClocks(holder: string | null): Promise<boolean> {
  const at = businessNow();
  const due = await LeadModel.find({ open: true, staffId: holder, nextClockAt: { $lte: at } })
    .sort({ nextClockAt: 1, _id: 1 })
    .limit(BATCH)
    .lean<Lead[]>();
  const told: Told[] = [];
  for (const lead of due) {
    if (lead.staffId === null) await goOn(lead);
    else told.push(...(await step({ ...lead, staffId: lead.staffId }, at)));
  }
  await planClockNotices(told, at);
  return due.length === BATCH;
}

async function step(lead: Held, at: Date): Promise<Told[]> {
  const staff = await staffById(lead.staffId);
  const isAway = !staff || staff.status !== 'active' || isOnLeave(staff, businessDayOf(at));
  const held = (await openDisputeOf(lead._id)) !== null;
  if (held && !isAway && lead.clockStep === 'recycle') return speakAgain(lead, at);
  if (lead.clockStep === 'recycle' || isAway) {
    await recycleLead(lead, isAway ? 'away' : REASONS[lead.nextClock ?? 'idle'], at);
    await reach('inside-recycle');
    return [];
  }
  return lead.clockStep === 'escalate' ? escalate(lead, at, held) : remind(lead, at, held);
}

const REASONS: Record<ClockKind, RecycleReason> = {
  accept: 'not_accepted',
  contact: 'not_contacted',
  grab_contact: 'grab_not_contacted',
  follow_up: 'idle',
  idle: 'idle',
  hold: 'idle',
};

async function remind(lead: Held, at: Date, held: boolean): Promise<Told[]> {
  await goOn(lead, 'reminded', at);
  await hintTask({ kind: 'lead', id: lead._id }, clockDueWords(lead, at, held));
  return [{ to: lead.staffId, lead, step: 'remind', held }];
}

async function escalate(lead: Held, at: Date, held: boolean): Promise<Told[]> {
  await goOn(lead, 'escalated', at);
  return callManager(lead, at, held);
}

/** Instead of taking it back: holder and manager are told, and the same step is due again. */
async function speakAgain(lead: Held, at: Date): Promise<Told[]> {
  const nextClockAt = addOpeningMinutes(await openingHoursOf(lead.staffId), at, AGAIN_MINUTES);
  await writeLead(lead, { $set: { nextClockAt }, $push: { history: historyOf(lead, 'escalated', at, lead.nextClock) } });
  await auditStep(lead, 'escalated');
  return [{ to: lead.staffId, lead, step: 'remind', held: true }, ...(await callManager(lead, at, true))];
}

async function callManager(lead: Held, at: Date, held: boolean): Promise<Told[]> {
  const manager = await leaderOf(lead.unitPath, ['outlet_manager', 'sub_branch_manager', 'branch_operations']);
  if (!manager) return [];
  await closeTasks({ kind: 'lead', id: lead._id }, 'dropped', 'lead_overdue');
  await openTasks([
    {
      kind: 'lead_overdue',
      staffId: manager._id,
      unitPath: manager.unitPath,
      personId: lead.personId,
      subject: { kind: 'lead', id: lead._id },
      assignmentNo: lead.assignmentNo,
      title: `线索超时 · ${titleWords(lead)}`,
      reasons: [clockDueWords(lead, at, held)],
      minutes: MANAGER_TASK_MINUTES,
      timed: true,
      dueAt: at,
    },
  ]);
  return [{ to: manager._id, lead, step: 'escalate', held }];
}

/** The step is done and the next one is set, never so soon that nobody could answer this one. */
async function goOn(lead: Lead, what?: 'reminded' | 'escalated', at?: Date): Promise<void> {
  if (!what || !at || !lead.staffId) return writeLead(lead, { $set: await clockOf(lead, lead.clockFired + 1), $push: {} });
  const breath = addOpeningMinutes(await openingHoursOf(lead.staffId), at, BREATH_MINUTES);
  const clock = await clockOf(lead, lead.clockFired + 1, breath);
  await writeLead(lead, { $set: clock, $push: { history: historyOf(lead, what, at, lead.nextClock) } });
  await auditStep({ ...lead, staffId: lead.staffId }, what);
}

const auditStep = (lead: Held, what: 'reminded' | 'escalated'): Promise<void> =>
  audit({
    actor: { kind: 'system', id: 'leadClocks' },
    action: what === 'reminded' ? 'remind:Lead' : 'escalate:Lead',
    subjects: [`Lead/${lead._id}`, `Staff/${lead.staffId}`],
    detail: { assignmentNo: lead.assignmentNo, clock: lead.nextClock },
  });
