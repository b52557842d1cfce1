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

/**
 * One lead is a thousand million parts. Inside an epoch entitlement is exact (weight × t / sum of weights); it is rounded to
 * parts only when an epoch ends, by largest remainder, so that over all accounts entitlement and given always add up alike.
 */
export const PARTS = 1_000_000_000;

export const emptyLedger = (): Ledger => ({ epoch: 0, t: 0, team: [], accounts: [] });

const byId = (a: { staffId: string }, b: { staffId: string }) => (a.staffId < b.staffId ? -1 : a.staffId > b.staffId ? 1 : 0);

/** The ledger as the next lead finds it: unchanged for the same eligible set and weights, else with a new epoch begun. */
export function ledgerFor(ledger: Ledger, eligible: readonly TeamMember[]): Ledger {
  const team = eligible.map(({ staffId, weight }) => ({ staffId, weight })).sort(byId);
  if (sameTeam(ledger.team, team)) return ledger;
  const known = new Map(settle(ledger).map((account) => [account.staffId, account]));
  for (const { staffId } of team) if (!known.has(staffId)) known.set(staffId, { staffId, settled: 0, given: 0 });
  return { epoch: ledger.epoch + 1, t: 0, team, accounts: [...known.values()].sort(byId) };
}

/** The ledger after one more lead of its epoch was given to `staffId`. */
export function give(ledger: Ledger, staffId: string): Ledger {
  const accounts = ledger.accounts.map((account) => (account.staffId === staffId ? { ...account, given: account.given + 1 } : account));
  return { ...ledger, t: ledger.t + 1, accounts };
}

/**
 * The ledger after a lead was handed back that was no lead: as if it had not been given. What it entitled everyone to is taken
 * from those it was shared among, so that entitlement and given go on adding up alike. Begins an epoch.
 * @param sharers those who could have had the lead, with their weights at that time
 */
export function giveBack(ledger: Ledger, staffId: string, sharers: readonly TeamMember[]): Ledger {
  const parts = partsOf(1, sharers);
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

function sameTeam(a: readonly TeamMember[], b: readonly TeamMember[]): boolean {
  return a.length === b.length && a.every((member, i) => member.staffId === b[i]?.staffId && member.weight === b[i]?.weight);
}

/** Books the entitlement of the running epoch; its parts add up to exactly t leads. */
function settle(ledger: Ledger): Account[] {
  if (ledger.t === 0) return ledger.accounts;
  const earned = partsOf(ledger.t, ledger.team);
  return ledger.accounts.map((account) => ({ ...account, settled: account.settled + (earned.get(account.staffId) ?? 0) }));
}

/** So many leads as parts by weight, by largest remainder: they add up exactly. */
function partsOf(leads: number, team: readonly TeamMember[]): Map<string, number> {
  const sum = BigInt(team.reduce((total, { weight }) => total + weight, 0));
  const total = BigInt(leads) * BigInt(PARTS);
  const exact = team.map(({ staffId, weight }) => {
    const product = total * BigInt(weight);
    return { staffId, parts: product / sum, remainder: product % sum };
  });
  const left = Number(total - exact.reduce((booked, { parts }) => booked + parts, 0n));
  exact.sort((a, b) => (a.remainder === b.remainder ? byId(a, b) : a.remainder > b.remainder ? -1 : 1));
  return new Map(exact.map(({ staffId, parts }, i) => [staffId, Number(parts) + (i < left ? 1 : 0)]));
}
