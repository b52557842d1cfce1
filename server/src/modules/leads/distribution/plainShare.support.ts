import type { Board } from './board';
import { type DayAccount, emptyShare, settleDay } from './dayAccount';
import type { Candidate } from './eligibility';
import type { Standing } from './fairShare';
import { byId, type Ledger, PARTS, partsOf, type TeamMember, weightsOf } from './ledger';
import { lot } from './lot';
import { rankAll } from './rankAll';

/** A pool's books as plain values. */
export interface PlainBooks {
  ledger: Ledger;
  account: DayAccount;
}

/** What became of one lead. */
export interface PlainShared extends PlainBooks {
  staffId: string;
  order: Standing[];
}

/**
 * Fair share with its books as the rule is read, and looking at everybody for every lead: what the engine must say without doing so.
 * @param named somebody who is given the lead whatever the order says
 */
export function sharePlainly(
  poolId: string,
  { ledger, account }: PlainBooks,
  { eligible, excluded }: Pick<Board, 'eligible' | 'excluded'>,
  { weightOf, named = null, at }: { weightOf: (rm: Candidate) => number; named?: string | null; at: Date },
): PlainShared {
  const turned = turnPlainly(
    ledger,
    eligible.map((rm) => ({ staffId: rm.staffId, weight: weightOf(rm) })),
  );
  const order = rankPlainly(poolId, turned);
  const staffId = named ?? order[0]!.staffId;
  const given = givePlainly(turned, staffId);
  const booked = bookPlainly(account, given, excluded, at);
  return { staffId, order, ledger: given, account: settleDay(booked, ledger, given) };
}

export function turnPlainly(ledger: Ledger, eligible: readonly TeamMember[]): Ledger {
  const team = [...eligible].sort(byId);
  if (JSON.stringify(team) === JSON.stringify(ledger.team)) return ledger;
  const earned = ledger.t > 0 ? partsOf(ledger) : new Map<string, number>();
  const accounts = ledger.accounts.map((one) => ({ ...one, settled: one.settled + (earned.get(one.staffId) ?? 0) }));
  const newcomers = team.filter(({ staffId }) => !accounts.some((one) => one.staffId === staffId));
  const opened = newcomers.map(({ staffId }) => ({ staffId, settled: 0, given: 0 }));
  return { epoch: ledger.epoch + 1, t: 0, team, accounts: [...accounts, ...opened].sort(byId) };
}

export function rankPlainly(poolId: string, { epoch, t, team, accounts }: Ledger): Standing[] {
  const sharers = team.map((member) => ({ ...member, ...accounts.find(({ staffId }) => staffId === member.staffId)! }));
  const round = { rms: team.length, weights: weightsOf(team), t: t + 1 };
  return rankAll(round, sharers, ({ staffId, given }) => lot(poolId, epoch, staffId, given));
}

export const givePlainly = (ledger: Ledger, staffId: string): Ledger => ({
  ...ledger,
  t: ledger.t + 1,
  accounts: ledger.accounts.map((one) => (one.staffId === staffId ? { ...one, given: one.given + 1 } : one)),
});

/** Everyone who shared the lead with their lag after it, and everyone who could not have it. */
function bookPlainly(account: DayAccount, { t, team, accounts }: Ledger, excluded: Board['excluded'], at: Date): DayAccount {
  const shares = new Map(account.shares.map((share) => [share.staffId, share]));
  const sum = BigInt(weightsOf(team));
  for (const { staffId, weight } of team) {
    const share = shares.get(staffId) ?? emptyShare(staffId);
    const { settled, given } = accounts.find((one) => one.staffId === staffId)!;
    const lag = settled - given * PARTS + Number((BigInt(weight) * BigInt(t) * BigInt(PARTS)) / sum);
    shares.set(staffId, share.worst === null || lag > share.worst ? { ...share, worst: lag, worstAt: at } : share);
  }
  for (const { rm, reason } of excluded) {
    const share = shares.get(rm.staffId) ?? emptyShare(rm.staffId);
    shares.set(rm.staffId, { ...share, missed: { ...share.missed, [reason]: (share.missed[reason] ?? 0) + 1 } });
  }
  return { ...account, leads: account.leads + 1, shares: [...shares.values()] };
}
