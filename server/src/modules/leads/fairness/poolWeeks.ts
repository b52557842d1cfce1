import type { DayAccount } from '../distribution/dayAccount';
import { entitledParts, PARTS } from '../distribution/ledger';
import { PoolDayModel, type PoolDay } from '../poolDay.model';
import { PoolLedgerModel, type PoolLedger } from '../poolLedger.model';
import { groupBy } from '../groupBy';
import type { Window } from './window';

/** What a pool did in a time, with the lags (in parts, by RM) before it and now. */
export interface PoolWeek {
  poolUnitId: string;
  /** Days on which anything happened, in order. */
  days: DayAccount[];
  lagsBefore: Map<string, number>;
  lagsNow: Map<string, number>;
}

/** The finished days and the running one of these pools; pools that never gave a lead are left out. */
export async function poolWeeks(poolUnitIds: readonly string[], { from, to }: Window): Promise<PoolWeek[]> {
  const ledgers = await PoolLedgerModel.find({ _id: { $in: [...poolUnitIds] } }).lean<PoolLedger[]>();
  const ids = ledgers.map(({ _id }) => _id);
  const finished = groupBy(
    await PoolDayModel.find({ poolUnitId: { $in: ids }, day: { $gte: from, $lte: to } })
      .sort({ day: 1 })
      .lean<PoolDay[]>(),
    ({ poolUnitId }) => poolUnitId,
  );
  const within = ({ day }: DayAccount) => from <= day && day <= to;
  const weeks = ledgers.map((ledger) => ({
    poolUnitId: ledger._id,
    days: [...(finished.get(ledger._id) ?? []), ledger.running].filter(within),
    lagsNow: lagsOf(ledger),
  }));
  const quiet = await lastLags(
    weeks.filter(({ days }) => days.length === 0).map(({ poolUnitId }) => poolUnitId),
    from,
  );
  return weeks.map((week) => ({ ...week, lagsBefore: quiet.get(week.poolUnitId) ?? lagsAtStart(week.days) }));
}

function lagsOf(ledger: PoolLedger): Map<string, number> {
  const entitled = entitledParts(ledger);
  return new Map(ledger.accounts.map(({ staffId, given }) => [staffId, (entitled.get(staffId) ?? 0) - given * PARTS]));
}

/** Everyone's lag before the first day on which they stand. */
function lagsAtStart(days: readonly DayAccount[]): Map<string, number> {
  const lags = new Map<string, number>();
  for (const { staffId, lag, entitled, given } of days.flatMap(({ shares }) => shares)) {
    if (!lags.has(staffId)) lags.set(staffId, lag - entitled + given * PARTS);
  }
  return lags;
}

/** The lags with which pools ended their last day before another. */
async function lastLags(poolUnitIds: readonly string[], before: string): Promise<Map<string, Map<string, number>>> {
  if (poolUnitIds.length === 0) return new Map();
  const last = await PoolDayModel.aggregate<Pick<DayAccount, 'shares'> & { _id: string }>([
    { $match: { poolUnitId: { $in: [...poolUnitIds] }, day: { $lt: before } } },
    { $sort: { poolUnitId: 1, day: -1 } },
    { $group: { _id: '$poolUnitId', shares: { $first: '$shares' } } },
  ]);
  return new Map(last.map(({ _id, shares }) => [_id, new Map(shares.map(({ staffId, lag }) => [staffId, lag]))]));
}
