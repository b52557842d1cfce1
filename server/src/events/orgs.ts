import { z } from 'zod';
import { defineEvent } from './defineEvent';

/** Who is on duty in a unit has changed (leave, join, move). */
export const RosterChanged = defineEvent('RosterChanged', 1, z.strictObject({ unitId: z.string() }));

/** A year's working calendar was published: hours and rosters are kept by it from now on, and so are open clocks. */
export const CalendarPublished = defineEvent('CalendarPublished', 1, z.strictObject({ year: z.int(), version: z.int() }));
