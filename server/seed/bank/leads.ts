import { businessDayOf, openLeadStates, outcomes, type LeadState, type Outcome, type ProductLine } from '@yinqiao/shared/domain';
import type { PoolChoice } from '../../src/modules/leads/distribution/choosePool';
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
}

export type NewLead = Pick<DemoLead, 'customer' | 'line' | 'campaignCode' | 'source' | 'capturedAt'>;

/** How far a lead has come, and how long each step took. */
export interface Course {
  assignedAfterMs: number;
  acceptedAfterMs: number | null;
  contactedAfterMs: number | null;
  outcome: Outcome | null;
  /** Nothing has happened after this instant. */
  notAfter: Date;
}

/** Captures a lead, runs it through its pool and lets it go as far as `course` says. */
export function playLead(seed: number, given: NewLead, course: Course, pools: Pools): DemoLead {
  const pool = poolFor(given.customer, given.line, businessDayOf(given.capturedAt));
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
  };
  if (!assignment) return waiting;
  const lead = workedOn(waiting, course);
  pools.hold(assignment.staffId, given.capturedAt, openLeadStates.includes(lead.state) ? null : lead.contactedAt);
  return lead;
}

function workedOn(lead: DemoLead, { assignedAfterMs, acceptedAfterMs, contactedAfterMs, outcome, notAfter }: Course): DemoLead {
  const assignedAt = later(lead.capturedAt, assignedAfterMs);
  if (acceptedAfterMs === null) return { ...lead, state: 'assigned', assignedAt };
  const acceptedAt = later(assignedAt, acceptedAfterMs);
  if (contactedAfterMs === null || outcome === null) return { ...lead, state: 'accepted', assignedAt, acceptedAt };
  const contactedAt = new Date(Math.min(later(acceptedAt, contactedAfterMs).getTime(), notAfter.getTime()));
  return { ...lead, state: outcomes[outcome].leadState ?? 'accepted', assignedAt, acceptedAt, contactedAt, outcome };
}
