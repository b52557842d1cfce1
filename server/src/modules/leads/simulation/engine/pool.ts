import { type DayAccount, openDay } from '../../distribution/dayAccount';
import { emptyLedger, type Ledger } from '../../distribution/ledger';
import { ShareBook } from '../../distribution/shareBook';
import type { ShareRule } from '../../distribution/shareRule';
import type { OpenLead } from './openLead';

/** One unit's pool: who waits, in the order in which they leave, and its books. They begin empty. */
export class SimulatedPool {
  private ledger: Ledger = emptyLedger();
  private running: { day: string; book: ShareBook } | null = null;
  private waiting: OpenLead[] = [];

  constructor(readonly unitId: string) {}

  get size(): number {
    return this.waiting.length;
  }

  /** The book of a day. @param closed is told the day that ends with it */
  bookOn(day: string, rule: ShareRule, closed: (account: DayAccount) => void): ShareBook {
    if (this.running?.day === day) return this.running.book;
    this.closeBook(closed);
    const book = new ShareBook({ poolUnitId: this.unitId, ledger: this.ledger, account: openDay(day), rule, day });
    this.running = { day, book };
    return book;
  }

  /** Ends the running day. @returns the ledger as it stands then */
  closeBook(closed: (account: DayAccount) => void): Ledger {
    if (!this.running) return this.ledger;
    const { ledger, account } = this.running.book.close();
    [this.ledger, this.running] = [ledger, null];
    closed(account);
    return ledger;
  }

  put(lead: OpenLead): void {
    lead.waitsIn = this.unitId;
    this.waiting.splice(this.placeOf(lead), 0, lead);
  }

  /** Takes these out. */
  drop(gone: ReadonlySet<OpenLead>): void {
    for (const lead of gone) lead.waitsIn = null;
    if (gone.size === 1) {
      const [lead] = gone;
      this.waiting.splice(this.placeOf(lead!), 1);
      return;
    }
    if (gone.size > 0) this.waiting = this.waiting.filter((lead) => !gone.has(lead));
  }

  /** The first so many for whom that holds, in their turn. */
  first(most: number, holds: (lead: OpenLead) => boolean = () => true): OpenLead[] {
    const found: OpenLead[] = [];
    for (const lead of this.waiting) {
      if (found.length === most) break;
      if (holds(lead)) found.push(lead);
    }
    return found;
  }

  all(): readonly OpenLead[] {
    return this.waiting;
  }

  /** Where a lead stands, or is to stand. */
  private placeOf(lead: OpenLead): number {
    let [from, to] = [0, this.waiting.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (isBefore(this.waiting[middle]!, lead)) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

/** The turn in which `decide` takes them. */
function isBefore({ toPlace: a }: OpenLead, { toPlace: b }: OpenLead): boolean {
  const difference = a.heatRank - b.heatRank || a.capturedAt.getTime() - b.capturedAt.getTime();
  return difference < 0 || (difference === 0 && a.leadId < b.leadId);
}
