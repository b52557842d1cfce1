import type { ErrorCode } from '@yinqiao/shared/domain';
import { licenceForLine } from '@yinqiao/shared/domain';
import type { Candidate } from '../distribution/eligibility';
import type { Lead } from '../lead.model';

type Refusal = Extract<ErrorCode, `LEAD_POOL_${string}`>;

/** Why an RM may take nothing from the open pool now, whatever lies in it. */
export function whyNothing(rm: Candidate | undefined, claims: number, perDay: number): Refusal | null {
  if (!rm?.onDuty) return 'LEAD_POOL_OFF_DUTY';
  if (claims >= perDay) return 'LEAD_POOL_DAY_FULL';
  return rm.newToday >= rm.dailyCapacity || rm.open >= rm.openCapacity ? 'LEAD_POOL_NO_ROOM' : null;
}

/** Why an RM may not take this lead; null when they may. */
export function whyNotThis(
  rm: Pick<Candidate, 'staffId' | 'licences'>,
  lead: Pick<Lead, 'productLine' | 'formerHolders' | 'facts'>,
  now: Date,
): Refusal | null {
  const licence = licenceForLine[lead.productLine];
  if (licence && !rm.licences.includes(licence)) return 'LEAD_POOL_LICENCE';
  if (lead.facts.barred.includes(rm.staffId)) return 'LEAD_POOL_BARRED';
  return lead.formerHolders.some(({ staffId, until }) => staffId === rm.staffId && until > now) ? 'LEAD_POOL_COOL_OFF' : null;
}
