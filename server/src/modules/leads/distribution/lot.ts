import { createHash } from 'node:crypto';

/** A draw that everybody can repeat: neither list order nor seniority decides it. */
export const lot = (...of: readonly (string | number)[]): string => createHash('sha256').update(of.join('|')).digest('hex');

/**
 * The rule by which equal standings are told apart, kept with a decision so that it is made again by the same.
 * - `job`: each RM draws for the nth lead they get in this pool, once in an epoch. A lot stays valid until the RM is given a lead, so
 *   that those who were given none keep their order and need not be looked at again. Parts that are left over when entitlement is
 *   rounded go to a stretch of the team that is drawn as well.
 * - `lead`: everybody draws anew for every lead, and parts left over go to the lower ids. Decisions before `job` were made by it.
 */
export type Draw = 'job' | 'lead';

export const CURRENT_DRAW: Draw = 'job';
