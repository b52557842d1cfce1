import { z } from 'zod';
import {
  type Heat,
  MOST_REPLAY_DAYS,
  MOST_SYNTHETIC_A_DAY,
  MOST_SYNTHETIC_DAYS,
  rungNames,
  type RungKind,
  type SimulatedEnd,
  simulatedEnds,
  type SimulationState,
  simulationStates,
} from '../domain';
import { endpoint } from './endpoint';
import { productLine } from './schemas';
import { businessDay, count, id, instant, words } from './values';

const codesOf = <K extends string>(table: Record<K, unknown>) => z.enum(Object.keys(table) as [K, ...K[]]);
const both = <T extends z.ZodType>(one: T) => z.tuple([one, one]);

/** A rung of the ladder, a rule of the bank’s own, or what was never decided. */
const decider = codesOf<RungKind | 'waiting'>({ ...rungNames, custom: '', waiting: '' });

const mix = z
  .partialRecord(productLine, z.int().min(0).max(100))
  .refine((weights) => Object.values(weights).some((weight) => (weight ?? 0) > 0), '至少一个产品线要有占比');

const load = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('history'), days: z.int().min(1).max(MOST_REPLAY_DAYS) }),
  z.strictObject({
    kind: z.literal('synthetic'),
    days: z.int().min(1).max(MOST_SYNTHETIC_DAYS),
    leadsPerDay: z.int().min(1).max(MOST_SYNTHETIC_A_DAY),
    mix,
    seed: words(40),
  }),
]);

/** A version that is held against another; null is what is in force. */
const policy = z.union([z.literal('in_force'), id]);

const summary = {
  simulationId: id,
  unitId: id,
  unitName: z.string(),
  createdByName: z.string(),
  createdAt: instant,
  state: codesOf<SimulationState>(simulationStates),
  stateWord: z.string(),
  load,
  /** The first and the last day of the virtual clock. */
  from: businessDay,
  to: businessDay,
  policies: both(
    z.strictObject({
      name: z.string(),
      versionId: id.nullable(),
      /** The version was written since, so these figures speak of an older text. */
      changedSince: z.boolean(),
    }),
  ),
  /** Leads that were worked through; null when nothing is being computed. */
  progress: z.strictObject({ done: count, total: count.nullable() }).nullable(),
  canCancel: z.boolean(),
};

const waits = z.strictObject({
  /** Leads that came to somebody; the others are not in these figures. */
  given: count,
  median: count.nullable(),
  ninetieth: count.nullable(),
  longest: count.nullable(),
  /** How many had somebody within so many opening minutes. */
  curve: z.array(z.strictObject({ minutes: count, leads: count })),
});

const person = z.strictObject({
  given: count,
  shared: count,
  entitled: z.number(),
  worst: z.number(),
  peak: count,
  fullDays: count,
});

const heat = codesOf<Heat>({ hot: 0, normal: 0, low: 0 });
const placement = z.strictObject({ by: decider, name: z.string().nullable(), unitName: z.string().nullable() });

const result = z.strictObject({
  leads: count,
  moved: z.strictObject({ basis: count, person: count, personByBasis: count, outlet: count }),
  /** In the order of the ladder; those that decided nothing under either policy are left out. */
  rungs: z.array(z.strictObject({ by: decider, leads: both(count) })),
  outlets: z.array(z.strictObject({ unitId: id, name: z.string(), leads: both(count) })),
  people: z.array(z.strictObject({ staffId: id, name: z.string(), unitId: id, outletName: z.string(), figures: both(person) })),
  waits: both(waits),
  promises: both(
    z.strictObject({
      accept: count,
      contact: count,
      recycled: count,
      idle: count,
      returned: count,
      handedUp: count,
      grabbed: count,
      byHeat: z.record(heat, z.strictObject({ given: count, missed: count })),
    }),
  ),
  ends: both(z.record(codesOf<SimulatedEnd>(simulatedEnds), count)),
  worst: both(z.number()),
  gini: both(z.number().nullable()),
  fullDays: both(count),
  /** Leads that come to somebody else, masked; those of which another rung decides first. */
  samples: z.array(
    z.strictObject({
      leadId: id.nullable(),
      /** Whom, as masked; null for a made-up lead, and for one out of the reader’s units. */
      customer: z.string().nullable(),
      productLine,
      arrivesAt: instant,
      placements: both(placement),
    }),
  ),
});

const detail = z.strictObject({ ...summary, result: result.nullable() });
const one = z.strictObject({ simulationId: id });

export const simulationsEndpoints = {
  'leads.simulations': endpoint('leads.simulations', {
    summary: 'The latest simulations within the reader’s units; of one unit, or of one policy version, when that is named.',
    actor: 'staff',
    action: 'read:LeadSimulation',
    query: z.strictObject({ unitId: id.optional(), versionId: id.optional() }),
    response: z.strictObject({ now: instant, simulations: z.array(z.strictObject(summary)) }),
  }),
  'leads.simulation': endpoint('leads.simulation', {
    summary: 'One simulation: how far it is, and what became of the leads under both policies.',
    actor: 'staff',
    action: 'read:LeadSimulation',
    params: one,
    response: detail,
    errors: ['SIMULATION_UNKNOWN'],
  }),
  'leads.simulate': endpoint('leads.simulate', {
    summary: 'Replays past or made-up leads of a unit under two policies on a virtual clock, which is a job; nothing else is written.',
    actor: 'staff',
    action: 'run:LeadSimulation',
    body: z.strictObject({ unitId: id, load, policies: both(policy) }),
    response: detail,
    errors: ['POLICY_UNKNOWN', 'SIMULATION_RUNNING'],
    idempotent: true,
  }),
  'leads.cancelSimulation': endpoint('leads.cancelSimulation', {
    summary: 'Ends a simulation that is not over; it has no result.',
    actor: 'staff',
    action: 'run:LeadSimulation',
    params: one,
    response: detail,
    errors: ['SIMULATION_UNKNOWN', 'SIMULATION_STATE_CHANGED'],
  }),
};
