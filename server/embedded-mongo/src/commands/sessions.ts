import { doc, type Doc, isDoc, type Value } from '../bson/value';
import { MongoError } from '../errors';
import { sessionId } from '../session/session-table';
import type { CommandContext, Commands } from './command';
import { UUID } from 'bson';

function sessionsGiven(given: Doc, name: string): string[] {
  const list = given[name] as Value[];
  return list.map((lsid) => {
    if (!isDoc(lsid) || lsid['id'] === undefined) throw new MongoError(40414, `BSON field '${name}.id' is missing but a required field`);
    return sessionId(lsid);
  });
}

function endSessions(context: CommandContext, given: Doc): Doc {
  for (const id of sessionsGiven(given, context.name)) {
    context.engine.sessions.end(id);
    context.engine.cursors.killOfSession(id);
  }
  return doc();
}

function refreshSessions(context: CommandContext, given: Doc): Doc {
  for (const id of sessionsGiven(given, 'refreshSessions')) context.engine.sessions.touch(id);
  return doc();
}

/** Commits the transaction of the session, or finds that it was committed before. */
function commitTransaction(context: CommandContext): Doc {
  const { engine, session } = context;
  const number = transactionNumber(context);
  if (engine.sessions.wasCommitted(session!, number)) return doc();
  const transaction = engine.sessions.openTransaction(session!, number);
  const hadWrites = !transaction.isReadOnly;
  transaction.commit();
  if (hadWrites) engine.sessions.save(session!, { txnNumber: number, done: 0, complete: true, reply: doc() });
  return doc();
}

function abortTransaction(context: CommandContext): Doc {
  const { engine, session } = context;
  engine.sessions.openTransaction(session!, transactionNumber(context)).abort();
  return doc();
}

function transactionNumber({ body, session, name }: CommandContext): bigint {
  const number = body['txnNumber'];
  if (!session || typeof number !== 'bigint') throw new MongoError(125, `${name} must be run within a transaction`);
  if (body['autocommit'] !== false)
    throw new MongoError(
      50768,
      `txnNumber may only be provided for multi-document transactions and retryable write commands. autocommit:false was not provided, and ${name} is not a retryable write command.`,
    );
  return number;
}

export const sessionCommands: Commands = {
  startSession: { arguments: { startSession: 'any' }, run: () => doc({ id: doc({ id: new UUID() }), timeoutMinutes: 30 }) },
  endSessions: { arguments: { endSessions: 'documents!' }, run: endSessions },
  killSessions: { arguments: { killSessions: 'documents!' }, run: endSessions },
  refreshSessions: { arguments: { refreshSessions: 'documents!' }, run: refreshSessions },
  commitTransaction: {
    writes: true,
    inTransaction: true,
    arguments: { commitTransaction: 'any', recoveryToken: 'object' },
    run: commitTransaction,
  },
  abortTransaction: { inTransaction: true, arguments: { abortTransaction: 'any', recoveryToken: 'object' }, run: abortTransaction },
};
