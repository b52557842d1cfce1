import type { DayMarks, LeadSource, ProductLine, RuleSet } from '@yinqiao/shared/domain';
import type { LeadFacts } from '../../distribution/leadFacts';
import type { Roster } from '../../rosterBank';

/** Everything a simulation is computed from besides the leads. Plain data: it crosses to the thread that computes. */
export interface SimulationPlan {
  /** The virtual clock runs from here to there. */
  from: Date;
  to: Date;
  /** Draws what is drawn; the same seed gives the same run. */
  seed: string;
  /** Leads of this unit's areas and its members of staff are counted; those of its branch beside it only take their places. */
  unitId: string;
  marks: DayMarks;
  /** The policies that are held against each other, both over the same leads. */
  sides: readonly [PolicySide, PolicySide];
  /** What members of staff had in hand when the time began, until when. */
  inHand: readonly { staffId: string; until: Date | null }[];
  /** Leads that are made up instead of handed in. */
  synthetic: SyntheticLoad | null;
}

/** The rules of every unit under one policy; equal rule sets stand once. */
export interface PolicySide {
  name: string;
  /** Who works where and when, with the room that the rules give them. */
  roster: Roster;
  rules: readonly RuleSet[];
  /** By unit, the place in `rules`. */
  byUnit: Readonly<Record<string, number>>;
}

interface SyntheticLoad {
  days: number;
  leadsPerDay: number;
  /** Weights of the product lines; a line without one gets none. */
  mix: Partial<Record<ProductLine, number>>;
  sources: readonly LeadSource[];
}

/** A lead that comes in, and what became of it in whoever's hands. */
export interface SimulatedLead {
  leadId: string;
  /** When distribution first sees it; the order in which leads are handed in. */
  arrivesAt: Date;
  capturedAt: Date;
  productLine: ProductLine;
  areaId: string;
  touches: number;
  facts: LeadFacts;
  /** One a holder, in their order; the last one again for holders beyond them. Never empty. */
  reactions: readonly Reaction[];
  /** One for each time it stands in the open pool, in their order; beyond them nobody takes it. */
  grabs?: readonly Grab[];
}

/**
 * What a holder does with a lead; what the clocks do to it is none of it. Times are opening minutes of the holder's outlet: `after`
 * from the assignment, the others from the acceptance. Never contacted, or never brought to an end, is `null`.
 */
export type Reaction =
  | {
      does: 'accepts';
      after: number;
      contactAfter: number | null;
      holds: number | null;
      /** Contacts tried in vain before the first that reached the customer. */
      tries?: readonly number[];
      /** What was done after the first contact. */
      acts?: readonly number[];
      /** It ends by going to somebody else, not by an outcome. */
      returned?: true;
    }
  | { does: 'returns'; after: number }
  | { does: 'nothing' };

/** Somebody who took a lead from the open pool, opening minutes of their outlet after it came there. */
export interface Grab {
  staffId: string;
  after: number;
}
