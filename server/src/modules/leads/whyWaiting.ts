import { addDays, businessDayOf, momentWords, shanghaiInstant } from '@yinqiao/shared/domain';
import { businessNow } from '../../platform/clock/clock';
import { addOpeningMinutes, unitById } from '../orgs';
import { bankAround } from './bank';
import { RETRY_MS } from './crons/retryPoolsAtOpening';
import { Floor } from './distribution/bankAt';
import { type Board, boardFor } from './distribution/board';
import { queueOf } from './distribution/decide';
import { clauseWords } from './distribution/rungWords';
import { isFullForToday, waitWords } from './distribution/waitWords';
import type { Outcome } from './distribution/walk';
import { walkLadder } from './distribution/walkLadder';
import type { Lead } from './lead.model';
import { namesOfStaff } from './lead.names';
import { leadsToPlace } from './leadToPlace';
import { type Team, teamOf } from './roster';

/** Why a waiting lead has nobody at this moment, in words for a manager, by the facts that distribution decides by. */
export async function whyWaiting(lead: Lead): Promise<string[]> {
  const now = businessNow();
  const [place] = await leadsToPlace([lead], now);
  if (!place) throw new Error(`${lead._id} cannot be placed`);
  const floor = new Floor((await bankAround([lead], lead.pool.poolUnitId, now, 'loads')).at);
  const { outcome, licences } = walkLadder(place.policy.rules, floor.factsOf(place));
  if (outcome.kind !== 'pool') return elsewhereWords(outcome, now);
  const unit = await unitById(queueOf(outcome));
  if (!unit) throw new Error(`the pool of ${lead._id} is no unit`);
  const { returnedBy, facts } = place;
  const members = floor.team(outcome.pool);
  const board = boardFor({ licences: [...licences, ...outcome.pool.licences], returnedBy, barred: facts.barred }, members);
  if (board.eligible.length > 0) return ['有同事能接，正在分配'];
  const staff = await namesOfStaff(members.map(({ staffId }) => staffId));
  return waitWords({ now, unitName: unit.name, licences, board, staff, nextTry: nextTry(await teamOf(unit.unitPath), board, now) });
}

async function elsewhereWords(outcome: Exclude<Outcome, { kind: 'pool' }>, now: Date): Promise<string[]> {
  const staff = await namesOfStaff('staffId' in outcome ? [outcome.staffId] : []);
  switch (outcome.kind) {
    case 'waits':
      return [
        `${clauseWords(outcome.by)}${staff(outcome.staffId)} ${momentWords(outcome.until, now)} 在岗，先等 TA`,
        '到时接不了，自动按规则往下走',
      ];
    case 'manual':
      return ['按规则由管理者人工分配'];
    case 'open_pool':
      return ['附近此刻没有能接的团队，已到分行公海', '有人办结或销假会立即再试'];
    case 'named':
      return [`${staff(outcome.staffId)}能接，正在分配`];
    case 'excluded':
      return ['客户不在营销范围，不分配'];
  }
}

/** The next retry that finds an outlet of the pool open; when all are full for today, the first of another day. */
function nextTry({ members }: Team, board: Board, now: Date): Date | null {
  const soonest = new Date((Math.floor(now.getTime() / RETRY_MS) + 1) * RETRY_MS);
  const from = isFullForToday(board) ? shanghaiInstant(addDays(businessDayOf(now), 1)) : soonest;
  const openings = members.map(({ outlet }) => addOpeningMinutes(outlet.openingHours, from, 0).getTime());
  return openings.length > 0 ? new Date(Math.min(...openings)) : null;
}
