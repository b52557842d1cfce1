import { z } from 'zod';
import { defineEvent } from './defineEvent';

const pair = z.strictObject({ mergeId: z.string(), survivorId: z.string(), mergedId: z.string() });

/** Two persons are one from now on. */
export const PersonsMerged = defineEvent('PersonsMerged', 1, pair);
/** They are two again. */
export const PersonsParted = defineEvent('PersonsParted', 1, pair);
