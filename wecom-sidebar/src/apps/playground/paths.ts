/** The one page of this entry (demo mode only). */
export const playgroundPaths = ['/'] as const;
