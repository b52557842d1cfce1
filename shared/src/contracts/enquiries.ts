import { z } from 'zod';
import { type CallTime, callTimes, wantedContacts } from '../domain';
import { endpoint } from './endpoint';
import { viewer } from './portal';
import { contactProgress, entry, invitation } from './schemas';
import { id, instant, words } from './values';

const callTime = z.enum(Object.keys(callTimes) as [CallTime, ...CallTime[]]);
const wanted = z.enum(wantedContacts);

export const enquiriesEndpoints = {
  'portal.enquiry': endpoint('portal.enquiry', {
    summary: 'What the customer reads before asking to be contacted about a product, and how far an earlier request has come.',
    actor: 'customer',
    action: 'read:Product',
    params: z.strictObject({ productId: id }),
    query: z.strictObject({ entryId: id.optional() }),
    response: z.strictObject({
      viewer,
      now: instant,
      product: z.strictObject({ productId: id, name: z.string(), wording: z.string() }),
      lineName: z.string(),
      consentText: z.strictObject({
        version: z.string(),
        title: z.string(),
        purpose: z.string(),
        channels: z.string(),
        body: z.array(z.string()),
      }),
      /** Null when the bank knows no number of the customer. */
      maskedPhone: z.string().nullable(),
      wanted: z.array(z.strictObject({ key: wanted, words: z.string() })),
      invitation: invitation.nullable(),
      /** The request that is under way; null when there is none. */
      contact: contactProgress.nullable(),
    }),
    errors: ['PRODUCT_UNKNOWN'],
  }),
  'leads.enquire': endpoint('leads.enquire', {
    summary:
      'The customer asks to be contacted about a product, and agrees to it by the text that was read; asking again joins the same lead.',
    actor: 'customer',
    action: 'create:Enquiry',
    body: z.strictObject({
      productId: id,
      textVersion: words(20),
      callTime,
      wanted,
      /** Only where the bank knows no number. */
      phone: words(20).optional(),
      entry: entry.optional(),
    }),
    response: z.strictObject({ enquiryId: id }),
    errors: ['PRODUCT_UNKNOWN', 'CONSENT_TEXT_STALE', 'ENQUIRY_AT_OUTLET', 'ENQUIRY_NO_ADVISOR'],
    idempotent: true,
  }),
};
