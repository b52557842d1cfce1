import type { Socket } from 'node:net';
import { doc, type Doc, toDouble } from '../bson/value';
import { MongoError } from '../errors';
import { LARGEST_MESSAGE, type Request, readRequest, takeMessage, writeAnswer } from './message';

/** Answers one command; it never throws. */
export type Answer = (body: Doc, connection: Connection) => Promise<Doc>;

/** Commands that a connection may have sent ahead; drivers send one at a time. */
const MOST_WAITING = 16;

let answers = 0;

/** One client connection: commands are answered one after another, in the order they came. */
export class Connection {
  private received: Buffer[] = [];
  private receivedBytes = 0;
  private queue: Promise<void> = Promise.resolve();
  /** Commands that are not answered yet. */
  private waiting = 0;

  constructor(
    readonly id: number,
    private readonly socket: Socket,
    private readonly answer: Answer,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.receive(chunk));
    socket.on('error', () => socket.destroy());
  }

  close(): void {
    this.socket.destroy();
  }

  private receive(chunk: Buffer): void {
    this.received.push(chunk);
    this.receivedBytes += chunk.length;
    if (!this.mayBeWhole()) return;
    try {
      this.takeAll(this.received.length === 1 ? chunk : Buffer.concat(this.received));
    } catch {
      this.socket.destroy(); // not the protocol: this connection ends, the others go on
    }
  }

  /** Chunks are joined only once the announced size has arrived; a senseless size is refused at once. */
  private mayBeWhole(): boolean {
    const [first] = this.received;
    if (first!.length < 4) return true;
    const size = first!.readInt32LE(0);
    return size > LARGEST_MESSAGE || this.receivedBytes >= size;
  }

  private takeAll(buffer: Buffer): void {
    let rest = buffer;
    for (let next = takeMessage(rest); next; next = takeMessage(rest)) {
      rest = next.rest;
      const request = readRequest(next.message);
      this.queue = this.queue.then(() => this.process(request));
      this.waiting++;
    }
    if (this.waiting >= MOST_WAITING) this.socket.pause();
    this.received = rest.length > 0 ? [rest] : [];
    this.receivedBytes = rest.length;
  }

  /** The next command waits for a client that does not read its answers, and a client that sends many waits for its answers. */
  private async process({ id, body, answer }: Request): Promise<void> {
    const reply = body instanceof MongoError ? faultReply(body) : await this.answer(body, this);
    if (answer !== 'none' && !this.socket.destroyed && !this.socket.write(bytesOf({ id, answer }, reply))) await drained(this.socket);
    this.waiting--;
    if (this.waiting < MOST_WAITING) this.socket.resume();
  }
}

/** Resolves when the socket takes more, or never will. */
function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.on('drain', done).on('close', done);
  });
}

const faultReply = ({ message, code, codeName }: MongoError): Doc => doc({ ok: toDouble(0), errmsg: message, code, codeName });

/** A fault of this server must not end it: the caller is told of a reply that cannot be written. */
function bytesOf(request: Pick<Request, 'id' | 'answer'>, reply: Doc): Buffer {
  try {
    return writeAnswer(request, reply, ++answers);
  } catch (error) {
    return writeAnswer(request, faultReply(new MongoError(1, (error as Error).message)), ++answers);
  }
}
