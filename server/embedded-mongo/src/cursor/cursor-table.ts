import { randomInt } from 'node:crypto';
import type { Doc } from '../bson/value';
import { MongoError } from '../errors';
import type { Flow, Operation } from '../server/operation';
import type { Transaction } from '../transactions/transaction';
import { OpenCursor } from './open-cursor';

const IDLE_MS = 10 * 60_000;

export interface CursorOwner {
  namespace: string;
  session: string | undefined;
  transaction: Transaction | undefined;
}

/** The cursors clients have open. */
export class CursorTable {
  private readonly cursors = new Map<bigint, OpenCursor>();

  open(flow: Flow<Doc>, operation: Operation, owner: CursorOwner): OpenCursor {
    let id = BigInt(randomInt(1, 2 ** 47));
    while (this.cursors.has(id)) id = BigInt(randomInt(1, 2 ** 47));
    return new OpenCursor(id, flow, operation, owner);
  }

  keep(cursor: OpenCursor): void {
    this.cursors.set(cursor.id, cursor);
  }

  /** Throws code 43 when there is no such cursor (any more). */
  find(id: bigint, namespace: string): OpenCursor {
    const cursor = this.cursors.get(id);
    if (!cursor) throw new MongoError(43, `cursor id ${id} not found`);
    if (cursor.owner.namespace !== namespace) {
      throw new MongoError(
        13,
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.owner.namespace}`,
      );
    }
    if (cursor.owner.transaction && cursor.owner.transaction.state !== 'open') {
      this.cursors.delete(id);
      throw new MongoError(43, `cursor id ${id} not found`);
    }
    return cursor;
  }

  kill(id: bigint): boolean {
    return this.cursors.delete(id);
  }

  killOfSession(session: string): void {
    for (const [id, cursor] of this.cursors) if (cursor.owner.session === session) this.cursors.delete(id);
  }

  killOfNamespace(namespace: string): void {
    for (const [id, cursor] of this.cursors) if (cursor.owner.namespace === namespace) this.cursors.delete(id);
  }

  killAll(): void {
    this.cursors.clear();
  }

  get size(): number {
    return this.cursors.size;
  }

  expire(): void {
    for (const [id, cursor] of this.cursors) if (Date.now() - cursor.lastUse > IDLE_MS) this.cursors.delete(id);
  }
}
