import { shanghaiInstant } from '@yinqiao/shared/domain';
import { DEMO_DAY, later, MINUTE } from './calendar';
import type { DemoCustomer } from './customers';
import { type Course, type DemoLead, playLead } from './leads';
import { type PoolPlan, todayPlan } from './leadPlan';
import { poolFor, Pools } from './pools';
import { createRandom, itemAt, type Random } from './random';
import { staffByName } from './staff';
import { unitByCode } from './units';

/** When a lead of each kind was captured, as minutes after midnight: from, to. */
const CONTACTED_WINDOW = [9 * 60 + 1, 12 * 60 + 45] as const;
const ACCEPTED_WINDOW = [12 * 60 + 50, 14 * 60 + 2] as const;
const WAITING_WINDOW = [14 * 60 + 4, 14 * 60 + 29] as const;
const UNACCEPTED_WINDOW = [14 * 60 + 20, 14 * 60 + 30] as const;
const LAST_CONTACT = shanghaiInstant(DEMO_DAY, '14:29');
const LINE = 'renovation_loan';

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
 * The renovation season on the demo day until 14:32, run through the pools lead by lead in the order of capture.
 * @param customers the sample; personas are left for the person who plays
 * @param taken indexes of customers who have had a lead: one a person, so that no refusal of one touches another
 */
export function leadsOfToday(seed: number, customers: readonly DemoCustomer[], pools: Pools, taken: ReadonlySet<number>): DemoLead[] {
  const random = createRandom(seed, 'today');
  const candidates = random.shuffle(
    customers.filter(
      (each) => each.personaKey === null && each.onRenovationWhiteList && each.profile.miniProgram && !taken.has(each.index),
    ),
  );
  const choices = new Map(candidates.map((each) => [each, poolFor(each, LINE, DEMO_DAY)]));
  return todayPlan.flatMap((plan) => {
    const { unitId } = unitByCode(plan.outletCode);
    const here = candidates.filter((each) => choices.get(each)?.poolUnitId === unitId);
    const isNamed = (each: DemoCustomer) => choices.get(each)?.owner === 'named';
    const decks = { named: here.filter(isNamed), unnamed: here.filter((each) => !isNamed(each)) };
    return leadsOfPool(seed, plan, decks, pools, random);
  });
}

interface Decks {
  named: readonly DemoCustomer[];
  unnamed: readonly DemoCustomer[];
}

function leadsOfPool(seed: number, plan: PoolPlan, decks: Decks, pools: Pools, random: Random): DemoLead[] {
  const slots = slotsOf(plan, random);
  pools.openEven(plan.outletCode, openingEpoch(plan, slots, decks.unnamed));
  const next = { named: 0, unnamed: 0 };
  return slots.map((slot) => {
    // A small pool may have no book owner's customer on the list; then fair share gives that lead too.
    const deck = slot.named && next.named < decks.named.length ? 'named' : 'unnamed';
    const customer = itemAt(decks[deck], next[deck]++);
    const given = { customer, line: LINE, campaignCode: 'renovation-season', source: 'claim', capturedAt: slot.capturedAt } as const;
    const lead = playLead(seed, given, courseOf(slot, random), pools);
    const isAsPlanned = (lead.assignment === null) === (slot.stage === 'waiting');
    if (!isAsPlanned) throw new Error(`pool ${plan.outletCode}: the plan and the capacity disagree`);
    return lead;
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

/** The RM of the story: the next fair-share lead at the story's outlet is to go to her. */
const STORY_OUTLET = 'binjiang-road';
const STORY_STAFF = '周可欣';
const FIRST_EPOCH = 30;
const MAX_TRIES = 64;

/**
 * Which epoch the pool's books are at. Ties are settled by a lot that depends on the epoch; at the story's outlet it is one in
 * which the story's RM ends up with one lead less than her colleague, so that the story can be told by fair share alone.
 */
function openingEpoch(plan: PoolPlan, slots: readonly Slot[], customers: readonly DemoCustomer[]): number {
  if (plan.outletCode !== STORY_OUTLET) return FIRST_EPOCH;
  const storyStaffId = staffByName(STORY_STAFF).staffId;
  const shared = [...slots.filter(({ named }) => !named).map(({ capturedAt }) => capturedAt), shanghaiInstant(DEMO_DAY, '14:31')];
  for (let epoch = FIRST_EPOCH; epoch < FIRST_EPOCH + MAX_TRIES; epoch += 1) {
    const trial = new Pools();
    trial.openEven(plan.outletCode, epoch);
    const given = shared.map((capturedAt, i) => {
      const customer = itemAt(customers, i);
      return trial.assign({ leadId: `trial_${i}`, customer, line: LINE, capturedAt }, poolFor(customer, LINE, DEMO_DAY));
    });
    const [last, next] = given.slice(-2);
    if (last?.staffId !== storyStaffId && next?.staffId === storyStaffId) return epoch;
  }
  throw new Error('no epoch lets the story begin with its RM');
}
