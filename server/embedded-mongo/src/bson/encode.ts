import { Binary, BSONRegExp, Code, Decimal128, Double, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { MongoError } from '../errors';
import { Doc, isInt32, type Value } from './value';

/** MongoDB's limit for one stored document; a reply may be 16 KiB larger. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

let scratch = Buffer.allocUnsafe(64 * 1024);
let at = 0;

/** Writes a document as BSON. The result is a buffer of its own. */
export function encode(document: Doc): Buffer {
  at = 0;
  writeDocument(document);
  const result = Buffer.allocUnsafeSlow(at);
  scratch.copy(result, 0, 0, at);
  if (scratch.length > 8 * 1024 * 1024) scratch = Buffer.allocUnsafe(64 * 1024);
  return result;
}

/** Same as encode, but refuses a document that is too large to be stored (code 10334). */
export function encodeStored(document: Doc): Buffer {
  const bytes = encode(document);
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    throw new MongoError(10334, `BSONObj size: ${bytes.length} is invalid. Size must be between 0 and ${MAX_DOCUMENT_BYTES}`);
  }
  return bytes;
}

function reserve(size: number): void {
  if (at + size <= scratch.length) return;
  const larger = Buffer.allocUnsafe(Math.max(scratch.length * 2, at + size));
  scratch.copy(larger, 0, 0, at);
  scratch = larger;
}

function writeDocument(document: Doc): void {
  const start = openBody();
  for (const name of Object.keys(document)) writeField(name, document[name]!);
  closeBody(start);
}

function writeArray(values: Value[]): void {
  const start = openBody();
  for (let i = 0; i < values.length; i++) writeField(String(i), values[i]!);
  closeBody(start);
}

function openBody(): number {
  reserve(5);
  const start = at;
  at += 4;
  return start;
}

function closeBody(start: number): void {
  reserve(1);
  scratch[at++] = 0;
  scratch.writeInt32LE(at - start, start);
}

function writeField(name: string, value: Value): void {
  reserve(1 + name.length * 3 + 1 + 20);
  const typeAt = at++;
  writeName(name);
  // The buffer may be replaced by a larger one while the value is written: the type belongs into the one that stands then.
  const type = writeValue(value);
  scratch[typeAt] = type;
}

function writeName(name: string): void {
  if (name.includes('\0')) throw new MongoError(22, 'a field name holds a zero byte');
  at += scratch.write(name, at, 'utf8');
  scratch[at++] = 0;
}

function writeCString(text: string): void {
  reserve(text.length * 3 + 1);
  writeName(text);
}

function writeString(text: string): void {
  reserve(5 + text.length * 3);
  const size = scratch.write(text, at + 4, 'utf8');
  scratch.writeInt32LE(size + 1, at);
  at += 4 + size;
  scratch[at++] = 0;
}

/** Writes the value at the current position and returns its type byte. Twenty bytes are already reserved. */
function writeValue(value: Value): number {
  switch (typeof value) {
    case 'string':
      writeString(value);
      return 0x02;
    case 'number':
      return writeNumber(value);
    case 'boolean':
      scratch[at++] = value ? 1 : 0;
      return 0x08;
    case 'bigint':
      at = scratch.writeBigInt64LE(value, at);
      return 0x12;
    default:
      return writeObject(value);
  }
}

function writeNumber(value: number): number {
  if (isInt32(value)) {
    at = scratch.writeInt32LE(value, at);
    return 0x10;
  }
  at = scratch.writeDoubleLE(value, at);
  return 0x01;
}

function writeObject(value: Exclude<Value, string | number | boolean | bigint>): number {
  if (value === null) return 0x0a;
  if (value instanceof Doc) return (writeDocument(value), 0x03);
  if (Array.isArray(value)) return (writeArray(value), 0x04);
  if (value instanceof Date) return ((at = scratch.writeBigInt64LE(BigInt(Math.trunc(value.getTime()) || 0), at)), 0x09);
  if (value instanceof ObjectId) return (writeBytes(value.id), 0x07);
  if (value instanceof Double) return ((at = scratch.writeDoubleLE(value.value, at)), 0x01);
  if (value instanceof Binary) return writeBinary(value);
  if (value instanceof Decimal128) return (writeBytes(value.bytes), 0x13);
  if (value instanceof Timestamp) return ((at = scratch.writeBigUInt64LE(BigInt.asUintN(64, value.toBigInt()), at)), 0x11);
  if (value instanceof BSONRegExp) return (writeCString(value.pattern), writeCString(value.options), 0x0b);
  if (value instanceof Code) return (writeString(value.code), 0x0d);
  if (value instanceof MinKey) return 0xff;
  if (value instanceof MaxKey) return 0x7f;
  throw new MongoError(1, 'a value of an unknown type cannot be written');
}

function writeBytes(bytes: Uint8Array): void {
  reserve(bytes.length);
  scratch.set(bytes, at);
  at += bytes.length;
}

function writeBinary(value: Binary): number {
  at = scratch.writeInt32LE(value.position, at);
  scratch[at++] = value.sub_type;
  writeBytes(value.buffer.subarray(0, value.position));
  return 0x05;
}
