import { z } from 'zod';
import { heardChannels } from '../domain';
import { endpoint } from './endpoint';
import { id } from './values';

export const wishesEndpoints = {
  'wishes.ask': endpoint('wishes.ask', {
    summary: 'The customer asks for another adviser; no reason is asked. What the former one followed goes to somebody else.',
    actor: 'customer',
    action: 'ask:AdviserWish',
    body: z.strictObject({ fromStaffId: id }),
    response: z.strictObject({ text: z.string() }),
    errors: ['WISH_NO_ADVISER', 'WISH_TOO_OFTEN'],
    idempotent: true,
  }),
  'wishes.record': endpoint('wishes.record', {
    summary: 'Whoever follows a lead, or manages who does, writes down that its customer asked for another adviser.',
    actor: 'staff',
    action: 'record:AdviserWish',
    params: z.strictObject({ leadId: id }),
    body: z.strictObject({
      via: z.enum(heardChannels),
      /** Whom the customer named; only those who lead people may say it. */
      toStaffId: id.optional(),
    }),
    response: z.strictObject({ verdictId: id.nullable(), text: z.string() }),
    errors: ['LEAD_UNKNOWN', 'LEAD_NOT_YOURS', 'STAFF_UNKNOWN', 'WISH_NO_ADVISER', 'WISH_TOO_OFTEN'],
    idempotent: true,
  }),
};
