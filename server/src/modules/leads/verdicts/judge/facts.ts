import type { OwnershipSource } from '../../../customers';
import type { DisputeKind, ProductLine, TalkEvidence, Ties } from '@yinqiao/shared/domain';

/** One assignment of the lead, from its history. */
export interface Holding {
  staffId: string;
  /** The rung of the ladder that gave it, by its place; null when it was not the ladder. */
  rung: number | null;
  from: Date;
  acceptedAt: Date | null;
  /** Until when the first contact was promised. */
  contactBy: Date | null;
  firstContactAt: Date | null;
  /** Null while it lasts. */
  endedAt: Date | null;
  endedBy: 'returned' | 'recycled' | 'transferred' | 'closed' | null;
}

/** Why a lead may not be given to somebody by a verdict: the customer asked for another, no licence of the line, or not there to work. */
export type Unfitness = 'barred' | 'not_licensed' | 'unavailable';

/** Somebody reached the customer. */
export interface Contact {
  staffId: string;
  at: Date;
  evidence: TalkEvidence;
}

/** D6: how the lead was grabbed from the open pool. */
export interface Grab {
  staffId: string;
  at: Date;
  inWorkHours: boolean;
  /** Which of that day's grabs of this member it was, from 1. */
  ofDay: number;
  /** Days since the member last followed this lead; null when never. */
  daysSinceHeld: number | null;
  contactBy: Date;
  contactedAt: Date | null;
}

export type TakingSign = 'archive_keyword' | 'mass_remarks' | 'exports' | 'mass_reveals';

/**
 * What is known about a dispute at the moment it is judged, from the ledgers and the lead's own trail; frozen into the document.
 * Ids, codes and times only. What no source gives is null or absent, never guessed.
 */
export interface VerdictFacts {
  at: Date;
  kind: DisputeKind;
  /** By nobody of the staff where the customer asked. */
  raised: { staffId: string | null; at: Date };
  /** The two who claim; the one who follows the lead, if any of them does, first. */
  claimants: readonly string[];
  lead: {
    productLine: ProductLine;
    /** When the enquiry came; of a lead that was opened again, the one of that round. */
    capturedAt: Date;
    followerId: string | null;
    /** D4: also what the other claimant closed for the person in the line. */
    deal: { staffId: string; at: Date } | null;
  };
  /** Claimants, and whoever else a clause may name, who may not be given the lead: the book stays theirs, the lead goes on. */
  unfit: readonly { staffId: string; why: Unfitness }[];
  /** The claimant whose outlet lies nearest to the customer; null when the places are not known. */
  nearestId: string | null;
  /** The lower end of the customer's asset band, in 万元. */
  assetsFrom: number;
  /** 贵宾 or above: the owner is waited for longer. */
  vip: boolean;
  /** Working minutes until the book owner was at work when the lead was captured; 0 on duty, null not known or not that day. */
  ownerBackInMinutes: number | null;
  ties: Ties;
  /** By what the book came to its owner; absent from documents of before, and where only the core's copy is known. */
  bookSource?: OwnershipSource | null;
  holdings: readonly Holding[];
  contacts: readonly Contact[];
  /** D3: visits and counter records, by whom the customer asked for. */
  visits: readonly { staffId: string; at: Date }[];
  grab: Grab | null;
  /** D8: what was agreed when a remote seat handed the customer over. */
  handOver: { fromStaffId: string; toStaffId: string; at: Date; agreed: boolean } | null;
  /** D9: who looks after the company that pays the customer's salary. */
  payroll: { staffId: string; since: Date } | null;
  /** D10: the customer's own request; which of the last 90 days it was, from 1. */
  wish: { fromStaffId: string; toStaffId: string | null; at: Date; ofPeriod: number } | null;
  /** D7: signs that customers were taken along. */
  signs: readonly { code: TakingSign; staffId: string; at: Date; count: number }[];
  /** 会话存档: without it no chat is evidence. */
  archiveBought: boolean;
}
