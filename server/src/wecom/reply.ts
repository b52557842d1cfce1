import { z } from 'zod';

/** Fields of the vendor's replies, as odd as they come: numbers written as text, fields left out (wecom-api 15). */
const asText = (value: unknown) => (typeof value === 'number' ? String(value) : value);
const asNumber = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value);

export const string = z.preprocess(asText, z.string()).catch('');
export const number = z.preprocess(asNumber, z.number()).catch(0);
export const maybeString = z.preprocess(asText, z.string().min(1).nullable()).catch(null);
export const maybeNumber = z.preprocess(asNumber, z.number().nullable()).catch(null);
export const boolean = z.boolean().catch(false);
/** Seconds since the epoch. */
/** A moment that is missing lies before everything. */
export const instant = z
  .preprocess(asNumber, z.number())
  .catch(0)
  .transform((seconds) => new Date(seconds * 1000));
export const maybeInstant = z
  .preprocess(asNumber, z.number().positive())
  .transform((seconds): Date | null => new Date(seconds * 1000))
  .catch(null);
/** What cannot be read is left out rather than losing the whole answer. */
export const list = <T extends z.ZodType>(item: T) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((all) =>
      all.flatMap((one): z.output<T>[] => {
        const read = item.safeParse(one);
        return read.success ? [read.data] : [];
      }),
    );
