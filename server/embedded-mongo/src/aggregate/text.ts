import type { Double } from 'bson';
import { ObjectId } from 'bson';
import { isNumeric, toNumber } from '../bson/numbers';
import { typeName } from '../bson/types';
import type { Value } from '../bson/value';
import { MongoError } from '../errors';

/** A number as MongoDB prints it: integers plainly, doubles with a small exponent form. */
export function numberText(value: number | bigint | Double): string {
  if (typeof value === 'bigint') return value.toString();
  const number = toNumber(value);
  if (Number.isNaN(number)) return 'NaN';
  if (!Number.isFinite(number)) return number > 0 ? 'Infinity' : '-Infinity';
  if (Object.is(number, -0)) return '-0';
  return String(number);
}

/** What a string operator reads: strings, numbers and dates as text, null and missing as the empty string. Throws code 16007. */
export function asText(value: Value | undefined, name: string): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (isNumeric(value)) return numberText(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof ObjectId) return value.toHexString();
  throw new MongoError(16007, `${name}: can't convert from BSON type ${typeName(value)} to String`);
}
