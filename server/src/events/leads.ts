import { z } from 'zod';
import {
  outcomeIds,
  type Outcome,
  type PoolReason,
  poolReasons,
  type RecycleReason,
  recycleReasons,
  type ReturnReason,
  returnReasons,
} from '@yinqiao/shared/domain';
import { defineEvent } from './defineEvent';
import { productLineCode as productLine } from './productLineCode';

const held = { leadId: z.string(), assignmentNo: z.int(), staffId: z.string(), personId: z.string() };

/** A person asked for something and agreed to be contacted about it. */
export const LeadCaptured = defineEvent(
  'LeadCaptured',
  1,
  z.strictObject({ leadId: z.string(), personId: z.string(), productLine, campaignId: z.string().nullable(), poolUnitId: z.string() }),
);

/** The person asked again shortly after the lead had ended: it waits once more. */
export const LeadReopened = defineEvent(
  'LeadReopened',
  1,
  z.strictObject({ leadId: z.string(), personId: z.string(), productLine, poolUnitId: z.string() }),
);

/** A lead ended because another one of the same person and line took its touches over. */
export const LeadMerged = defineEvent(
  'LeadMerged',
  1,
  z.strictObject({ leadId: z.string(), intoLeadId: z.string(), personId: z.string() }),
);

/** Its person was merged by mistake: a lead is one of its own again. */
export const LeadUnmerged = defineEvent('LeadUnmerged', 1, z.strictObject({ leadId: z.string(), personId: z.string() }));

/** A pool has leads to place, or has room again: it is to be distributed. */
export const LeadWaiting = defineEvent('LeadWaiting', 1, z.strictObject({ poolUnitId: z.string() }));

export const LeadAssigned = defineEvent('LeadAssigned', 1, z.strictObject({ ...held, campaignId: z.string().nullable() }));

export const LeadAccepted = defineEvent('LeadAccepted', 1, z.strictObject({ ...held, campaignId: z.string().nullable() }));

export const LeadReturned = defineEvent(
  'LeadReturned',
  1,
  z.strictObject({ ...held, reason: z.enum(Object.keys(returnReasons) as [ReturnReason, ...ReturnReason[]]) }),
);

/** Taken from a holder who let it lie or is away; it waits again, stands in the open pool, or a manager decides. */
export const LeadRecycled = defineEvent(
  'LeadRecycled',
  1,
  z.strictObject({
    ...held,
    reason: z.enum(Object.keys(recycleReasons) as [RecycleReason, ...RecycleReason[]]),
    to: z.enum(['new', 'waiting', 'pooled']),
  }),
);

/** A lead that nobody held stands in the open pool now. */
export const LeadPooled = defineEvent(
  'LeadPooled',
  1,
  z.strictObject({ leadId: z.string(), personId: z.string(), reason: z.enum(Object.keys(poolReasons) as [PoolReason, ...PoolReason[]]) }),
);

/** An RM took a lead from the open pool, which accepts it; `poolUnitId` is the RM's outlet. */
export const LeadGrabbed = defineEvent('LeadGrabbed', 1, z.strictObject({ ...held, poolUnitId: z.string() }));

/** A manager gave the lead to somebody; `fromStaffId` is null when nobody held it, `poolUnitId` is the receiver's outlet. */
export const LeadTransferred = defineEvent(
  'LeadTransferred',
  1,
  /** By nobody where a verdict decided. */
  z.strictObject({ ...held, fromStaffId: z.string().nullable(), byStaffId: z.string().nullable(), poolUnitId: z.string() }),
);

/** Clocks of a holder's leads are due; null for the open pool. */
export const LeadClocksDue = defineEvent('LeadClocksDue', 1, z.strictObject({ holder: z.string().nullable() }));

/** The lead ended. `staffId` is null when nobody held it. */
export const LeadClosed = defineEvent(
  'LeadClosed',
  1,
  z.strictObject({
    leadId: z.string(),
    assignmentNo: z.int(),
    staffId: z.string().nullable(),
    personId: z.string(),
    state: z.enum(['won', 'lost', 'invalid']),
    reason: z.string(),
  }),
);

/** What a contact ended in. `first` marks the first contact of the lead: the live metric 首次联系 counts exactly these. */
export const OutcomeRecorded = defineEvent(
  'OutcomeRecorded',
  1,
  z.strictObject({
    ...held,
    campaignId: z.string().nullable(),
    productLine,
    outcome: z.enum(outcomeIds as [Outcome, ...Outcome[]]),
    first: z.boolean(),
    at: z.iso.datetime(),
  }),
);
