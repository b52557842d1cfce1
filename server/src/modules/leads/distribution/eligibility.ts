import type { Licence } from '@yinqiao/shared/domain';

/** An RM of the pool's team as distribution sees them at one moment. */
export interface Candidate {
  staffId: string;
  unitId: string;
  /** The outlet is open now and the roster has this RM on it. */
  onDuty: boolean;
  licences: readonly Licence[];
  /** The business day of joining; a newcomer has a smaller share. */
  joinedOn: string;
  /** Own share in basis points; null for the policy's. */
  weight: number | null;
  /** New leads this RM takes a business day. */
  dailyCapacity: number;
  /** Leads this RM follows at the same time. */
  openCapacity: number;
  /** New leads of this business day. */
  newToday: number;
  /** Leads in hand. */
  open: number;
}

export type ExclusionReason = 'off_duty' | 'not_licensed' | 'returned_before' | 'daily_full' | 'open_full';

/** What a lead asks of the RM who gets it. */
export interface LeadNeeds {
  licence: Licence | null;
  /** RMs who handed this lead back. */
  returnedBy: readonly string[];
}

/** The first reason, in the order of the funnel, why this RM cannot get this lead; null when they can. */
export function exclusionOf(rm: Candidate, lead: LeadNeeds): ExclusionReason | null {
  if (!rm.onDuty) return 'off_duty';
  if (lead.licence && !rm.licences.includes(lead.licence)) return 'not_licensed';
  if (lead.returnedBy.includes(rm.staffId)) return 'returned_before';
  if (rm.newToday >= rm.dailyCapacity) return 'daily_full';
  if (rm.open >= rm.openCapacity) return 'open_full';
  return null;
}

/** True when some lead could be given to this RM now. */
export const hasRoom = (rm: Candidate): boolean => rm.onDuty && rm.newToday < rm.dailyCapacity && rm.open < rm.openCapacity;
