import { businessDayOf, canMoveLead, licenceForLine, licences } from '@yinqiao/shared/domain';
import { refuse, type StaffActor } from '../../../platform/access';
import { AppError } from '../../../platform/http/AppError';
import { isOnLeave } from '../../orgs';
import type { Candidate } from '../distribution/eligibility';
import type { Lead } from '../lead.model';
import type { Verdict } from '../verdicts/verdict.model';
import { candidatesOf } from '../bank';
import { type Team, teamOf } from '../roster';

/** The RM a manager chose, with what is in hand. */
export interface Receiver {
  member: Team['members'][number];
  rm: Candidate;
}

/**
 * An RM of the manager's subtree who is there to work.
 * @throws AppError STAFF_UNKNOWN, STAFF_AWAY
 */
export async function receiverOf(actor: StaffActor, staffId: string, at: Date): Promise<Receiver> {
  const member = (await teamOf(actor.unitPath)).members.find(({ rm }) => rm._id === staffId);
  if (!member) return refuse(actor, { action: 'transfer:Lead', subjects: [`Staff/${staffId}`], code: 'STAFF_UNKNOWN' });
  if (isOnLeave(member.rm, businessDayOf(at))) throw new AppError('STAFF_AWAY');
  return { member, rm: await candidateOf(member, at) };
}

/** Their load at this moment, read in the caller's transaction. */
export async function candidateOf(member: Receiver['member'], at: Date): Promise<Candidate> {
  const [rm] = await candidatesOf({ members: [member] }, at);
  if (!rm) throw new Error('a member has no load to read');
  return rm;
}

/** Why a lead cannot go to them, in words; null when it can. */
export function whyNotTo(rm: Candidate, name: string, lead: Lead, dispute: Pick<Verdict, 'partyIds'> | null): string | null {
  if (!canMoveLead(lead.state, 'transfer')) return '这条线索已经结束';
  if (dispute?.partyIds.includes(rm.staffId)) return `归属裁决未终局，${name}是当事人，只能按裁决书交给当事人`;
  if (lead.facts.barred.includes(rm.staffId)) return `客户要求换一位，${name}不再跟进这位客户`;
  if (lead.staffId === rm.staffId) return `这条已经在${name}手上`;
  const licence = licenceForLine[lead.productLine];
  if (licence && !rm.licences.includes(licence)) return `${name}没有${licences[licence]}`;
  if (rm.open >= rm.openCapacity) return `${name}手上已满 ${rm.open}/${rm.openCapacity}`;
  return rm.newToday >= rm.dailyCapacity ? `${name}今天已满 ${rm.newToday}/${rm.dailyCapacity}` : null;
}
