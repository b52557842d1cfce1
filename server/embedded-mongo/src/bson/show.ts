import { ObjectId } from 'bson';
import { toNumber, isAnyNumber } from './numbers';
import { typeName } from './types';
import { isDoc, type Value } from './value';

/** A value as MongoDB's messages show it: `{ a: 1, b: "x" }`. */
export function show(value: Value | undefined): string {
  if (value === undefined || value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'boolean' || typeof value === 'bigint') return value.toString();
  if (isAnyNumber(value)) return String(toNumber(value));
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (Array.isArray(value)) return `[ ${value.map(show).join(', ')} ]`;
  if (!isDoc(value)) return typeName(value);
  return `{ ${Object.keys(value)
    .map((name) => `${name}: ${show(value[name])}`)
    .join(', ')} }`;
}
