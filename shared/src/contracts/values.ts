import { z } from 'zod';

/** The small values that every contract is made of. */
export const id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_.@-]+$/);
export const instant = z.iso.datetime();
export const businessDay = z.iso.date();
export const count = z.int().min(0);
export const version = z.int().min(0);
/** One of a lead’s assignments, from 1, as it stands in an address. */
export const askedAssignment = z.coerce.number().int().min(1).max(10_000);
export const words = (max: number) => z.string().trim().min(1).max(max);

/** A label and its value, as one line of a fact list. */
export const fact = z.strictObject({ label: z.string(), value: z.string() });

/** One tone a state may have; the colour never stands alone, the words say the same. */
export const tone = z.enum(['neutral', 'brand', 'good', 'warn', 'bad']);
