import type { DayShare } from '../distribution/dayAccount';
import type { ExclusionReason } from '../distribution/eligibility';
import { PARTS } from '../distribution/ledger';
import { groupBy } from '../groupBy';
import type { PoolWeek } from './poolWeeks';

/** One RM's fair share over a time and over all pools; entitlement and lags in parts. */
export interface PersonShare {
  entitled: number;
  given: number;
  givenBack: number;
  carried: number;
  worst: { lag: number; at: Date } | null;
  /** Sums since the time began, at the end of each day. */
  days: { day: string; entitled: number; given: number; lag: number }[];
  missed: { reason: ExclusionReason; leads: number }[];
}

interface Row extends DayShare {
  poolUnitId: string;
  day: string;
}

/** Adds up what pools booked for each RM. @param days those of the time that have begun */
export function personShares(weeks: readonly PoolWeek[], days: readonly string[]): (staffId: string) => PersonShare {
  const rows = groupBy(
    weeks.flatMap((week) =>
      week.days.flatMap(({ day, shares }) => shares.map((share): Row => ({ ...share, poolUnitId: week.poolUnitId, day }))),
    ),
    ({ staffId }) => staffId,
  );
  return (staffId) => {
    const before = new Map(
      weeks.flatMap(({ poolUnitId, lagsBefore }) => {
        const lag = lagsBefore.get(staffId);
        return lag === undefined ? [] : [[poolUnitId, lag] as const];
      }),
    );
    return personShare(rows.get(staffId) ?? [], before, days);
  };
}

function personShare(rows: readonly Row[], before: ReadonlyMap<string, number>, days: readonly string[]): PersonShare {
  const lags = new Map(before);
  const total = { entitled: 0, given: 0 };
  const series = days.map((day) => {
    for (const row of rows.filter((one) => one.day === day)) {
      total.entitled += row.entitled;
      total.given += row.given;
      lags.set(row.poolUnitId, row.lag);
    }
    return { day, ...total, lag: sum(lags.values()) };
  });
  return {
    entitled: sum(rows.map(({ entitled }) => entitled)),
    given: sum(rows.map(({ given }) => given)),
    givenBack: sum(rows.map(({ givenBack }) => givenBack)),
    carried: sum(before.values()),
    worst: worstOf(rows),
    days: series,
    missed: missedOf(rows),
  };
}

/** The most this RM was short of in one pool. */
function worstOf(rows: readonly Row[]): PersonShare['worst'] {
  let worst: PersonShare['worst'] = null;
  for (const { worst: lag, worstAt: at } of rows) if (lag !== null && at && lag > (worst?.lag ?? 0)) worst = { lag, at };
  return worst;
}

function missedOf(rows: readonly Row[]): PersonShare['missed'] {
  const counts = new Map<ExclusionReason, number>();
  for (const { missed } of rows) {
    for (const [reason, leads] of Object.entries(missed) as [ExclusionReason, number][])
      counts.set(reason, (counts.get(reason) ?? 0) + leads);
  }
  return [...counts].flatMap(([reason, leads]) => (leads > 0 ? [{ reason, leads }] : []));
}

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

/** Parts as leads to two places; never −0. */
export const toLeads = (parts: number): number => Math.round((parts * 100) / PARTS) / 100 || 0;
