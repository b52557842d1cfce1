import { decode } from '../bson/decode';
import { encode } from '../bson/encode';
import type { Doc } from '../bson/value';
import { type Value } from '../bson/value';

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER_BYTES = 16;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
const KNOWN_REQUIRED_FLAGS = CHECKSUM_PRESENT | MORE_TO_COME;

/** The longest message a client may send (hello announces it). */
export const LARGEST_MESSAGE = 48_000_000;

/** A command as it came in. */
export interface Request {
  id: number;
  body: Doc;
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

export function readRequest(message: Buffer): Request {
  const id = message.readInt32LE(4);
  switch (message.readInt32LE(12)) {
    case OP_MSG:
      return readMsg(id, message);
    case OP_QUERY:
      return readQuery(id, message);
    default:
      throw new MalformedMessage('unsupported operation');
  }
}

function readMsg(id: number, message: Buffer): Request {
  if (message.length < HEADER_BYTES + 4) throw new MalformedMessage('message without sections');
  const flags = message.readUInt32LE(HEADER_BYTES);
  if ((flags & 0xffff & ~KNOWN_REQUIRED_FLAGS) !== 0) throw new MalformedMessage('unknown required flag');
  const end = message.length - (flags & CHECKSUM_PRESENT ? 4 : 0);
  let body: Doc | undefined;
  const sequences = new Map<string, Value[]>();
  for (let at = HEADER_BYTES + 4; at < end;) {
    const kind = message[at++];
    const size = sectionSize(message, at, end);
    if (kind === 0) body = decode(message.subarray(at, at + size));
    else if (kind === 1) readSequence(message.subarray(at, at + size), sequences);
    else throw new MalformedMessage('unknown section');
    at += size;
  }
  if (!body) throw new MalformedMessage('message without a body');
  for (const [name, documents] of sequences) body[name] = documents;
  return { id, body, answer: flags & MORE_TO_COME ? 'none' : 'message' };
}

function sectionSize(message: Buffer, at: number, end: number): number {
  const size = at + 4 <= end ? message.readInt32LE(at) : 0;
  if (size < 5 || at + size > end) throw new MalformedMessage('section does not fit');
  return size;
}

function readSequence(section: Buffer, sequences: Map<string, Value[]>): void {
  const nameEnd = section.indexOf(0, 4);
  if (nameEnd < 0) throw new MalformedMessage('sequence without a name');
  const documents: Value[] = [];
  for (let at = nameEnd + 1; at < section.length;) {
    const size = sectionSize(section, at, section.length);
    documents.push(decode(section.subarray(at, at + size)));
    at += size;
  }
  sequences.set(section.toString('utf8', 4, nameEnd), documents);
}

/** The oldest form of a command: drivers still greet with it. */
function readQuery(id: number, message: Buffer): Request {
  const nameEnd = message.indexOf(0, HEADER_BYTES + 4);
  const at = nameEnd + 1 + 8;
  if (nameEnd < 0 || at + 5 > message.length) throw new MalformedMessage('query without a document');
  const namespace = message.toString('utf8', HEADER_BYTES + 4, nameEnd);
  const body = decode(message.subarray(at));
  body['$db'] = namespace.split('.')[0]!;
  return { id, body, answer: 'legacy' };
}

/** The bytes of an answer. */
export function writeAnswer(request: Request, reply: Doc, answerId: number): Buffer {
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
