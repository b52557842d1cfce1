import { shanghaiInstant } from '@yinqiao/shared/domain';
import { queueOf } from '../../src/modules/leads/distribution/decide';
import type { Outcome } from '../../src/modules/leads/distribution/walk';
import { DEMO_DAY, DEMO_START, later, MINUTE } from './calendar';
import type { DemoCustomer } from './customers';
import type { Course, PlannedLead } from './leads';
import { type PoolPlan, todayPlan } from './leadPlan';
import { outcomeFor } from './pools';
import { createRandom, itemAt, type Random } from './random';
import { unitByCode } from './units';

/** When a lead of each kind was captured, as minutes after midnight: from, to. */
const CONTACTED_WINDOW = [9 * 60 + 1, 12 * 60 + 45] as const;
const ACCEPTED_WINDOW = [12 * 60 + 50, 14 * 60 + 2] as const;
const WAITING_WINDOW = [14 * 60 + 4, 14 * 60 + 29] as const;
const UNACCEPTED_WINDOW = [14 * 60 + 20, 14 * 60 + 30] as const;
const LAST_CONTACT = shanghaiInstant(DEMO_DAY, '14:29');
const LINE = 'renovation_loan';
const MORNING = shanghaiInstant(DEMO_DAY, '09:01');

/** Outcomes that count as a first contact, as often as RMs report them. */
const REPORTED = [
  ['intent_follow', 30],
  ['considering', 26],
  ['intent_visit', 20],
  ['declined', 12],
  ['completed', 9],
  ['refused_marketing', 3],
] as const;

type Stage = 'contacted' | 'accepted' | 'assigned' | 'waiting';

interface Slot {
  capturedAt: Date;
  stage: Stage;
  named: boolean;
}

/**
 * The renovation season on the demo day until 14:32, pool by pool in the order of capture.
 * @param customers the sample; personas are left for the person who plays
 * @param taken indexes of customers who have had a lead: one a person, so that no refusal of one touches another
 */
export function leadsOfToday(seed: number, customers: readonly DemoCustomer[], taken: ReadonlySet<number>): PlannedLead[] {
  const random = createRandom(seed, 'today');
  const candidates = random.shuffle(
    customers.filter(
      (each) => each.personaKey === null && each.onRenovationWhiteList && each.profile.miniProgram && !taken.has(each.index),
    ),
  );
  // Whoever an owner is waited for in the afternoon is left out: each of these has the same way all day.
  const ways = candidates.map((each) => [each, outcomeFor(each, LINE, MORNING), outcomeFor(each, LINE, DEMO_START)] as const);
  const outcomes = new Map(ways.flatMap(([each, early, late]) => (early.kind === late.kind ? [[each, early] as const] : [])));
  return todayPlan.flatMap((plan) => {
    const { unitId } = unitByCode(plan.outletCode);
    const goingHere = (kind: Outcome['kind']) =>
      candidates.filter((each) => {
        const outcome = outcomes.get(each);
        return outcome?.kind === kind && outcome.kind !== 'excluded' && queueOf(outcome) === unitId;
      });
    const decks = { named: goingHere('named'), unnamed: goingHere('pool') };
    return leadsOfPool(plan, decks, random);
  });
}

interface Decks {
  named: readonly DemoCustomer[];
  unnamed: readonly DemoCustomer[];
}

function leadsOfPool(plan: PoolPlan, decks: Decks, random: Random): PlannedLead[] {
  const next = { named: 0, unnamed: 0 };
  return slotsOf(plan, random).map((slot) => {
    // A small pool may have no book owner's customer on the list; then fair share gives that lead too.
    const deck = slot.named && next.named < decks.named.length ? 'named' : 'unnamed';
    const customer = itemAt(decks[deck], next[deck]++);
    const given = { customer, line: LINE, campaignCode: 'renovation-season', source: 'claim', capturedAt: slot.capturedAt } as const;
    return { given, course: courseOf(slot, random), waits: slot.stage === 'waiting' };
  });
}

function courseOf({ stage }: Slot, random: Random): Course {
  const isAccepted = stage === 'accepted' || stage === 'contacted';
  return {
    assignedAfterMs: random.int(900, 2_600),
    acceptedAfterMs: isAccepted ? random.int(70, 780) * 1_000 : null,
    contactedAfterMs: stage === 'contacted' ? random.int(4, 95) * MINUTE : null,
    outcome: stage === 'contacted' ? random.weighted(REPORTED) : null,
    followUp: null,
    notAfter: LAST_CONTACT,
  };
}

/** The leads of a pool in the order of capture, what has become of each, and which are a book owner's. */
function slotsOf(plan: PoolPlan, random: Random): Slot[] {
  const contacted = plan.captured - plan.waiting - plan.unaccepted - plan.uncontacted;
  const slots = [
    ...slotsIn(CONTACTED_WINDOW, contacted, 'contacted', random),
    ...slotsIn(ACCEPTED_WINDOW, plan.uncontacted, 'accepted', random),
    ...slotsIn(WAITING_WINDOW, plan.waiting, 'waiting', random),
    ...slotsIn(UNACCEPTED_WINDOW, plan.unaccepted, 'assigned', random),
  ];
  const namedAt = new Set(random.shuffle(slots.map((_, i) => i).slice(0, contacted)).slice(0, plan.owned));
  return slots.map((slot, i) => ({ ...slot, named: namedAt.has(i) }));
}

function slotsIn([from, to]: readonly [number, number], count: number, stage: Stage, random: Random): Slot[] {
  const midnight = shanghaiInstant(DEMO_DAY);
  const seconds = Array.from({ length: count }, () => random.int(from * 60, to * 60)).sort((a, b) => a - b);
  return seconds.map((second) => ({ capturedAt: later(midnight, second * 1_000), stage, named: false }));
}
