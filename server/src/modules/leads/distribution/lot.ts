import { createHash } from 'node:crypto';

/** A draw that everybody can repeat: neither list order nor seniority decides it. */
export const lot = (...of: readonly (string | number)[]): string => createHash('sha256').update(of.join('|')).digest('hex');
