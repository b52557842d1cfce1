/** 红线: why an enquiry of a person is never distributed as marketing; the service of the person goes on. */
export const redLines = {
  blacklist: '黑名单',
  risk: '风险客户',
  minor: '未成年',
  staff: '员工本人',
  refused_marketing: '拒绝营销',
} as const;
export type RedLine = keyof typeof redLines;
