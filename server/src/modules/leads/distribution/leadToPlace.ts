import type { ProductLine, RuleSet } from '@yinqiao/shared/domain';
import type { LeadFacts } from './leadFacts';

/** The rules a decision is made by, and by which versions. */
export interface PolicyAt {
  name: string;
  versionIds: readonly string[];
  rules: RuleSet;
}

/** A waiting lead as distribution sees it. */
export interface LeadToPlace {
  leadId: string;
  capturedAt: Date;
  /** The lower, the sooner the lead wants an answer: it is served first. Absent where all are alike. */
  heatRank?: number;
  productLine: ProductLine;
  areaId: string;
  /** Enquiries that have joined it. */
  touches: number;
  /** RMs who handed this lead back: none of them gets it again. */
  returnedBy: readonly string[];
  facts: LeadFacts;
  /** Of the unit the customer's area belongs to. */
  policy: PolicyAt;
}
