import { groupBy } from '../groupBy';
import { CURRENT_DRAW, type Draw, lot } from './lot';

/**
 * The account a pool keeps of its fair share: what each RM was entitled to and what each was given.
 * Plain data, so that one database document can hold it.
 */
export interface Ledger {
  /** Counts the changes of the eligible set or of its weights, and the leads that were given back. */
  epoch: number;
  /** Leads given in this epoch that used a share. */
  t: number;
  /** The eligible RMs of this epoch, ordered by id. */
  team: TeamMember[];
  /** One account an RM who was ever eligible here, ordered by id. An absent RM's account rests: no catch-up burst on return. */
  accounts: Account[];
}

export interface TeamMember {
  staffId: string;
  /** Basis points of a full share: 10,000 is a whole one. A positive integer. */
  weight: number;
}

export interface Account {
  staffId: string;
  /** Entitlement settled when the last epoch ended, in parts of a lead (see PARTS). */
  settled: number;
  /** Leads that used a share, over all epochs, without those given back. */
  given: number;
}

/** Whose leads an epoch shares, and how many there were. */
export type Epoch = Readonly<Pick<Ledger, 'epoch' | 't'>> & { team: readonly TeamMember[] };

/**
 * One lead is a thousand million parts. Inside an epoch entitlement is exact (weight × t / sum of weights); it is rounded to
 * parts only when an epoch ends, by largest remainder, so that over all accounts entitlement and given always add up alike.
 */
export const PARTS = 1_000_000_000;

export const emptyLedger = (): Ledger => ({ epoch: 0, t: 0, team: [], accounts: [] });

export const byId = (a: { staffId: string }, b: { staffId: string }) => (a.staffId < b.staffId ? -1 : a.staffId > b.staffId ? 1 : 0);

/**
 * The ledger after a lead was handed back that was no lead: as if it had not been given. What it entitled everyone to is taken
 * from those it was shared among, so that entitlement and given go on adding up alike. Begins an epoch.
 * @param sharers those who could have had the lead, with their weights at that time
 */
export function giveBack(ledger: Ledger, staffId: string, sharers: readonly TeamMember[]): Ledger {
  const parts = partsOf({ epoch: ledger.epoch, t: 1, team: sharers });
  const accounts = settle(ledger).map((account) => ({
    staffId: account.staffId,
    settled: account.settled - (parts.get(account.staffId) ?? 0),
    given: account.given - Number(account.staffId === staffId),
  }));
  return { ...ledger, epoch: ledger.epoch + 1, t: 0, accounts };
}

/** What every account is entitled to until now, in parts, the running epoch included; all together as much as was given. */
export const entitledParts = (ledger: Ledger): Map<string, number> =>
  new Map(settle(ledger).map(({ staffId, settled }) => [staffId, settled]));

/** Books the entitlement of the running epoch; its parts add up to exactly t leads. */
function settle(ledger: Ledger): Account[] {
  if (ledger.t === 0) return ledger.accounts;
  const earned = partsOf(ledger);
  return ledger.accounts.map((account) => ({ ...account, settled: account.settled + (earned.get(account.staffId) ?? 0) }));
}

/**
 * What the leads of an epoch entitle everyone to, in parts by weight and by largest remainder: they add up exactly. Those who weigh
 * the same earn the same, so it is reckoned by weight. Which of them get the parts that are left over must not be a matter of their
 * ids: a part decides between two who stand alike otherwise.
 */
export function partsOf({ epoch, t, team }: Epoch, draw: Draw = CURRENT_DRAW): Map<string, number> {
  const total = BigInt(t) * BigInt(PARTS);
  const sum = BigInt(weightsOf(team));
  const exact = [...groupBy(team, ({ weight }) => weight)].map(([weight, members]) => {
    const product = total * BigInt(weight);
    return { members, parts: Number(product / sum), remainder: product % sum };
  });
  const parts = new Map(exact.flatMap(({ members, parts: each }) => members.map(({ staffId }) => [staffId, each] as const)));
  let left = t * PARTS - exact.reduce((booked, { members, parts: each }) => booked + members.length * each, 0);
  const byRemainder = groupBy(exact, ({ remainder }) => remainder);
  for (const remainder of [...byRemainder.keys()].sort((a, b) => (a > b ? -1 : 1))) {
    if (left === 0) break;
    const next = byRemainder.get(remainder)!.flatMap(({ members }) => members.map(({ staffId }) => staffId));
    for (const staffId of stretchOf(next.sort(), left, draw === 'job' ? [epoch, t] : null)) parts.set(staffId, parts.get(staffId)! + 1);
    left -= Math.min(left, next.length);
  }
  return parts;
}

/** So many of a list, from a place on that is drawn, over its end if need be; from its beginning where nothing is drawn by. */
function stretchOf(staffIds: readonly string[], count: number, drawnBy: readonly number[] | null): readonly string[] {
  if (count >= staffIds.length) return staffIds;
  const from = drawnBy ? parseInt(lot(...drawnBy, ...staffIds).slice(0, 12), 16) % staffIds.length : 0;
  return [...staffIds, ...staffIds].slice(from, from + count);
}

export const weightsOf = (team: readonly TeamMember[]): number => team.reduce((sum, { weight }) => sum + weight, 0);
