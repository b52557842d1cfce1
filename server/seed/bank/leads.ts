import { openLeadStates, outcomes, type LeadState, type Outcome, type ProductLine } from '@yinqiao/shared/domain';
import type { PoolChoice } from '../../src/modules/leads/pool';
import { later } from './calendar';
import type { DemoCustomer } from './customers';
import { stableId } from './ids';
import { type Assignment, poolFor, type Pools } from './pools';

/** A lead of the demo bank with everything that has happened to it. */
export interface DemoLead {
  leadId: string;
  customer: DemoCustomer;
  line: ProductLine;
  campaignCode: string;
  /** A claim in the mini-program, or a registration before the coupon opened. */
  source: 'claim' | 'registration';
  pool: PoolChoice;
  state: LeadState;
  capturedAt: Date;
  assignment: Assignment | null;
  assignedAt: Date | null;
  acceptedAt: Date | null;
  contactedAt: Date | null;
  outcome: Outcome | null;
  /** A second contact that ended the lead. */
  followUp: { at: Date; outcome: Outcome } | null;
}

type NewLead = Pick<DemoLead, 'customer' | 'line' | 'campaignCode' | 'source' | 'capturedAt'>;

/** How far a lead has come, and how long each step took. */
export interface Course {
  assignedAfterMs: number;
  acceptedAfterMs: number | null;
  contactedAfterMs: number | null;
  outcome: Outcome | null;
  /** What a follow-up brought, and how long after the first contact; null leaves the follow-up open. */
  followUp: { afterMs: number; outcome: Outcome } | null;
  /** Nothing has happened after this instant. */
  notAfter: Date;
}

/** A lead that is to be played. */
export interface PlannedLead {
  given: NewLead;
  course: Course;
  /** Captured when nobody in its pool has room. */
  waits: boolean;
}

/** A planned lead with the pool it goes to. */
export type PlacedLead = PlannedLead & { pool: PoolChoice };

export const placeLead = (lead: PlannedLead): PlacedLead => ({
  ...lead,
  pool: poolFor(lead.given.customer, lead.given.line, lead.given.capturedAt),
});

/** Captures a lead, runs it through its pool and lets it go as far as `course` says. */
export function playLead(seed: number, { given, course, pool }: PlacedLead, pools: Pools): DemoLead {
  const leadId = stableId('led', `${seed}/${given.line}/${given.customer.index}`, given.capturedAt);
  const assignment = pools.assign({ ...given, leadId }, pool);
  const waiting: DemoLead = {
    ...given,
    leadId,
    pool,
    state: 'waiting',
    assignment,
    assignedAt: null,
    acceptedAt: null,
    contactedAt: null,
    outcome: null,
    followUp: null,
  };
  if (!assignment) return waiting;
  const lead = workedOn(waiting, course);
  pools.hold(assignment.staffId, given.capturedAt, endOf(lead));
  return lead;
}

/** When the lead ended; null while it is open. */
export const endOf = ({ state, contactedAt, followUp }: DemoLead): Date | null =>
  openLeadStates.includes(state) ? null : (followUp?.at ?? contactedAt);

/** An assigned lead as far as `course` says. */
export function workedOn(lead: DemoLead, course: Course): DemoLead {
  const assignedAt = later(lead.capturedAt, course.assignedAfterMs);
  if (course.acceptedAfterMs === null) return { ...lead, state: 'assigned', assignedAt };
  const acceptedAt = later(assignedAt, course.acceptedAfterMs);
  if (course.contactedAfterMs === null || course.outcome === null) return { ...lead, state: 'accepted', assignedAt, acceptedAt };
  const contactedAt = new Date(Math.min(later(acceptedAt, course.contactedAfterMs).getTime(), course.notAfter.getTime()));
  const { outcome } = course;
  const contacted: DemoLead = { ...lead, state: stateAfter(outcome), assignedAt, acceptedAt, contactedAt, outcome };
  if (!course.followUp || !outcomes[outcome].opensFollowUp) return contacted;
  const followUp = { at: later(contactedAt, course.followUp.afterMs), outcome: course.followUp.outcome };
  return { ...contacted, state: stateAfter(followUp.outcome), followUp };
}

const stateAfter = (outcome: Outcome): LeadState => outcomes[outcome].leadState ?? 'accepted';
