/**
 * The units whose leads and people a simulation of a unit works with: the whole branch, since its outlets share their leads, or
 * the whole bank for head office. Told are the unit's own.
 */
export const groundOf = (unitPath: string): string => `${unitPath.split('/').filter(Boolean).slice(0, 2).join('/')}/`;
