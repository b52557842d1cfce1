import { Binary } from 'bson';
import { doc, Doc, isDoc, toDouble } from '../bson/value';
import { isIntegral, toNumber } from '../bson/numbers';
import { checkDatabaseName } from '../catalog/catalog';
import { type Command, type CommandContext, readCommand } from '../commands/command';
import { checkReadConcern, writeConcernError } from '../commands/concerns';
import { nextClusterTime } from '../commands/diagnostic';
import { COMMANDS } from '../commands/table';
import { MongoError } from '../errors';
import type { Session } from '../session/session';
import { sessionId } from '../session/session-table';
import type { Engine } from './engine';
import { Operation } from './operation';

const RETRYABLE = new Set(['insert', 'update', 'delete', 'findAndModify', 'findandmodify', 'bulkWrite']);

const UNSIGNED = doc({ hash: new Binary(Buffer.alloc(20)), keyId: 0n });

/** Runs commands against an engine. An answer is always a document; nothing is thrown. */
export class Dispatcher {
  constructor(
    private readonly engine: Engine,
    private readonly address: () => string,
  ) {}

  async answer(body: Doc, connection: { id: number; address: string }): Promise<Doc> {
    let context: CommandContext | undefined;
    try {
      context = this.context(body, connection);
      checkReadConcern(body);
      const reply = await this.run(context);
      return this.success(context, reply);
    } catch (error) {
      return this.failure(context, error);
    }
  }

  private context(body: Doc, connection: { id: number; address: string }): CommandContext {
    const name = Object.keys(body)[0] ?? '';
    const { engine } = this;
    const session = isDoc(body['lsid']) ? engine.sessions.touch(sessionId(body['lsid'])) : undefined;
    return {
      engine,
      operation: new Operation(maxTime(body)),
      access: engine.direct,
      database: databaseOf(body),
      name,
      body,
      session,
      transaction: undefined,
      retryNumber: undefined,
      connection,
      address: this.address(),
    };
  }

  private async run(context: CommandContext): Promise<Doc> {
    const command = COMMANDS.get(context.name);
    if (!command) throw new MongoError(59, `no such command: '${context.name}'`);
    const number = context.body['txnNumber'];
    if (typeof number !== 'bigint' || context.name === 'commitTransaction' || context.name === 'abortTransaction')
      return this.execute(context, command);
    if (!context.session) throw new MongoError(72, 'Transaction number requires a session ID to also be specified');
    if (context.body['autocommit'] === false) return this.inTransaction(context, command, context.session, number);
    return this.retryable(context, command, context.session, number);
  }

  /** Runs the command, and waits until what it wrote is safe, also when it failed halfway. */
  private async execute(context: CommandContext, command: Command): Promise<Doc> {
    const given = readCommand(context, command);
    try {
      return await command.run(context, given);
    } finally {
      if (command.writes && !context.transaction) await this.engine.store.durable();
    }
  }

  private async inTransaction(context: CommandContext, command: Command, session: Session, number: bigint): Promise<Doc> {
    if (!command.inTransaction) throw new MongoError(263, `Cannot run '${context.name}' in a multi-document transaction.`);
    const { sessions } = this.engine;
    const starts = context.body['startTransaction'] === true;
    const transaction = starts ? sessions.startTransaction(session, number) : sessions.openTransaction(session, number);
    const inner = { ...context, access: transaction, transaction };
    try {
      const reply = await this.execute(inner, command);
      if (reply['writeErrors'] !== undefined) transaction.abort();
      return reply;
    } catch (error) {
      transaction.abort();
      throw error;
    }
  }

  /** A write with a transaction number is executed once: a repetition gets the answer of the first. */
  private async retryable(context: CommandContext, command: Command, session: Session, number: bigint): Promise<Doc> {
    if (!RETRYABLE.has(context.name)) {
      throw new MongoError(
        50768,
        `txnNumber may only be provided for multi-document transactions and retryable write commands. autocommit:false was not provided, and ${context.name} is not a retryable write command.`,
      );
    }
    while (session.running) await session.running.catch(() => undefined);
    this.engine.sessions.checkNumber(session, number);
    if (session.saved?.txnNumber === number && session.saved.complete) {
      await this.engine.store.durable();
      return session.saved.reply;
    }
    if (session.transaction?.state === 'open') session.transaction.abort();
    session.txnNumber = number;
    const running = this.execute({ ...context, retryNumber: number }, command);
    session.running = running;
    try {
      return await running;
    } finally {
      session.running = undefined;
    }
  }

  private success({ name, body }: CommandContext, reply: Doc): Doc {
    const unmet = COMMANDS.get(name)?.writes ? writeConcernError(body) : undefined;
    return this.stamped(Object.assign(new Doc(), reply, { ok: toDouble(1) }, unmet && { writeConcernError: unmet }));
  }

  private failure(context: CommandContext | undefined, error: unknown): Doc {
    const known = error instanceof MongoError ? error : new MongoError(1, error instanceof Error ? error.message : String(error));
    const labels = labelsOf(context, known);
    const reply = doc({ ok: toDouble(0), errmsg: known.message, code: known.code, codeName: known.codeName, ...known.details });
    if (labels.length > 0) reply['errorLabels'] = labels;
    return this.stamped(reply);
  }

  private stamped(reply: Doc): Doc {
    const time = nextClusterTime();
    reply['$clusterTime'] = doc({ clusterTime: time, signature: UNSIGNED });
    reply['operationTime'] = time;
    return reply;
  }
}

function databaseOf(body: Doc): string {
  const name = body['$db'];
  if (typeof name !== 'string') throw new MongoError(40571, 'OP_MSG requests require a $db argument');
  checkDatabaseName(name);
  return name;
}

/** Errors after which a whole transaction may be tried again. */
const TRANSIENT = new Set([112, 246, 251]);

function labelsOf(context: CommandContext | undefined, error: MongoError): string[] {
  const inTransaction = context?.body['autocommit'] === false;
  const transient = inTransaction && TRANSIENT.has(error.code) && context?.name !== 'abortTransaction';
  return transient ? [...new Set([...error.labels, 'TransientTransactionError'])] : error.labels;
}

function maxTime(body: Doc): number {
  const value = body['maxTimeMS'];
  if (value === undefined || value === null) return 0;
  if (!isIntegral(value) || toNumber(value) < 0) throw new MongoError(2, 'maxTimeMS must be a non-negative whole number');
  return toNumber(value);
}
