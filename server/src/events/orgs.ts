import { z } from 'zod';
import { defineEvent } from './defineEvent';

/** Who is on duty in a unit has changed (leave, join, move). */
export const RosterChanged = defineEvent('RosterChanged', 1, z.strictObject({ unitId: z.string() }));
