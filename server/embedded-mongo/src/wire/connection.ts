import type { Socket } from 'node:net';
import { doc, type Doc, toDouble } from '../bson/value';
import { LARGEST_MESSAGE, type Request, readRequest, takeMessage, writeAnswer } from './message';

/** Answers one command; it never throws. */
export type Answer = (body: Doc, connection: Connection) => Promise<Doc>;

let answers = 0;

/** One client connection: commands are answered one after another, in the order they came. */
export class Connection {
  private received: Buffer[] = [];
  private receivedBytes = 0;
  private queue: Promise<void> = Promise.resolve();

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
    }
    this.received = rest.length > 0 ? [rest] : [];
    this.receivedBytes = rest.length;
  }

  private async process(request: Request): Promise<void> {
    const reply = await this.answer(request.body, this);
    if (request.answer !== 'none' && !this.socket.destroyed) this.socket.write(bytesOf(request, reply));
  }
}

/** A fault of this server must not end it: the caller is told of a reply that cannot be written. */
function bytesOf(request: Request, reply: Doc): Buffer {
  try {
    return writeAnswer(request, reply, ++answers);
  } catch (error) {
    const fault = { ok: toDouble(0), errmsg: (error as Error).message, code: 1, codeName: 'InternalError' };
    return writeAnswer(request, doc(fault), ++answers);
  }
}
