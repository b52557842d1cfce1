import type { Lead } from '../../lead.model';

type Enquired = Pick<Lead, 'capturedAt' | 'openedAt' | 'reopenedFrom' | 'touches'>;

/**
 * When the enquiry came that the lead's present round was distributed by: its first, or of a lead that was opened again the last
 * one heard of by then. What was true at that moment counts; what came after proves no earlier tie. Pure.
 */
export function enquiredAt({ capturedAt, openedAt, reopenedFrom, touches }: Enquired): Date {
  if (reopenedFrom === null) return capturedAt;
  return touches.findLast(({ at }) => at <= openedAt)?.at ?? capturedAt;
}
