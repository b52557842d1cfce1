import type { ProductLine } from '../customer-words';

/**
 * What ties a customer to members of staff at a moment: the facts of the rungs 2 to 7, one entry a ledger (four ledgers, never
 * one owner). A fact that no source gives is null, never guessed.
 */
export interface Ties {
  /** 经办: open applications and bookings, any product line. */
  handlings: { staffId: string; productLine: ProductLine; since: Date; lastActionAt: Date }[];
  /** 管户, from the core file; the last contact with the customer by call, visit or talk, any channel. */
  bookOwner: { staffId: string; since: Date; lastContactAt: Date | null } | null;
  /** 企微好友, two-way and not ended; the last moment the customer wrote or talked, and what proves it. */
  friends: { staffId: string; since: Date; lastHeardAt: Date | null; evidence: TalkEvidence | null }[];
  /** 转介绍: who is named and who referred. */
  referral: { namedStaffId: string; byStaffId: string; at: Date } | null;
  /** 来源码: whose code was scanned last. */
  code: { staffId: string; at: Date } | null;
  /** 客户自选 */
  chosen: { staffId: string | null; outletId: string | null };
}

/**
 * What proves that a customer wrote or talked, the strongest first. Chat content is evidence only where the archive is bought;
 * else a booking that names the adviser, a call that was answered, a tagged page of the adviser's that was opened.
 */
export const talkEvidences = {
  archive: '会话存档',
  booking: '预约指定',
  call: '接通的通话',
  tagged_page: '点开带标页面',
} as const;
export type TalkEvidence = keyof typeof talkEvidences;

export const noTies: Ties = {
  handlings: [],
  bookOwner: null,
  friends: [],
  referral: null,
  code: null,
  chosen: { staffId: null, outletId: null },
};
