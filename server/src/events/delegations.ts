import { z } from 'zod';
import { defineEvent } from './defineEvent';

/** A unit has given its whole part on: its children, units or RMs, hold theirs now. */
export const DelegationNodeReleased = defineEvent(
  'DelegationNodeReleased',
  1,
  z.strictObject({ delegationId: z.string(), unitId: z.string(), children: z.int() }),
);
