import { deserialize, EJSON, serialize } from 'bson';
import { decode } from '../bson/decode';
import { encode } from '../bson/encode';
import { doc, type Doc, type Value } from '../bson/value';

/** A value from extended JSON; whole numbers are ints. */
export function fromJson(value: unknown): Value {
  const plain = EJSON.deserialize({ value }, { relaxed: false }) as Record<string, unknown>;
  return decode(Buffer.from(serialize(plain)))['value']!;
}

export const docFromJson = (value: unknown): Doc => fromJson(value) as Doc;

/** A value as relaxed extended JSON; undefined stays undefined. */
export function toJson(value: Value | undefined): unknown {
  if (value === undefined) return undefined;
  const plain = deserialize(encode(doc({ value })), { promoteValues: true });
  return (EJSON.serialize(plain, { relaxed: true }) as Record<string, unknown>)['value'];
}
