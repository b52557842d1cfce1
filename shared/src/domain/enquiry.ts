/** When a customer would rather be called. */
export const callTimes = { any: '都可以', morning: '上午', afternoon: '下午', evening: '傍晚' } as const;
export type CallTime = keyof typeof callTimes;

/** Whom a customer would rather hear from. */
export const wantedContacts = ['anyone', 'advisor', 'outlet'] as const;
export type WantedContact = (typeof wantedContacts)[number];
