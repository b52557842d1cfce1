import type { LeadState, Outcome, ProductLine } from '@yinqiao/shared/domain';
import type { DemoCustomer } from './customers';
import { stableId } from './ids';
import type { Assignment } from './pools';

/** A lead of the demo bank with everything that has happened to it. */
export interface DemoLead {
  leadId: string;
  customer: DemoCustomer;
  line: ProductLine;
  campaignCode: string;
  /** A claim in the mini-program, or a registration before the coupon opened. */
  source: 'claim' | 'registration';
  outletCode: string;
  state: LeadState;
  capturedAt: Date;
  assignment: Assignment | null;
  assignedAt: Date | null;
  acceptedAt: Date | null;
  contactedAt: Date | null;
  outcome: Outcome | null;
}

export type NewLead = Pick<DemoLead, 'customer' | 'line' | 'campaignCode' | 'source' | 'outletCode' | 'capturedAt'>;

export const waitingLead = (seed: number, lead: NewLead): DemoLead => ({
  ...lead,
  leadId: stableId('lead', `${seed}/${lead.line}/${lead.customer.index}`, lead.capturedAt),
  state: 'waiting',
  assignment: null,
  assignedAt: null,
  acceptedAt: null,
  contactedAt: null,
  outcome: null,
});
