import type { Language, LeadSource, RedLine, RiskGrade, Ties, Tier } from '@yinqiao/shared/domain';

/**
 * What was known of the customer when the lead was last put on its way: kept with the lead, so that whoever asks later reads
 * what was decided by, and not what has become of it since.
 */
export interface LeadFacts {
  /** When it was gathered. */
  at: Date;
  source: LeadSource;
  tier: Tier;
  /** The lower end of the class of assets, in 万元: 0, 5, 20, 50, 600. */
  assets: number;
  /** Full years. */
  age: number;
  /** The highest grade of the products asked for; absent in those gathered before products were told. */
  riskGrade?: RiskGrade | null;
  language: Language | null;
  /** Groups of customers, as audiences name them. */
  segments: string[];
  redLines: RedLine[];
  ties: Ties;
  /** Advisers the customer has asked to be spared of. */
  barred: string[];
}
