/** An instant as the vendor counts it: whole seconds since the epoch. */
export const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);
