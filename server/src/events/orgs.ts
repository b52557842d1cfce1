import { z } from 'zod';
import { defineEvent } from './defineEvent';

/** Who is on duty in a unit has changed (leave, join, move). */
export const RosterChanged = defineEvent('RosterChanged', 1, z.strictObject({ unitId: z.string() }));

/** The vendor told us something; the raw facts wait in the inbox document. */
export const VendorEventReceived = defineEvent('VendorEventReceived', 1, z.strictObject({ inboxId: z.string(), kind: z.string() }));
