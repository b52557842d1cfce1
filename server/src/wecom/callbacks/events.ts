import { z } from 'zod';
import type { EventDefinition } from '../../platform/work';

/** What the vendor told us, for the modules that keep the facts. */
export const ExternalContactChanged: EventDefinition<{ changeType: string; userId: string; externalUserId: string }> = {
  type: 'ExternalContactChanged',
  version: 1,
  payload: z.strictObject({ changeType: z.string(), userId: z.string(), externalUserId: z.string() }),
};

export const TemplateCardClicked: EventDefinition<{ userId: string; taskId: string; key: string; responseCode: string }> = {
  type: 'TemplateCardClicked',
  version: 1,
  payload: z.strictObject({ userId: z.string(), taskId: z.string(), key: z.string(), responseCode: z.string() }),
};
