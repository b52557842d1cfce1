import { z } from 'zod';
import { defineEvent } from './defineEvent';

const relation = z.strictObject({ personId: z.string(), staffId: z.string(), externalUserId: z.string() });

/** A member of staff and a customer are friends in WeCom now. */
export const ContactAdded = defineEvent('ContactAdded', 1, relation);
/** They are no longer. */
export const ContactRemoved = defineEvent('ContactRemoved', 1, relation);
