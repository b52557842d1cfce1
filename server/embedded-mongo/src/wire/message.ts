import { decode } from '../bson/decode';
import { encode } from '../bson/encode';
import type { Doc, Value } from '../bson/value';
import { MongoError } from '../errors';
import { crc32c } from './crc32c';

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER_BYTES = 16;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
const GREETINGS = new Set(['hello', 'isMaster', 'ismaster']);
const KNOWN_REQUIRED_FLAGS = CHECKSUM_PRESENT | MORE_TO_COME;

/** The longest message a client may send (hello announces it). */
export const LARGEST_MESSAGE = 48_000_000;

/** A command as it came in. */
export interface Request {
  id: number;
  /** What is asked, or why it cannot be read. */
  body: Doc | MongoError;
  /** The form the answer takes; none is sent when the client does not want one. */
  answer: 'message' | 'legacy' | 'none';
}

/** Anything that is not the protocol: the connection it came from is closed. */
class MalformedMessage extends Error {}

/** Takes the next whole message off a buffer; undefined when more bytes are needed. */
export function takeMessage(buffer: Buffer): { message: Buffer; rest: Buffer } | undefined {
  if (buffer.length < 4) return undefined;
  const size = buffer.readInt32LE(0);
  if (size < HEADER_BYTES || size > LARGEST_MESSAGE) throw new MalformedMessage(`message of ${size} bytes`);
  if (buffer.length < size) return undefined;
  return { message: buffer.subarray(0, size), rest: buffer.subarray(size) };
}

/** Throws MalformedMessage for what is no request at all; a request that cannot be read is answered with the reason. */
export function readRequest(message: Buffer): Request {
  const id = message.readInt32LE(4);
  switch (message.readInt32LE(12)) {
    case OP_MSG:
      return { id, body: read(readMessage, message), answer: flagsOf(message) & MORE_TO_COME ? 'none' : 'message' };
    case OP_QUERY:
      return { id, body: read(readQuery, message), answer: 'legacy' };
    default:
      throw new MalformedMessage('unsupported operation');
  }
}

function read(reader: (message: Buffer) => Doc, message: Buffer): Doc | MongoError {
  try {
    return reader(message);
  } catch (error) {
    if (error instanceof MongoError) return error;
    throw error;
  }
}

function flagsOf(message: Buffer): number {
  if (message.length < HEADER_BYTES + 4) throw new MalformedMessage('message without sections');
  return message.readUInt32LE(HEADER_BYTES);
}

/** The codes are those of MongoDB's own reader (src/mongo/rpc/op_msg.cpp). */
function readMessage(message: Buffer): Doc {
  const flags = flagsOf(message);
  if ((flags & 0xffff & ~KNOWN_REQUIRED_FLAGS) !== 0) throw new MalformedMessage('unknown required flag');
  const end = flags & CHECKSUM_PRESENT ? checkedEnd(message) : message.length;
  const bodies: Doc[] = [];
  const sequences = new Map<string, Value[]>();
  for (let at = HEADER_BYTES + 4; at < end;) {
    const kind = message[at++];
    const size = sectionSize(message, at, end);
    if (kind === 0) bodies.push(decode(message.subarray(at, at + size)));
    else if (kind === 1) readSequence(message.subarray(at, at + size), sequences);
    else throw new MongoError(40432, `Unknown section kind ${kind}`);
    at += size;
  }
  const [body, second] = bodies;
  if (second) throw new MongoError(40430, 'Multiple body sections in message');
  if (!body) throw new MongoError(40587, 'OP_MSG messages must have a body');
  for (const [name, documents] of sequences) {
    if (body[name] !== undefined) throw new MongoError(40433, `Duplicate field between document sequence and body ${name}`);
    body[name] = documents;
  }
  return body;
}

/** Where the sections end. Throws code 343 when the message is not what its sender summed up. */
function checkedEnd(message: Buffer): number {
  const end = message.length - 4;
  if (crc32c(message.subarray(0, end)) === message.readUInt32LE(end)) return end;
  throw new MongoError(343, 'OP_MSG checksum does not match contents');
}

function sectionSize(message: Buffer, at: number, end: number): number {
  const size = at + 4 <= end ? message.readInt32LE(at) : 0;
  if (size < 5 || at + size > end) throw new MongoError(22, 'a section does not fit into its message');
  return size;
}

function readSequence(section: Buffer, sequences: Map<string, Value[]>): void {
  const nameEnd = section.indexOf(0, 4);
  if (nameEnd < 0) throw new MongoError(22, 'a document sequence has no name');
  const name = section.toString('utf8', 4, nameEnd);
  if (sequences.has(name)) throw new MongoError(40431, `Duplicate document sequence: ${name}`);
  const documents: Value[] = [];
  for (let at = nameEnd + 1; at < section.length;) {
    const size = sectionSize(section, at, section.length);
    documents.push(decode(section.subarray(at, at + size)));
    at += size;
  }
  sequences.set(name, documents);
}

/** The oldest form of a command: drivers greet with it and ask nothing else in it. */
function readQuery(message: Buffer): Doc {
  const nameEnd = message.indexOf(0, HEADER_BYTES + 4);
  const at = nameEnd + 1 + 8;
  if (nameEnd < 0 || at + 5 > message.length) throw new MalformedMessage('query without a document');
  const [database, ...collection] = message.toString('utf8', HEADER_BYTES + 4, nameEnd).split('.');
  const body = decode(message.subarray(at));
  const name = Object.keys(body)[0] ?? '';
  if (collection.join('.') !== '$cmd' || !GREETINGS.has(name))
    throw new MongoError(352, `Unsupported OP_QUERY command: ${name}. The client driver may require an upgrade.`);
  body['$db'] = database!;
  return body;
}

/** The bytes of an answer. */
export function writeAnswer(request: Pick<Request, 'id' | 'answer'>, reply: Doc, answerId: number): Buffer {
  const document = encode(reply);
  const legacy = request.answer === 'legacy';
  const prefix = legacy ? 20 : 5;
  const message = Buffer.alloc(HEADER_BYTES + prefix);
  message.writeInt32LE(message.length + document.length, 0);
  message.writeInt32LE(answerId, 4);
  message.writeInt32LE(request.id, 8);
  message.writeInt32LE(legacy ? OP_REPLY : OP_MSG, 12);
  if (legacy) {
    message.writeInt32LE(8, HEADER_BYTES); // flag: awaitCapable
    message.writeInt32LE(1, HEADER_BYTES + 16);
  }
  return Buffer.concat([message, document]);
}
