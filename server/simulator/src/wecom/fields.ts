import { VendorError } from '../http/vendorError';

type Body = Record<string, unknown>;

/** A text that must be there: its own code where the vendor has one, else 40063. */
export function needText(body: Body, name: string, missing = 40063): string {
  const value = body[name];
  if (typeof value !== 'string' || value === '') throw new VendorError(missing, `missing ${name}`);
  return value;
}

/** A text that may be left out, at most so many characters long (40058). */
export function optionalText(body: Body, name: string, most: number): string | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' || [...value].length > most) throw invalid(name);
  return value;
}

/** A list of texts; left out it is empty. Too many items are 40058. */
export function textList(body: Body, name: string, most = Infinity): string[] {
  const value = body[name];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.length > most || value.some((item) => typeof item !== 'string')) throw invalid(name);
  return value as string[];
}

/** A whole number that may be left out (40058 otherwise). */
export function optionalInteger(body: Body, name: string, least = 0): number | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least) throw invalid(name);
  return value;
}

export function invalid(name: string): VendorError {
  return new VendorError(40058, `invalid Request Parameter: ${name}`);
}
