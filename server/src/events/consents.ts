import { z } from 'zod';
import { defineEvent } from './defineEvent';
import { productLineCode } from './productLineCode';

/** A consent ended: whatever rests on it stops. `productLine` null means all marketing. */
export const ConsentWithdrawn = defineEvent(
  'ConsentWithdrawn',
  1,
  z.strictObject({
    personId: z.string(),
    consentId: z.string().nullable(),
    productLine: productLineCode.nullable(),
  }),
);
