import type { Candidate } from './eligibility';
import { lot } from './lot';

/** Whoever has the least in hand, then the fewest of today; equals by lot, so that no list order wins. @param seed of this very lead */
export const byLeastLoad = (eligible: readonly Candidate[], seed: string): Candidate[] =>
  [...eligible].sort((a, b) => a.open - b.open || a.newToday - b.newToday || (lot(seed, a.staffId) < lot(seed, b.staffId) ? -1 : 1));
