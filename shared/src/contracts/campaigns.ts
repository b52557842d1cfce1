import { z } from 'zod';
import { endpoint } from './endpoint';
import { entry, productLine } from './schemas';
import { businessDay, id, words } from './values';

export const campaignsEndpoints = {
  'campaigns.claim': endpoint('campaigns.claim', {
    summary: 'Claims the benefit of a campaign. Contact consent is optional and never a condition (rule L3); without it no lead is made.',
    actor: 'customer',
    action: 'claim:Campaign',
    params: z.strictObject({ campaignId: id }),
    body: z.strictObject({
      contact: z.discriminatedUnion('agreed', [
        z.strictObject({ agreed: z.literal(false) }),
        z.strictObject({ agreed: z.literal(true), textVersion: words(20) }),
      ]),
      entry: entry.optional(),
    }),
    response: z.strictObject({ couponId: id, contactAgreed: z.boolean() }),
    errors: [
      'CAMPAIGN_UNKNOWN',
      'CAMPAIGN_NOT_STARTED',
      'CAMPAIGN_ENDED',
      'CAMPAIGN_NOT_ELIGIBLE',
      'BENEFIT_SOLD_OUT',
      'BENEFIT_LIMIT_REACHED',
      'CONSENT_TEXT_STALE',
    ],
    idempotent: true,
  }),
  'campaigns.list': endpoint('campaigns.list', {
    summary: 'Campaigns a delegation may name.',
    actor: 'staff',
    action: 'read:Campaign',
    response: z.strictObject({
      campaigns: z.array(z.strictObject({ campaignId: id, title: z.string(), productLine: productLine.nullable(), endsOn: businessDay })),
    }),
  }),
};

export const consentsEndpoints = {
  'consents.withdraw': endpoint('consents.withdraw', {
    summary: 'Withdraws a consent; open leads that rest on it end, the benefit stays.',
    actor: 'customer',
    action: 'withdraw:Consent',
    params: z.strictObject({ consentId: id }),
    response: z.strictObject({ consentId: id, effects: z.array(z.string()) }),
    errors: ['CONSENT_UNKNOWN'],
    idempotent: true,
  }),
};
