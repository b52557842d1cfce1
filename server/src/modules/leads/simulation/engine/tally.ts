import { type Heat, type RungKind, type SimulatedEnd, simulatedEnds } from '@yinqiao/shared/domain';
import type { DayAccount } from '../../distribution/dayAccount';
import { entitledParts, type Ledger, PARTS } from '../../distribution/ledger';
import { gini } from '../../fairness/gini';
import { MinuteCounts } from './minuteCounts';
import { CURVE_MINUTES, type PersonFigures, type SideFigures } from './figures';

type Person = Omit<PersonFigures, 'staffId'> & { fullOn: string };

/** What is counted while a simulated bank works; no lead is kept. */
export class Tally {
  private leads = 0;
  private readonly byRung = new Map<RungKind, number>();
  private readonly byOutlet = new Map<string, number>();
  private readonly people = new Map<string, Person>();
  private readonly waits = new MinuteCounts();
  private readonly ends = Object.fromEntries(Object.keys(simulatedEnds).map((end) => [end, 0])) as Record<SimulatedEnd, number>;
  private readonly missed = { accept: 0, contact: 0, recycled: 0, idle: 0, returned: 0, handedUp: 0, grabbed: 0 };
  private readonly missedByHeat: Record<Heat, { given: number; missed: number }> = {
    hot: { given: 0, missed: 0 },
    normal: { given: 0, missed: 0 },
    low: { given: 0, missed: 0 },
  };

  arrived(): void {
    this.leads += 1;
  }

  /** The first that was decided of a lead. */
  decided(by: RungKind, outletId: string | null, minutes: number | null): void {
    this.byRung.set(by, (this.byRung.get(by) ?? 0) + 1);
    if (outletId) this.byOutlet.set(outletId, (this.byOutlet.get(outletId) ?? 0) + 1);
    if (minutes !== null) this.waits.add(minutes);
  }

  ended(end: SimulatedEnd): void {
    this.ends[end] += 1;
  }

  happened(what: keyof Tally['missed']): void {
    this.missed[what] += 1;
  }

  /** An assignment's time to accept, kept or not. */
  promised(heat: Heat, missed: boolean): void {
    const counts = this.missedByHeat[heat];
    counts.given += 1;
    if (!missed) return;
    counts.missed += 1;
    this.missed.accept += 1;
  }

  /** Somebody was given a lead. @param isFull no other one fits now */
  gave(staffId: string, open: number, isFull: boolean, day: string): void {
    const person = this.person(staffId);
    person.given += 1;
    person.peak = Math.max(person.peak, open);
    if (isFull && person.fullOn !== day) {
      person.fullOn = day;
      person.fullDays += 1;
    }
  }

  /** A pool's day is over: who was short how much at worst. @param counts whose figures are told */
  closeDay({ shares }: DayAccount, counts: (staffId: string) => boolean): void {
    for (const { staffId, worst } of shares) {
      if (worst === null || worst <= 0 || !counts(staffId)) continue;
      const person = this.person(staffId);
      person.worst = Math.max(person.worst, worst / PARTS);
    }
  }

  /** What a pool's ledger says at the end. */
  closeLedger(ledger: Ledger, counts: (staffId: string) => boolean): void {
    const entitled = entitledParts(ledger);
    for (const { staffId, given } of ledger.accounts) {
      if (!counts(staffId)) continue;
      const person = this.person(staffId);
      person.entitled += (entitled.get(staffId) ?? 0) / PARTS;
      person.shared += given;
    }
  }

  figures(): SideFigures {
    const people = [...this.people].sort(([a], [b]) => (a < b ? -1 : 1));
    const { waits } = this;
    return {
      leads: this.leads,
      byRung: [...this.byRung].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rung, leads]) => ({ rung, leads })),
      outlets: [...this.byOutlet].sort(([a], [b]) => (a < b ? -1 : 1)).map(([unitId, leads]) => ({ unitId, leads })),
      people: people.map(([staffId, { fullOn: _day, ...figures }]) => ({
        staffId,
        ...figures,
        entitled: rounded(figures.entitled),
        worst: rounded(figures.worst),
      })),
      waits: {
        given: waits.total,
        median: waits.percentile(0.5),
        ninetieth: waits.percentile(0.9),
        longest: waits.percentile(1),
        curve: CURVE_MINUTES.map((minutes) => ({ minutes, leads: waits.within(minutes) })),
      },
      promises: { ...this.missed, byHeat: this.missedByHeat },
      ends: { ...this.ends },
      worst: rounded(Math.max(0, ...people.map(([, { worst }]) => worst))),
      gini: giniOf(people.map(([, person]) => person)),
      fullDays: people.reduce((sum, [, { fullDays }]) => sum + fullDays, 0),
    };
  }

  private person(staffId: string): Person {
    const known = this.people.get(staffId);
    if (known) return known;
    const person = { given: 0, entitled: 0, shared: 0, worst: 0, peak: 0, fullDays: 0, fullOn: '' };
    this.people.set(staffId, person);
    return person;
  }
}

const rounded = (leads: number): number => Math.round(leads * 100) / 100 || 0;

function giniOf(people: readonly Person[]): number | null {
  const value = gini(people.map(({ entitled, shared }) => ({ entitled, given: shared })));
  return value === null ? null : rounded(value);
}
