import { z } from 'zod';
import { defineEvent } from './defineEvent';
import { productLineCode } from './productLineCode';

/** A customer took a benefit; `consentId` is set only when contact was agreed to, and only then may a lead follow. */
export const BenefitClaimed = defineEvent(
  'BenefitClaimed',
  2,
  z.strictObject({
    personId: z.string(),
    couponId: z.string(),
    campaignId: z.string(),
    productLine: productLineCode.nullable(),
    areaId: z.string(),
    consentId: z.string().nullable(),
    /** The code through which the customer came, as the phone told it; events of version 1 know of none. */
    entry: z.strictObject({ entryId: z.string(), visitId: z.string(), declined: z.boolean() }).optional(),
  }),
);
