/** The hash routes of this entry; WeCom's lead card opens the second. */
export const workbenchPaths = ['/', '/leads/:leadId', '/pool', '/codes', '/verdicts', '/verdicts/:verdictId'] as const;
