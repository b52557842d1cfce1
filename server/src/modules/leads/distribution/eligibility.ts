import type { Licence, TierDesk } from '@yinqiao/shared/domain';

/** Who works which leads: the desks of the tiers, and the remote seats. */
export type Desk = TierDesk | 'remote';

/** A member of staff who works leads, as distribution sees them at one moment. */
export interface Candidate {
  staffId: string;
  unitId: string;
  desk: Desk;
  /** The outlet is open now and the roster has this member on it. */
  onDuty: boolean;
  /** At work on the business day on which their branch next serves: today until its last outlet closes. */
  servesNext: boolean;
  licences: readonly Licence[];
  /** The business day of joining; a newcomer has a smaller share. */
  joinedOn: string;
  /** Own share in basis points; null for the policy's. */
  weight: number | null;
  /** New leads this member takes a business day. */
  dailyCapacity: number;
  /** Leads this member follows at the same time. */
  openCapacity: number;
  /** New leads of this business day. */
  newToday: number;
  /** Leads in hand. */
  open: number;
}

export type ExclusionReason = 'off_duty' | 'not_licensed' | 'returned_before' | 'barred' | 'daily_full' | 'open_full';

/** What a lead asks of whoever gets it. */
export interface LeadNeeds {
  licences: readonly Licence[];
  /** Those who handed this lead back. */
  returnedBy: readonly string[];
  /** Those whom the customer does not want any more (换一位). */
  barred: readonly string[];
}

/** The first reason, in the order of the funnel, why this member cannot get this lead; null when they can. */
export function exclusionOf(rm: Candidate, lead: LeadNeeds): ExclusionReason | null {
  return rm.onDuty ? lackOf(rm, lead) : 'off_duty';
}

/** The same without regard to the hour. */
export function lackOf(rm: Candidate, { licences, returnedBy, barred }: LeadNeeds): Exclude<ExclusionReason, 'off_duty'> | null {
  if (!licences.every((licence) => rm.licences.includes(licence))) return 'not_licensed';
  if (returnedBy.includes(rm.staffId)) return 'returned_before';
  if (barred.includes(rm.staffId)) return 'barred';
  if (rm.newToday >= rm.dailyCapacity) return 'daily_full';
  if (rm.open >= rm.openCapacity) return 'open_full';
  return null;
}

/** Whether this member could take some lead or other now. */
export const hasRoom = (rm: Candidate): boolean => rm.onDuty && rm.newToday < rm.dailyCapacity && rm.open < rm.openCapacity;
