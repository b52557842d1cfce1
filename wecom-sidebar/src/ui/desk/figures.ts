/** How figures are written on a desk: grouped thousands, whole per cents, points against the time that has passed. */

export const thousands = (n: number): string => n.toLocaleString('en-US');

/** Whole per cent of a part; 0 of 0 is 0. */
export const percentOf = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 100));

/** One decimal, for ratios whose whole is large: 89.4. */
export const ratioWords = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${(Math.round((part / whole) * 1000) / 10).toFixed(1)}%`;

/**
 * A share with the whole it is a share of: 占留资 89.4%, 118 / 132. Nothing yet is said in words, and so is a part that is more
 * than the whole of today: acts of today on what came before.
 */
export function shareNotes(wholeName: string, part: number, whole: number): string[] {
  if (part > whole) return [`含今天以前的${wholeName}`];
  return whole === 0 ? [`还没有${wholeName}`] : [`占${wholeName} ${ratioWords(part, whole)}`, `${thousands(part)} / ${thousands(whole)}`];
}

/** A bar turns amber only when it is more than this many points behind the time that has passed. */
const LATE_POINTS = 15;

export interface Pace {
  /** Points ahead (positive) or behind (negative) of the time that has passed. */
  points: number;
  /** Worth a look: more than fifteen points behind. */
  late: boolean;
  words: string;
  unitWord: string;
}

/** Completion against the share of time that has passed, in percentage points; null before the figures of the first day are there. */
export function paceOf(done: number, target: number, timePercent: number | null): Pace {
  if (timePercent === null) return { points: 0, late: false, words: '待首日数据', unitWord: '' };
  const points = percentOf(done, target) - timePercent;
  const words = points === 0 ? '持平' : points > 0 ? `领先 ${points}` : `落后 ${-points}`;
  return { points, late: points < -LATE_POINTS, words, unitWord: '个百分点' };
}
