/** A client's error text as it may stand in a delivery: codes only, because a page can send anything, a name or a number included. */
export const errorCodes = (text: string): string => text.replace(/[^\x20-\x7e]+|\d{6,}/g, '…');
