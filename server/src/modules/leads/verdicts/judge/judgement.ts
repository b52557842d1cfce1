import type { LedgerName, RungKind, ShareRole } from '@yinqiao/shared/domain';
import type { Unfitness } from './facts';
import type { Talk, TalkKind } from './talks';

/** A part of the deal; `staffId` null is whoever follows the lead when it is won. */
export interface Share {
  staffId: string | null;
  part: number;
  as: ShareRole;
}

/** The rungs of the ladder, and the terms of the disputes that stand outside it. */
export type ClauseCode =
  | Extract<RungKind, 'book_owner' | 'friend' | 'referral' | 'code_staff' | 'fair_share' | 'open_pool' | 'nearest'>
  | 'silent_owner'
  | 'habit'
  | 'work_window'
  | 'idle_acceptance'
  | 'hand_over'
  | 'payroll'
  | 'customer_wish'
  | 'taking_away';

/** Why a clause holds or does not. */
export type ClauseReason =
  | 'applies'
  | 'switched_off'
  | 'no_record'
  | 'earlier_rung'
  | 'below_assets'
  | 'off_duty'
  | 'silent'
  | 'not_silent'
  | 'too_long_ago'
  | 'same_time'
  | 'contacted_in_time'
  | 'not_agreed'
  | 'too_often'
  | 'out_of_hours'
  | 'too_many_grabs'
  | 'cool_off'
  | 'not_contacted'
  | 'kept_rules'
  | Unfitness
  | 'let_lie'
  | 'no_deal'
  | 'not_needed';

export interface Clause {
  code: ClauseCode;
  /** Its place in the ladder in force; null outside it. */
  rung: number | null;
  /** The numbers of the rule that its words carry. */
  rule: Readonly<Record<string, number>>;
  applies: boolean;
  because: ClauseReason;
  /** The numbers that were found. */
  found: Readonly<Record<string, number>>;
}

/** What follows beside follower and shares. */
export type Measure =
  | { code: 'review'; on: string }
  | { code: 'claim_may_be_proposed' }
  | { code: 'barred'; staffId: string; until: string }
  | { code: 'no_poaching_flag'; staffId: string }
  | { code: 'freeze_exports'; staffId: string }
  | { code: 'early_transfer_plan'; staffId: string }
  | { code: 'customer_notice' }
  | { code: 'check_grabs'; staffId: string };

/** By what the follower was found. `stands`: the assignment as it is; `decided`: an appeal was answered so. */
type FollowedBy = 'decided' | 'book_owner' | 'code_staff' | 'friend' | 'closing' | 'customer_wish' | 'nearest' | 'stands' | 'redistribute';

/** What the rule of one dispute finds. */
export interface Finding {
  /** Null: the lead is distributed again. */
  followerId: string | null;
  by: FollowedBy;
  shares: Share[];
  /** Contributions in name only: they are told beside the shares and count in no sum. */
  nominal: { staffId: string; as: 'payroll' }[];
  clauses: Clause[];
  measures: Measure[];
  /** The last day whose first deal is shared so; null when the deal is made, or without end. */
  dealUntil: string | null;
  /** The talks that its clauses went by; absent when they went by none. */
  rests?: readonly Talk[];
}

export interface LedgerChange {
  ledger: LedgerName;
  before: string[];
  after: string[];
}

/** What a verdict says, as codes, ids and numbers; `verdict.words.ts` speaks them. */
export interface Judgement extends Finding {
  ledgers: LedgerChange[];
  /** Kinds of talk it rests on, and those it knows of and does not, the strongest first. Documents of before do not tell the others. */
  evidence: { archiveBought: boolean; used: TalkKind[]; others?: TalkKind[] };
}
