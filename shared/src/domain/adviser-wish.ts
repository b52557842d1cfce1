/** 换一位: how a customer said that somebody else is to look after them. */
export const wishChannels = { miniapp: '小程序', counter: '网点当面', phone: '电话', wecom: '企业微信' } as const;
export type WishChannel = keyof typeof wishChannels;
/** Those by which a member of staff hears it. */
export const heardChannels = ['counter', 'phone', 'wecom'] as const satisfies readonly WishChannel[];

/** The platform moves a customer at most so often in so many days; the former adviser is kept from them for so long. */
export const WISHES_AT_MOST = 2;
export const WISH_DAYS = 90;
export const BARRED_DAYS = 180;

/** 认领: a proposal that the customer does not answer falls away after so many days. */
export const CLAIM_DAYS = 14;
