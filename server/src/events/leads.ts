import { z } from 'zod';
import { outcomeIds, type Outcome, type ReturnReason, returnReasons } from '@yinqiao/shared/domain';
import { defineEvent } from './defineEvent';

const productLine = z.enum(['renovation_loan', 'pension', 'general']);
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

/** A pool has leads to place, or has room again: it is to be distributed. */
export const LeadWaiting = defineEvent('LeadWaiting', 1, z.strictObject({ poolUnitId: z.string() }));

export const LeadAssigned = defineEvent('LeadAssigned', 1, z.strictObject({ ...held, campaignId: z.string().nullable() }));

export const LeadAccepted = defineEvent('LeadAccepted', 1, z.strictObject({ ...held, campaignId: z.string().nullable() }));

export const LeadReturned = defineEvent(
  'LeadReturned',
  1,
  z.strictObject({ ...held, reason: z.enum(Object.keys(returnReasons) as [ReturnReason, ...ReturnReason[]]) }),
);

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
