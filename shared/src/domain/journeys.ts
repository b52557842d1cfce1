/** 风评到期: so many days ahead at least and at most. */
export const RISK_EXPIRY_DAYS = { least: 1, most: 60, usual: 7 } as const;
