import {
  type Binary,
  type BSONRegExp,
  type Code,
  type Decimal128,
  Double,
  type MaxKey,
  type MinKey,
  type ObjectId,
  type Timestamp,
} from 'bson';

/**
 * A BSON document in memory. Its prototype is empty, so a field called `constructor` or `__proto__` is a field like any other.
 * Limit shared with every JavaScript client: integer-like field names come first in iteration order.
 */
export class Doc {
  [field: string]: Value;
}
Reflect.deleteProperty(Doc.prototype, 'constructor');
Object.setPrototypeOf(Doc.prototype, null);

/**
 * A BSON value in memory. The numeric types are kept apart: int is a number that fits 32 bits, long is a bigint, and a double is a
 * plain number unless it would read as an int, in which case it is wrapped in `Double`.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Date
  | Value[]
  | Doc
  | Double
  | ObjectId
  | Binary
  | Decimal128
  | Timestamp
  | BSONRegExp
  | Code
  | MinKey
  | MaxKey;

export function isDoc(value: Value | undefined): value is Doc {
  return value instanceof Doc;
}

/** A document with the given fields, in the given order; undefined ones are left out. */
export function doc(fields: Record<string, Value | undefined> = {}): Doc {
  const result = new Doc();
  for (const name of Object.keys(fields)) {
    const value = fields[name];
    if (value !== undefined) result[name] = value;
  }
  return result;
}

export function isInt32(value: number): boolean {
  return (value | 0) === value && !Object.is(value, -0);
}

/** The double of this magnitude, in its in-memory form. */
export function toDouble(value: number): number | Double {
  return isInt32(value) ? new Double(value) : value;
}

/** A deep copy of documents and arrays; the leaves are immutable and shared. */
export function cloneValue<T extends Value>(value: T): T {
  if (Array.isArray(value)) return value.map(cloneValue) as T;
  if (!isDoc(value)) return value;
  const copy = new Doc();
  for (const name of Object.keys(value)) copy[name] = cloneValue(value[name]!);
  return copy as T;
}
