import { businessDayOf, type TransferReason } from '@yinqiao/shared/domain';
import { LeadAssigned, LeadTransferred } from '../../../events/leads';
import { audit } from '../../../platform/audit';
import { emit } from '../../../platform/work';
import { closeTasks, openTasks } from '../../tasks';
import type { Candidate } from '../distribution/eligibility';
import { planLeadCards } from '../leadCard';
import type { HistoryEntry, Lead } from '../lead.model';
import { givenTo, holding } from '../life/givenTo';
import { termsOf } from '../life/terms';
import { policyInForce } from '../policy/policyInForce';
import type { Team } from '../roster';
import { leaveHolder, withHolder } from './letGo';
import { moveLead } from './moveLead';
import { firstContactTask } from './writeAssignments';
import { addToLoad, writeLoads } from './writeLoads';

export interface Transfer {
  /** Who gets it, with the load as it was read. */
  to: { member: Team['members'][number]; rm: Candidate };
  by: Decider;
  what: 'transferred' | 'taken_back';
  at: Date;
}

/** Who says that somebody follows a lead without distribution having chosen them. */
type Decider = { staffId: string; reason: TransferReason } | { verdictId: string };

const CARD_WORD = '已转给同事';
const VERDICT_REASON = '归属裁决书把这条线索交给你';

/**
 * The one way in which a lead is given to somebody who was not distributed to: by a manager, within the receiver's room, or by a
 * verdict. In the caller's transaction: whoever had it loses its tasks, place and card and no share, whoever gets it has a clock,
 * a task and a card.
 */
export async function transferLead(lead: Lead, { to, by, what, at }: Transfer): Promise<Lead> {
  const { outlet, rm: staff } = to.member;
  const terms = termsOf(await policyInForce(outlet.unitPath, at), lead.heat);
  const given = givenTo(lead, { staffId: staff._id, outlet, terms, at, by: 'manager' });
  const former = withHolder(lead, at).filter(({ staffId }) => staffId !== staff._id);
  const entry = { at, what, staffId: staff._id, assignmentNo: given.assignmentNo, ...decidedBy(by) };
  const moved = await moveLead(lead, 'transfer', { ...holding(given), formerHolders: former }, entry);
  if (lead.staffId) await leaveHolder({ ...lead, staffId: lead.staffId }, { at, faultless: true, cardWord: CARD_WORD });
  else await closeTasks({ kind: 'lead', id: lead._id }, 'done');
  const day = businessDayOf(at);
  if ('verdictId' in by) await addToLoad(to.rm, 1, day);
  else await writeLoads([to.rm], [{ staffId: staff._id }], day);
  const assigned = { lead: { ...moved, staffId: staff._id, acceptBy: given.acceptBy } };
  const task = firstContactTask(assigned);
  await openTasks(['verdictId' in by ? { ...task, reasons: [VERDICT_REASON] } : task]);
  await planLeadCards([assigned], at);
  await tell(lead, assigned.lead, by, outlet._id);
  return moved;
}

const decidedBy = (by: Decider): Pick<HistoryEntry, 'code' | 'byStaffId' | 'verdictId'> =>
  'verdictId' in by ? { code: 'verdict', verdictId: by.verdictId } : { code: by.reason, byStaffId: by.staffId };

async function tell(before: Lead, after: Lead & { staffId: string }, by: Decider, poolUnitId: string): Promise<void> {
  const { _id: leadId, staffId, personId, campaignId, assignmentNo } = after;
  const byVerdict = 'verdictId' in by;
  await audit({
    actor: byVerdict ? { kind: 'system', id: 'followVerdict' } : { kind: 'staff', id: by.staffId },
    action: byVerdict ? 'follow:Verdict' : 'transfer:Lead',
    subjects: [`Lead/${leadId}`, `Staff/${staffId}`, `Customer/${personId}`, ...(byVerdict ? [`Verdict/${by.verdictId}`] : [])],
    ...(byVerdict ? {} : { reason: by.reason }),
    detail: { assignmentNo, from: before.staffId, to: staffId },
  });
  const byStaffId = byVerdict ? null : by.staffId;
  await emit(LeadTransferred, { leadId, assignmentNo, staffId, personId, fromStaffId: before.staffId, byStaffId, poolUnitId });
  await emit(LeadAssigned, { leadId, assignmentNo, staffId, personId, campaignId });
}
