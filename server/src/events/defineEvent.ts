import type { z } from 'zod';

/** Types an event definition: what happened, as ids and codes only. A processor accepts this version and the one before. */
export function defineEvent<P>(
  type: string,
  version: number,
  payload: z.ZodType<P>,
): { type: string; version: number; payload: z.ZodType<P> } {
  return { type, version, payload };
}
