import type { LeadSource, ProductLine } from '@yinqiao/shared/domain';
import type { Touch, TouchFacts } from '../lead.model';

/** Something that asks for contact with a person about a product line: what every source hands in. */
export interface Enquiry {
  /** `<Kind>/<id>` of what was done: one source makes at most one touch, ever. */
  source: string;
  kind: LeadSource;
  personId: string;
  productLine: ProductLine;
  campaignId: string | null;
  areaId: string;
  /** When it was done. */
  at: Date;
  facts: TouchFacts;
}

export const touchOf = ({ source, kind, campaignId, at, facts }: Enquiry): Touch => ({ source, kind, campaignId, at, facts });

/** The order of a lead's touches: their own time, not that of their arrival. */
const inOrder = (touches: readonly Touch[]): Touch[] =>
  [...touches].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.source < b.source ? -1 : 1));

/** What a lead takes from its earliest touch, in whatever order they arrived. */
export function ofTouches(touches: readonly Touch[]): { touches: Touch[]; capturedAt: Date; campaignId: string | null } {
  const ordered = inOrder(touches);
  const [first] = ordered;
  if (!first) throw new Error('a lead has at least one touch');
  return { touches: ordered, capturedAt: first.at, campaignId: first.campaignId };
}
