import { z } from 'zod';
import { defineEvent } from './defineEvent';

/** A customer took a benefit; `consentId` is set only when contact was agreed to, and only then may a lead follow. */
export const BenefitClaimed = defineEvent(
  'BenefitClaimed',
  1,
  z.strictObject({
    personId: z.string(),
    couponId: z.string(),
    campaignId: z.string(),
    productLine: z.enum(['renovation_loan', 'pension', 'general']).nullable(),
    areaId: z.string(),
    consentId: z.string().nullable(),
  }),
);
