import { addDays, businessDayOf, licenceForLine, shanghaiInstant } from '@yinqiao/shared/domain';
import { businessNow } from '../../platform/clock/clock';
import { addOpeningMinutes, unitById } from '../orgs';
import { RETRY_MS } from './crons/retryPoolsAtOpening';
import { type Board, boardFor } from './distribution/board';
import { isFullForToday, waitWords } from './distribution/waitWords';
import type { Lead } from './lead.model';
import { leadToPlace } from './leadToPlace';
import { candidatesOf, type Team, teamOf } from './roster';

/** Why a waiting lead has nobody at this moment, in words for a manager, by the facts that distribution decides by. */
export async function whyWaiting(lead: Lead): Promise<string[]> {
  const unit = await unitById(lead.pool.poolUnitId);
  if (!unit) throw new Error(`the pool of ${lead._id} is no unit`);
  const now = businessNow();
  const team = await teamOf(unit.unitPath);
  const board = boardFor(leadToPlace(lead), await candidatesOf(team, now));
  if (board.eligible.length > 0) return ['有同事能接，正在分配'];
  const names = new Map(team.members.map(({ rm }) => [rm._id, rm.name]));
  return waitWords({
    now,
    unitName: unit.name,
    licence: licenceForLine[lead.productLine],
    board,
    staff: (staffId) => names.get(staffId) ?? '',
    nextTry: nextTry(team, board, now),
  });
}

/** The next retry that finds an outlet of the pool open; when all are full for today, the first of another day. */
function nextTry({ members }: Team, board: Board, now: Date): Date | null {
  const soonest = new Date((Math.floor(now.getTime() / RETRY_MS) + 1) * RETRY_MS);
  const from = isFullForToday(board) ? shanghaiInstant(addDays(businessDayOf(now), 1)) : soonest;
  const openings = members.map(({ outlet }) => addOpeningMinutes(outlet.openingHours, from, 0).getTime());
  return openings.length > 0 ? new Date(Math.min(...openings)) : null;
}
