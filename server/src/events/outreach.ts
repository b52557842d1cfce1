import { z } from 'zod';
import { defineEvent } from './defineEvent';

/** A member of staff pressed a button of a card; matched to its delivery. `responseCode` lets the card be closed once. */
export const StaffCardActed = defineEvent(
  'StaffCardActed',
  1,
  z.strictObject({
    deliveryId: z.string(),
    staffId: z.string(),
    leadId: z.string(),
    assignmentNo: z.int(),
    key: z.string(),
    responseCode: z.string(),
  }),
);

/** A script left for the customer's chat, as far as the chat tool says. */
export const ScriptSent = defineEvent(
  'ScriptSent',
  1,
  z.strictObject({
    deliveryId: z.string(),
    staffId: z.string(),
    personId: z.string(),
    scriptId: z.string(),
    leadId: z.string().nullable(),
  }),
);

/** A delivery record was planned and is to be sent. */
export const DeliveryPlanned = defineEvent('DeliveryPlanned', 1, z.strictObject({ deliveryId: z.string(), staffId: z.string() }));
