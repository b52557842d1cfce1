import type { ErrorCode, Licence } from '@yinqiao/shared/domain';
import type { Candidate } from '../distribution/eligibility';
import type { Lead } from '../lead.model';
import { lackingLicence } from '../licencesOfLead';

type Refusal = Extract<ErrorCode, `LEAD_POOL_${string}`>;

/** Why an RM may take nothing from the open pool now, whatever lies in it. */
export function whyNothing(rm: Candidate | undefined, claims: number, perDay: number): Refusal | null {
  if (!rm?.onDuty) return 'LEAD_POOL_OFF_DUTY';
  if (claims >= perDay) return 'LEAD_POOL_DAY_FULL';
  if (rm.newToday >= rm.dailyCapacity) return 'LEAD_POOL_TODAY_FULL';
  return rm.open >= rm.openCapacity ? 'LEAD_POOL_NO_ROOM' : null;
}

/** Why an RM may not take this lead; null when they may. @param needed the licences of the lead */
export function whyNotThis(
  rm: Pick<Candidate, 'staffId' | 'licences'>,
  lead: Pick<Lead, 'formerHolders' | 'facts'>,
  needed: readonly Licence[],
  now: Date,
): Refusal | null {
  if (lackingLicence(needed, rm.licences)) return 'LEAD_POOL_LICENCE';
  if (lead.facts.barred.includes(rm.staffId)) return 'LEAD_POOL_BARRED';
  return lead.formerHolders.some(({ staffId, until }) => staffId === rm.staffId && until > now) ? 'LEAD_POOL_COOL_OFF' : null;
}
