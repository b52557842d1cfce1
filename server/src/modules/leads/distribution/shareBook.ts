import type { DayAccount, UnsharedRung } from './dayAccount';
import type { Candidate } from './eligibility';
import type { Standing } from './fairShare';
import { byId, type Ledger, type TeamMember } from './ledger';
import type { Draw } from './lot';
import { type KeptFrom, OpenAccount } from './openAccount';
import { OpenLedger } from './openLedger';
import { type ShareRule, weightOn } from './shareRule';
import { MOST_ELIGIBLE_ROWS } from './trace';

/** How a lead was shared. */
export interface Shared {
  staffId: string;
  /** The first of the order by fair share as the lead found it; empty where somebody was named. */
  order: readonly Standing[];
  /** The place in the pool's history. */
  epoch: number;
  t: number;
  /** In the epoch of this lead. */
  weightOf: (staffId: string) => number | null;
}

/** What a pool's book is opened with. */
export interface BookAt {
  poolUnitId: string;
  ledger: Ledger;
  /** The pool's running day. */
  account: DayAccount;
  /** How the pool shares. */
  rule: ShareRule;
  /** The business day. */
  day: string;
  draw?: Draw;
}

/** Ledger and day of one pool while leads are shared: what a lead costs does not grow with the pool. `close` gives both back. */
export class ShareBook {
  private readonly ledger: OpenLedger;
  private readonly account: OpenAccount;
  private readonly teams = new WeakMap<readonly Candidate[], readonly TeamMember[]>();
  private turnedTo: readonly Candidate[] | null = null;
  /** When the last lead of the running epoch was shared; null before this book has seen one. */
  private lastAt: Date | null = null;

  constructor(private readonly book: BookAt) {
    this.ledger = new OpenLedger(book.poolUnitId, book.ledger, book.draw);
    this.account = new OpenAccount(book.account);
  }

  bookUnshared(rung: UnsharedRung): void {
    this.account.bookUnshared(rung);
  }

  /**
   * Gives a lead to whoever is first by fair share, or to somebody who was named, among those who can have it.
   * @param eligible the same list for as long as it is the same team; one that is looked at anew costs its length
   */
  share({ eligible, ...keptFrom }: KeptFrom & { eligible: readonly Candidate[] }, named: string | null, at: Date): Shared {
    this.turnTo(eligible);
    const order = named ? [] : this.ledger.first(MOST_ELIGIBLE_ROWS);
    const staffId = named ?? order[0]?.staffId;
    if (!staffId) throw new Error('a lead is shared among somebody');
    this.bookLag(staffId);
    this.ledger.give(staffId);
    this.lastAt = at;
    this.bookLag(staffId);
    this.account.bookShared(keptFrom);
    return { staffId, order, ...this.ledger.place, weightOf: (id) => this.ledger.weightOf(id) };
  }

  /** Ledger and day as they stand by now. The book is over. */
  close(): { ledger: Ledger; account: DayAccount } {
    this.bookLags();
    const ledger = this.ledger.close();
    return { ledger, account: this.account.close(this.book.ledger, ledger) };
  }

  private turnTo(eligible: readonly Candidate[]): void {
    if (eligible === this.turnedTo) return;
    this.turnedTo = eligible;
    const team = this.teams.get(eligible) ?? this.teamOf(eligible);
    this.teams.set(eligible, team);
    if (this.ledger.isSharedBy(team)) return;
    this.bookLags();
    this.ledger.turnTo(team);
    this.lastAt = null;
  }

  private teamOf(eligible: readonly Candidate[]): TeamMember[] {
    const { day, rule } = this.book;
    return eligible.map((rm) => ({ staffId: rm.staffId, weight: weightOn(day, rm, rule) })).sort(byId);
  }

  /** Everyone's lag after the last lead. Between two leads that somebody is given it only grows, so that its largest stands before the second. */
  private bookLags(): void {
    for (const { staffId } of this.ledger.sharers) this.bookLag(staffId);
  }

  private bookLag(staffId: string): void {
    if (this.lastAt) this.account.bookLag(staffId, this.ledger.lagOf(staffId), this.lastAt);
  }
}
