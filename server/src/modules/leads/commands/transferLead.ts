import { businessDayOf, type TransferReason } from '@yinqiao/shared/domain';
import { LeadAssigned, LeadTransferred } from '../../../events/leads';
import { audit } from '../../../platform/audit';
import { emit } from '../../../platform/work';
import { closeTasks, openTasks } from '../../tasks';
import type { Candidate } from '../distribution/eligibility';
import { planLeadCards } from '../leadCard';
import type { Lead } from '../lead.model';
import { givenTo, holding } from '../life/givenTo';
import { termsOf } from '../life/terms';
import { policyInForce } from '../policy/policyInForce';
import type { Team } from '../roster';
import { leaveHolder, withHolder } from './letGo';
import { moveLead } from './moveLead';
import { firstContactTask } from './writeAssignments';
import { writeLoads } from './writeLoads';

export interface Transfer {
  /** Who gets it, with the load as it was read. */
  to: { member: Team['members'][number]; rm: Candidate };
  byStaffId: string;
  reason: TransferReason;
  what: 'transferred' | 'taken_back';
  at: Date;
}

const CARD_WORD = '已转给同事';

/** A manager's decision about who follows a lead, by the path of every owner change, in the caller's transaction. */
export async function transferLead(lead: Lead, { to, byStaffId, reason, what, at }: Transfer): Promise<Lead> {
  const { outlet, rm: staff } = to.member;
  const terms = termsOf(await policyInForce(outlet.unitPath, at), lead.heat);
  const given = givenTo(lead, { staffId: staff._id, outlet, terms, at, by: 'manager' });
  const { assignmentNo } = given;
  const former = withHolder(lead, at).filter(({ staffId }) => staffId !== staff._id);
  const entry = { at, what, staffId: staff._id, assignmentNo, code: reason, byStaffId };
  const moved = await moveLead(lead, 'transfer', { ...holding(given), formerHolders: former }, entry);
  // A manager takes it for the team's sake: whoever had it loses no share.
  if (lead.staffId) await leaveHolder({ ...lead, staffId: lead.staffId }, { at, faultless: true, cardWord: CARD_WORD });
  else await closeTasks({ kind: 'lead', id: lead._id }, 'done');
  await writeLoads([to.rm], [{ staffId: staff._id }], businessDayOf(at));
  const assigned = { lead: { ...moved, staffId: staff._id, acceptBy: given.acceptBy } };
  await openTasks([firstContactTask(assigned)]);
  await planLeadCards([assigned], at);
  const { _id: leadId, personId, campaignId } = lead;
  await audit({
    actor: { kind: 'staff', id: byStaffId },
    action: 'transfer:Lead',
    subjects: [`Lead/${leadId}`, `Staff/${staff._id}`, `Customer/${personId}`],
    reason,
    detail: { assignmentNo, from: lead.staffId },
  });
  await emit(LeadTransferred, { leadId, assignmentNo, staffId: staff._id, personId, fromStaffId: lead.staffId, byStaffId });
  await emit(LeadAssigned, { leadId, assignmentNo, staffId: staff._id, personId, campaignId });
  return moved;
}
