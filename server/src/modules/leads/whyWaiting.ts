import { addDays, businessDayOf, momentWords, rungOf, shanghaiInstant } from '@yinqiao/shared/domain';
import { businessNow } from '../../platform/clock/clock';
import { addOpeningMinutes, calendarInForce, unitById } from '../orgs';
import { type Bank, bankAround } from './bank';
import { RETRY_MS } from './crons/retryPoolsAtOpening';
import { Floor } from './distribution/bankAt';
import { type Board, boardFor } from './distribution/board';
import { queueOf } from './distribution/decide';
import { clauseWords } from './distribution/rungWords';
import { isFullForToday, waitWords } from './distribution/waitWords';
import type { LeadToPlace } from './distribution/leadToPlace';
import type { Outcome } from './distribution/walk';
import { walkLadder } from './distribution/walkLadder';
import { formerWords } from './formerWords';
import type { Lead } from './lead.model';
import { namesOfStaff } from './lead.names';
import { leadsToPlace } from './leadToPlace';
import { bankOfRoster } from './rosterBank';
import { type Team, teamOf } from './roster';

/** Why a waiting lead has nobody at this moment, in words for a manager, by the facts that distribution decides by. */
export async function whyWaiting(lead: Lead): Promise<string[]> {
  const now = businessNow();
  const [place] = await leadsToPlace([lead], now);
  if (!place) throw new Error(`${lead._id} cannot be placed`);
  const bank = await bankAround([lead], lead.pool.poolUnitId, now, 'loads');
  const floor = new Floor(bank.at);
  const { outcome, licences } = walkLadder(place.policy.rules, floor.factsOf(place));
  if (outcome.kind !== 'pool') return elsewhereWords(outcome, now);
  const unit = await unitById(queueOf(outcome));
  if (!unit) throw new Error(`the pool of ${lead._id} is no unit`);
  const { returnedBy, facts } = place;
  const members = floor.team(outcome.pool);
  const board = boardFor({ licences: [...licences, ...outcome.pool.licences], returnedBy, barred: facts.barred }, members);
  if (board.eligible.length > 0) return ['有同事能接，正在分配'];
  const staff = await namesOfStaff(members.map(({ staffId }) => staffId));
  const again = nextTry(await teamOf(unit.unitPath), board, now);
  const evening = await seatsFrom(place, bank, now);
  const seats = evening && (!again || evening < again) ? [`${momentWords(evening, now)} 起由远程坐席先接`] : [];
  return [
    ...waitWords({ now, unitName: unit.name, licences, board, staff, formerly: formerWords(lead.history), nextTry: again }),
    ...seats,
  ];
}

/** When today's hours of the remote seats begin, if the ladder will then send this lead to one of them as things stand. */
async function seatsFrom(place: LeadToPlace, { roster, loads }: Bank, now: Date): Promise<Date | null> {
  const rung = rungOf(place.policy.rules, 'remote_seats');
  const at = rung?.on ? shanghaiInstant(businessDayOf(now), rung.params.from) : now;
  if (at <= now) return null;
  const evening = bankOfRoster(roster, (await calendarInForce()).marks, loads, at);
  const { outcome } = walkLadder(place.policy.rules, new Floor(evening).factsOf(place));
  return outcome.kind === 'pool' && outcome.by === 'remote_seats' ? at : null;
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
