import { z } from 'zod';
import { endpoint } from './endpoint';
import { id, instant } from './values';

export const bookClaimsEndpoints = {
  'bookClaims.show': endpoint('bookClaims.show', {
    summary: '认领: whether a lead’s customer may be proposed a new book owner, to whom, or the proposal that waits for the customer.',
    actor: 'staff',
    action: 'propose:BookClaim',
    params: z.strictObject({ leadId: id }),
    response: z.strictObject({
      now: instant,
      maskedName: z.string(),
      ownerText: z.string(),
      /** Why nothing can be proposed, in words; null when it can. */
      whyNot: z.string().nullable(),
      candidates: z.array(z.strictObject({ staffId: id, name: z.string(), unitName: z.string() })),
      waiting: z.strictObject({ name: z.string(), proposedAt: instant, until: instant }).nullable(),
    }),
    errors: ['LEAD_UNKNOWN'],
  }),
  'bookClaims.propose': endpoint('bookClaims.propose', {
    summary: 'A manager proposes a book owner for a customer whose book nobody keeps; it holds when the customer says yes.',
    actor: 'staff',
    action: 'propose:BookClaim',
    params: z.strictObject({ leadId: id }),
    body: z.strictObject({ staffId: id }),
    response: z.strictObject({ claimId: id, until: instant }),
    errors: ['LEAD_UNKNOWN', 'STAFF_UNKNOWN', 'BOOK_CLAIM_OWNED', 'BOOK_CLAIM_WAITS', 'BOOK_CLAIM_BARRED'],
    idempotent: true,
  }),
  'bookClaims.answer': endpoint('bookClaims.answer', {
    summary: 'The customer says in the mini-program whether the proposed adviser is to look after them.',
    actor: 'customer',
    action: 'answer:BookClaim',
    params: z.strictObject({ claimId: id }),
    body: z.strictObject({ agrees: z.boolean() }),
    response: z.strictObject({ text: z.string() }),
    errors: ['BOOK_CLAIM_UNKNOWN'],
    idempotent: true,
  }),
};
