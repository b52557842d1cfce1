import { addDays, shanghaiInstant } from '@yinqiao/shared/domain';
import { later, MINUTE } from './calendar';
import type { DemoCustomer } from './customers';
import type { PlannedLead } from './leads';
import { type HistoryPlan, historyPlans } from './leadPlan';
import { isLicensed } from './staff';
import { outcomeFor } from './pools';
import { createRandom, itemAt, type Random } from './random';
import { onDutyAt } from './roster';

const REPORTED = [
  ['completed', 42],
  ['declined', 19],
  ['considering', 14],
  ['intent_follow', 12],
  ['intent_visit', 6],
  ['wrong_number', 5],
  ['refused_marketing', 2],
] as const;

/** What follow-ups end in. Those of leads since this day are still to come. */
const FOLLOWED = [
  ['completed', 45],
  ['declined', 55],
] as const;
const FOLLOW_UPS_OPEN_SINCE = shanghaiInstant('2026-11-20');
const HOUR = 60 * MINUTE;

/** Leads of the days before the demo day, all of them worked, in the order of capture. */
export function leadsOfHistory(seed: number, customers: readonly DemoCustomer[]): PlannedLead[] {
  const taken = new Set<number>();
  const leads = historyPlans.flatMap((plan) => {
    const random = createRandom(seed, 'history', plan.line);
    const captures = plan.byOutlet.flatMap(([outletCode, count]) => captureTimes(plan, outletCode, count, random));
    captures.sort((a, b) => a.capturedAt.getTime() - b.capturedAt.getTime());
    const decks = decksByOutlet(plan, customers, taken, random);
    return captures.map(({ outletCode, capturedAt }) => {
      const customer = takeFrom(decks.get(outletCode) ?? [], plan.line, capturedAt);
      if (!customer) throw new Error(`no customer left for a ${plan.line} lead at ${outletCode}`);
      taken.add(customer.index);
      const source = plan.line === 'renovation_loan' ? 'registration' : 'claim';
      const given = { customer, line: plan.line, campaignCode: plan.campaignCode, source, capturedAt } as const;
      return { given, course: courseOf(random, capturedAt), waits: false };
    });
  });
  return leads.sort((a, b) => a.given.capturedAt.getTime() - b.given.capturedAt.getTime());
}

/** The last of the deck who would not have waited for an owner on their way to work. */
function takeFrom(deck: DemoCustomer[], line: HistoryPlan['line'], at: Date): DemoCustomer | undefined {
  const index = deck.findLastIndex((customer) => outcomeFor(customer, line, at).kind !== 'waits');
  return index < 0 ? undefined : deck.splice(index, 1)[0];
}

const courseOf = (random: Random, capturedAt: Date) => ({
  assignedAfterMs: random.int(900, 2_600),
  acceptedAfterMs: random.int(60, 800) * 1_000,
  contactedAfterMs: random.int(5, 100) * MINUTE,
  outcome: random.weighted(REPORTED),
  followUp: capturedAt < FOLLOW_UPS_OPEN_SINCE ? { afterMs: random.int(18, 27) * HOUR, outcome: random.weighted(FOLLOWED) } : null,
  notAfter: later(capturedAt, 3 * 60 * MINUTE),
});

/** Times from five past nine to two in the afternoon on days when the outlet has a licensed RM on duty. */
function captureTimes({ from, to, line }: HistoryPlan, outletCode: string, count: number, random: Random) {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (onDutyAt(outletCode, day).some((member) => isLicensed(member, line))) days.push(day);
  }
  return Array.from({ length: count }, (_, i) => {
    const day = itemAt(days, Math.floor(((i + random.next()) * days.length) / count));
    return { outletCode, capturedAt: later(shanghaiInstant(day, '09:05'), random.int(0, 5 * 3_600) * 1_000) };
  });
}

/** Who could have left a lead, by the outlet of their area. */
function decksByOutlet({ line }: HistoryPlan, customers: readonly DemoCustomer[], taken: ReadonlySet<number>, random: Random) {
  const decks = new Map<string, DemoCustomer[]>();
  for (const customer of random.shuffle(customers)) {
    const suits = line === 'pension' ? suitsPension(customer) : customer.onRenovationWhiteList;
    if (customer.personaKey !== null || taken.has(customer.index) || !suits) continue;
    const deck = decks.get(customer.outletCode) ?? [];
    if (deck.push(customer) === 1) decks.set(customer.outletCode, deck);
  }
  // Taken from the end: those whom the claims of the demo day need most (mini-program, no owner) stand first.
  const neededToday = ({ profile, ownerStaffNo }: DemoCustomer) => 2 * Number(profile.miniProgram) + Number(ownerStaffNo === null);
  for (const deck of decks.values()) deck.sort((a, b) => neededToday(b) - neededToday(a));
  return decks;
}

const suitsPension = ({ profile, age }: DemoCustomer): boolean => profile.miniProgram && !profile.pensionAccount && age >= 24 && age < 60;
