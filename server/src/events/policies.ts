import { z } from 'zod';
import { defineEvent } from './defineEvent';

/** The rules of a unit are others from a moment on: everything that waits under them may find its way now. */
export const PolicyActivated = defineEvent(
  'PolicyActivated',
  1,
  z.strictObject({ versionId: z.string(), unitId: z.string(), from: z.iso.datetime() }),
);
