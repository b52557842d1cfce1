import { withConstants } from '../aggregate/expression';
import { Scope } from '../aggregate/scope';
import type { Doc, Value } from '../bson/value';
import type { CollectionEntry } from '../catalog/collection-entry';
import { MongoError } from '../errors';
import type { Engine } from '../server/engine';
import type { Operation } from '../server/operation';
import type { Session } from '../session/session';
import { type Access, Locked } from '../transactions/access';
import type { Transaction } from '../transactions/transaction';
import { type ArgumentTable, checkArguments } from './arguments';

/** Where a command runs: its database, its budget, its session, and the state it reads and writes. */
export interface CommandContext {
  engine: Engine;
  operation: Operation;
  access: Access;
  database: string;
  name: string;
  body: Doc;
  session: Session | undefined;
  transaction: Transaction | undefined;
  /** The number of a retryable write. */
  retryNumber: bigint | undefined;
  connection: { id: number; address: string };
  /** The address hello announces. */
  address: string;
}

export interface Command {
  arguments: ArgumentTable;
  /** Its answer waits until what was written is durable. */
  writes?: boolean;
  inTransaction?: boolean;
  /** Takes any arguments (greetings carry whatever a driver likes). */
  lenient?: boolean;
  run(context: CommandContext, given: Doc): Promise<Doc> | Doc;
}

export type Commands = Record<string, Command>;

export function readCommand(context: CommandContext, command: Command): Doc {
  return command.lenient ? context.body : checkArguments(context.name, context.body, command.arguments);
}

/** The collection a command names in its first field. Throws code 73 when that is not a name. */
export function collectionName(context: CommandContext): string {
  const name = context.body[context.name];
  if (typeof name !== 'string') throw new MongoError(73, `collection name has invalid type ${typeof name}`);
  if (name === '') throw new MongoError(73, `Invalid namespace specified '${context.database}.'`);
  return name;
}

export function findCollection(context: CommandContext, name = collectionName(context)): CollectionEntry | undefined {
  return context.engine.catalog.find(context.access.view, context.database, name);
}

/** Runs one atomic step. Outside of a transaction it waits for the transactions that stand in its way. */
export async function step<T>(context: CommandContext, action: () => T, beforeWait?: () => void): Promise<T> {
  for (;;) {
    try {
      return action();
    } catch (error) {
      if (!(error instanceof Locked)) throw error;
      beforeWait?.();
      await endOrDeadline(error.ended, context.operation);
    }
  }
}

async function endOrDeadline(ended: Promise<void>, operation: Operation): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<void>((resolve) => (timer = setTimeout(resolve, operation.remaining + 1)));
  await Promise.race([ended, deadline]);
  clearTimeout(timer);
  operation.checkTime();
}

/** The variables of a command: `let`, and one clock for the whole of it. */
export function scopeOf(context: CommandContext, constants: Value | undefined): Scope {
  return withConstants(new Scope(new Date(), new Map(), context.operation.checkTime), constants as Doc | undefined);
}
