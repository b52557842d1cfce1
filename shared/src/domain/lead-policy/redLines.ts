/** 红线: why an enquiry of a person is never distributed as marketing; the service of the person goes on. */
export const redLines = {
  blacklist: '黑名单',
  risk: '风险客户',
  minor: '未成年',
  staff: '员工本人',
  refused_marketing: '拒绝营销',
} as const;
export type RedLine = keyof typeof redLines;

/** Lists that people of the bank keep by hand; the other lines follow from what is known of the person. */
export const riskLists = { blacklist: redLines.blacklist, risk: redLines.risk } as const;
export type RiskList = keyof typeof riskLists;

/** Why a person is put on a list, or taken off it. A reason is a code: words about a person would be personal data in the trail. */
export const listingReasons = {
  official: '监管、反洗钱或司法名单',
  fraud: '涉诈涉赌',
  abuse: '恶意投诉或骚扰员工',
  internal: '行内风险提示',
} as const;
export const delistingReasons = { mistaken: '误列', lifted: '名单已解除', reviewed: '复查后解除' } as const;
export type ListingReason = keyof typeof listingReasons | keyof typeof delistingReasons;
