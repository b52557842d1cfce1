import type { Exclusion } from './board';
import { type DayAccount, type DayShare, emptyShare, settleDay, type UnsharedRung } from './dayAccount';
import type { ExclusionReason } from './eligibility';
import type { OwnExclusion } from './leadBoard';
import type { Ledger } from './ledger';

/** Who could not have a shared lead. */
export interface KeptFrom {
  /** From all leads that ask for the same; the same list for as long as nobody's capacity turns. */
  excluded: readonly Exclusion[];
  /** From this very one. */
  own: readonly OwnExclusion[];
}

/**
 * A pool's day while leads are shared. Whoever is kept from a lead is so from all that ask for the same, until somebody's capacity
 * turns: such leads are counted by the list of those excluded, and told to everyone on it when the day is closed.
 */
export class OpenAccount {
  private leads: number;
  private readonly unshared: DayAccount['unshared'];
  private readonly shares: Map<string, DayShare>;
  private readonly seen = new Map<readonly Exclusion[], number>();

  constructor(private readonly opened: DayAccount) {
    this.leads = opened.leads;
    this.unshared = { ...opened.unshared };
    this.shares = new Map(opened.shares.map((share) => [share.staffId, { ...share, missed: { ...share.missed } }]));
  }

  bookUnshared(rung: UnsharedRung): void {
    this.unshared[rung] = (this.unshared[rung] ?? 0) + 1;
  }

  /** Books a lead that used a share. `close` books the shares themselves. */
  bookShared({ excluded, own }: KeptFrom): void {
    this.leads += 1;
    this.seen.set(excluded, (this.seen.get(excluded) ?? 0) + 1);
    for (const { rm, reason, anyhow } of own) {
      this.miss(rm.staffId, reason, 1);
      if (anyhow) this.miss(rm.staffId, anyhow, -1);
    }
  }

  /** Somebody's lag after a lead that they shared. */
  bookLag(staffId: string, lag: number, at: Date): void {
    const share = this.shareOf(staffId);
    if (share.worst !== null && share.worst >= lag) return;
    share.worst = lag;
    share.worstAt = at;
  }

  /** The day as it stands by now. @param before the ledger when it was opened @param after the ledger now */
  close(before: Ledger, after: Ledger): DayAccount {
    for (const [excluded, leads] of this.seen) for (const { rm, reason } of excluded) this.miss(rm.staffId, reason, leads);
    const { leads, unshared } = this;
    return settleDay({ ...this.opened, leads, unshared, shares: [...this.shares.values()] }, before, after);
  }

  private miss(staffId: string, reason: ExclusionReason, leads: number): void {
    const { missed } = this.shareOf(staffId);
    missed[reason] = (missed[reason] ?? 0) + leads;
  }

  private shareOf(staffId: string): DayShare {
    const known = this.shares.get(staffId);
    if (known) return known;
    const share = emptyShare(staffId);
    this.shares.set(staffId, share);
    return share;
  }
}
