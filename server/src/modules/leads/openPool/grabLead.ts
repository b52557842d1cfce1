import { businessDayOf } from '@yinqiao/shared/domain';
import { LeadAccepted, LeadGrabbed } from '../../../events/leads';
import type { StaffActor } from '../../../platform/access';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { AppError } from '../../../platform/http/AppError';
import { reach } from '../../../platform/race-points/reach';
import { emit } from '../../../platform/work';
import { personsOnLists } from '../../customers';
import { liveConsent } from '../../consents';
import { addOpeningMinutes } from '../../orgs';
import { closeTasks, openTasks } from '../../tasks';
import { moveLead } from '../commands/moveLead';
import { writeLoads } from '../commands/writeLoads';
import { type Lead, LeadModel } from '../lead.model';
import { titleWords } from '../lead.words';
import { licencesOfLead } from '../licencesOfLead';
import { termsOf } from '../life/terms';
import { openingHoursOf } from '../roster';
import { openDisputeOf } from '../verdicts/openDispute';
import { QUICK_MS } from './detector';
import { grabberOf, grabDayId } from './grabber';
import { GrabDayModel } from './grabDay.model';
import { whyNothing, whyNotThis } from './whyNot';

const TASK_MINUTES = 10;

export interface Grabbed extends Record<string, unknown> {
  leadId: string;
  state: Lead['state'];
  assignmentNo: number;
  contactBy: string;
  left: number;
}

/**
 * Takes a lead from the open pool, in the caller's transaction. Of all who try one wins: the lead's own guarded write decides,
 * and it comes first, so that the others find out before they have written anything.
 * @throws AppError LEAD_POOL_…
 */
export async function grabLead(actor: StaffActor, leadId: string): Promise<Grabbed> {
  const at = businessNow();
  const lead = await LeadModel.findById(leadId).lean<Lead | null>();
  if (lead?.state !== 'pooled' || !lead.openFrom || lead.openFrom > at) throw new AppError('LEAD_POOL_TAKEN');
  const { policy, rules, rm, claims } = await grabberOf(actor, at);
  if (!rules) throw new AppError('LEAD_POOL_CLOSED');
  const refusal = whyNothing(rm, claims, rules.perDay);
  if (!rm || refusal) throw new AppError(refusal ?? 'LEAD_POOL_OFF_DUTY');
  const dispute = await openDisputeOf(leadId);
  const needed = await licencesOfLead(lead, at);
  const notThis = dispute?.partyIds.includes(actor.staffId) ? 'LEAD_POOL_DISPUTED' : whyNotThis(rm, lead, needed, at);
  if (notThis) throw new AppError(notThis);
  // Withdrawn, or put on a list, a moment ago: nobody may go on with it.
  const isListed = (await personsOnLists([lead.personId])).size > 0;
  if (isListed || !(await liveConsent(lead.personId, lead.productLine))) throw new AppError('LEAD_POOL_TAKEN');

  const { staffId, unitPath } = actor;
  const assignmentNo = lead.assignmentNo + 1;
  const contactBy = addOpeningMinutes(await openingHoursOf(staffId), at, rules.contactMinutes);
  const grabbed = await moveLead(
    lead,
    'grab',
    {
      ...{ staffId, unitPath, assignmentNo, givenBy: 'grab', terms: termsOf(policy, lead.heat) },
      ...{ assignedAt: at, acceptBy: at, acceptedAt: at, firstContactBy: contactBy, lastActionAt: null, followUpBy: null },
      ...{ poolReason: null, pooledAt: null, openFrom: null },
    },
    { at, what: 'grabbed', staffId, assignmentNo, code: null },
  );
  await writeLoads([rm], [{ staffId }], businessDayOf(at));
  await countClaim(actor, at, at.getTime() - lead.openFrom.getTime() < QUICK_MS);
  await closeTasks({ kind: 'lead', id: leadId }, 'dropped');
  await openTasks([
    {
      kind: 'first_contact',
      staffId,
      unitPath,
      personId: lead.personId,
      subject: { kind: 'lead', id: leadId },
      assignmentNo,
      title: `首次联系 · ${titleWords(lead)}`,
      reasons: [`公海抢到，${rules.contactMinutes} 分钟内联系`],
      minutes: TASK_MINUTES,
      timed: true,
      dueAt: contactBy,
    },
  ]);
  await audit({
    actor: { kind: 'staff', id: staffId },
    action: 'grab:Lead',
    subjects: [`Lead/${leadId}`, `Customer/${lead.personId}`],
    detail: { assignmentNo },
  });
  await emit(LeadGrabbed, { leadId, assignmentNo, staffId, personId: lead.personId, poolUnitId: actor.unitId });
  await emit(LeadAccepted, { leadId, assignmentNo, staffId, personId: lead.personId, campaignId: lead.campaignId });
  await reach('inside-grab');
  return { leadId, state: grabbed.state, assignmentNo, contactBy: contactBy.toISOString(), left: rules.perDay - claims - 1 };
}

/** Every try counts, also one in vain: outside the transaction that it may break. */
export async function countAttempt({ staffId, unitPath }: StaffActor): Promise<void> {
  const at = businessNow();
  const first = { staffId, unitPath, day: businessDayOf(at), claims: 0, quick: 0 };
  await GrabDayModel.updateOne({ _id: grabDayId(staffId, at) }, { $inc: { attempts: 1 }, $setOnInsert: first }, { upsert: true });
}

async function countClaim({ staffId, unitPath }: StaffActor, at: Date, isQuick: boolean): Promise<void> {
  const first = { staffId, unitPath, day: businessDayOf(at), attempts: 1 };
  const counted = { $inc: { claims: 1, quick: Number(isQuick) }, $setOnInsert: first };
  await GrabDayModel.updateOne({ _id: grabDayId(staffId, at) }, counted, { upsert: true });
}
