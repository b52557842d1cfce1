import type { z } from 'zod';

/** What happened, as other modules may hear it: ids and codes only, versioned. Defined in src/events, which imports only this type's shape. */
export interface EventDefinition<P = unknown> {
  type: string;
  version: number;
  payload: z.ZodType<P>;
}

export interface RecordedEvent<P = unknown> {
  eventId: string;
  type: string;
  version: number;
  /** The bank's time at which it happened. */
  at: Date;
  payload: P;
}
