import { outcomes, shanghaiInstant } from '@yinqiao/shared/domain';
import { DEMO_DAY, later, MINUTE } from './calendar';
import { type DemoCustomer, ownerOf } from './customers';
import { type DemoLead, waitingLead } from './leads';
import { type PoolPlan, todayPlan } from './leadPlan';
import { Pools } from './pools';
import { createRandom, itemAt, type Random } from './random';
import { isOnDuty, nearestStaffedOutlet } from './roster';
import { staffByName } from './staff';
import { areaOfOutlet } from './units';

/** When a lead of each kind was captured, as minutes after midnight: from, to. */
const CONTACTED_WINDOW = [9 * 60 + 1, 12 * 60 + 45] as const;
const ACCEPTED_WINDOW = [12 * 60 + 50, 14 * 60 + 2] as const;
const WAITING_WINDOW = [14 * 60 + 4, 14 * 60 + 29] as const;
const UNACCEPTED_WINDOW = [14 * 60 + 20, 14 * 60 + 30] as const;
const LAST_CONTACT = shanghaiInstant(DEMO_DAY, '14:29');

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
 * @param taken indexes of customers who have a lead of this line already
 */
export function leadsOfToday(seed: number, customers: readonly DemoCustomer[], pools: Pools, taken: ReadonlySet<number>): DemoLead[] {
  const random = createRandom(seed, 'today');
  const candidates = random.shuffle(
    customers.filter(
      (each) => each.personaKey === null && each.onRenovationWhiteList && each.profile.miniProgram && !taken.has(each.index),
    ),
  );
  return todayPlan.flatMap((plan) => leadsOfPool(seed, plan, candidates, pools, random));
}

function leadsOfPool(seed: number, plan: PoolPlan, candidates: readonly DemoCustomer[], pools: Pools, random: Random): DemoLead[] {
  const { outletCode } = plan;
  const here = candidates.filter((each) => nearestStaffedOutlet(areaOfOutlet(each.outletCode), DEMO_DAY) === outletCode);
  const ownerWorks = (customer: DemoCustomer) => {
    const owner = ownerOf(customer);
    return owner !== null && isOnDuty(owner, DEMO_DAY);
  };
  const named = here.filter(ownerWorks);
  const unnamed = here.filter((customer) => !ownerWorks(customer));
  const slots = slotsOf(plan, random);
  pools.openEven(outletCode, openingEpoch(plan, slots));
  let nextNamed = 0;
  let nextUnnamed = 0;
  return slots.map((slot) => {
    const customer = slot.named ? itemAt(named, nextNamed++) : itemAt(unnamed, nextUnnamed++);
    const lead = waitingLead(seed, {
      customer,
      line: 'renovation_loan',
      campaignCode: 'renovation-season',
      source: 'claim',
      outletCode,
      capturedAt: slot.capturedAt,
    });
    return advance(lead, slot, pools, random);
  });
}

function advance(lead: DemoLead, { stage, named }: Slot, pools: Pools, random: Random): DemoLead {
  const owner = named ? ownerOf(lead.customer) : null;
  const assignment = pools.assign(lead.outletCode, lead.line, lead.capturedAt, owner);
  if ((assignment === null) !== (stage === 'waiting')) throw new Error(`pool ${lead.outletCode}: the plan and the capacity disagree`);
  if (!assignment) return lead;
  const assignedAt = later(lead.capturedAt, random.int(900, 2_600));
  if (stage === 'assigned') return { ...lead, state: 'assigned', assignment, assignedAt };
  const acceptedAt = later(assignedAt, random.int(70, 780) * 1_000);
  if (stage === 'accepted') return { ...lead, state: 'accepted', assignment, assignedAt, acceptedAt };
  const contactedAt = new Date(Math.min(later(acceptedAt, random.int(4, 95) * MINUTE).getTime(), LAST_CONTACT.getTime()));
  const outcome = random.weighted(REPORTED);
  return { ...lead, state: outcomes[outcome].leadState ?? 'contacted', assignment, assignedAt, acceptedAt, contactedAt, outcome };
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
function openingEpoch(plan: PoolPlan, slots: readonly Slot[]): number {
  if (plan.outletCode !== STORY_OUTLET) return FIRST_EPOCH;
  for (let epoch = FIRST_EPOCH; epoch < FIRST_EPOCH + MAX_TRIES; epoch += 1) {
    const trial = new Pools();
    trial.openEven(plan.outletCode, epoch);
    for (const slot of slots.filter(({ named }) => !named)) trial.assign(plan.outletCode, 'renovation_loan', slot.capturedAt, null);
    const next = trial.assign(plan.outletCode, 'renovation_loan', shanghaiInstant(DEMO_DAY, '14:31'), null);
    const isOnlyChoice = next?.standings.filter(({ lag }) => lag >= 0.5).length === 1;
    if (isOnlyChoice && next?.staffNo === staffByName(STORY_STAFF).staffNo) return epoch;
  }
  throw new Error('no epoch lets the story begin with its RM');
}
