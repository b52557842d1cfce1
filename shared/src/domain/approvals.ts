/** What two persons must agree on: one asks, another decides. */
export const approvalKinds = { lead_policy: '分配规则', lead_import: '名单导入' } as const;
export type ApprovalKind = keyof typeof approvalKinds;

export const approvalStates = { waiting: '待复核', approved: '已通过', rejected: '已退回', withdrawn: '已撤回' } as const;
export type ApprovalState = keyof typeof approvalStates;
