import { type ShareRole, WHOLE_DEAL } from '@yinqiao/shared/domain';
import type { Share } from './judgement';

/** The whole deal for one. */
export const wholeTo = (staffId: string | null, as: ShareRole = 'follower'): Share[] => [{ staffId, part: WHOLE_DEAL, as }];

/** A deal in two parts; one person who would have both has the whole. */
export function splitBetween(main: Pick<Share, 'staffId' | 'as'>, other: Share): Share[] {
  if (main.staffId === other.staffId) return wholeTo(main.staffId, main.as);
  return [{ ...main, part: WHOLE_DEAL - other.part }, other];
}

/**
 * What a unit may count of the deal: a deal that is shared inside it counts once.
 * @param isBelow whether the member works in the unit or below it
 */
export const creditOf = (shares: readonly Share[], isBelow: (staffId: string) => boolean): number =>
  shares.reduce((sum, { staffId, part }) => sum + (staffId !== null && isBelow(staffId) ? part : 0), 0);
