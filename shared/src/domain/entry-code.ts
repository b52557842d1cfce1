/** 获客码: what a code that customers scan stands for. */
export const entryKinds = { staff: '个人码', referral: '转介绍码', outlet: '网点码', community: '社群码' } as const;
export type EntryKind = keyof typeof entryKinds;

/** The phone keeps the last code that was scanned for as many days as a branch may at most let rung 6 (来源码) count. */
export const ENTRY_KEPT_DAYS = 15;
/** A code ends at most so many days ahead. */
export const ENTRY_MOST_DAYS = 366;
/** Codes that one person may have active at once. */
export const ENTRY_CODES_AT_MOST = 50;
export const ENTRY_TITLE_LENGTH = 20;

/** Letters and digits that nobody takes for one another. A mini-program code carries at most 32 characters. */
export const ENTRY_ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
export const ENTRY_LENGTH = 12;

const SHAPE = new RegExp(`^[${ENTRY_ALPHABET}]{${ENTRY_LENGTH}}$`);

/** True for what may be a code; whether there is one, the server knows. */
export const isEntryCode = (text: string): boolean => SHAPE.test(text);

/** The page of the mini-program that a link opens, with the code in it. */
export const entryPage = (entryId: string, campaignId: string | null): string =>
  campaignId === null
    ? `/pages/welfare/index?entry=${entryId}`
    : `/pages/benefit/index?id=${encodeURIComponent(campaignId)}&entry=${entryId}`;
