import { doc, type Doc, type Value } from '../bson/value';
import { badValue, MongoError } from '../errors';
import type { CommandContext } from './command';
import { LARGEST_WRITE_BATCH } from './diagnostic';

/** What the statements of a write command have done so far; it is also what is saved for a retryable one. */
export type Tally = Doc;

/**
 * Runs the statements of a write command one after another. An error is noted and, when `ordered`, ends the command. Inside a
 * transaction a write conflict ends the command itself. A retryable command that was interrupted goes on where it stopped.
 */
export async function runStatements<T>(
  context: CommandContext,
  statements: T[],
  options: { ordered: boolean; initial: Tally },
  run: (statement: T, index: number, tally: Tally, save: () => void) => Promise<void>,
): Promise<Tally> {
  if (statements.length === 0 || statements.length > LARGEST_WRITE_BATCH) {
    throw badValue(`Write batch sizes must be between 1 and ${LARGEST_WRITE_BATCH}. Got ${statements.length} operations.`);
  }
  const saved = savedProgress(context);
  const tally = saved?.reply ?? options.initial;
  let done = saved?.done ?? 0;
  const save = (): void => saveProgress(context, tally, done, false);
  for (; done < statements.length; done++) {
    if (context.operation.tick()) {
      save();
      await context.operation.pause();
    }
    try {
      await run(statements[done]!, done, tally, save);
    } catch (error) {
      noteError(context, tally, done, error);
      if (options.ordered) break;
    }
  }
  saveProgress(context, tally, statements.length, true);
  return tally;
}

function savedProgress({ session, retryNumber }: CommandContext): { reply: Doc; done: number } | undefined {
  return retryNumber !== undefined && session?.saved?.txnNumber === retryNumber ? session.saved : undefined;
}

/** Keeps the answer of a retryable write, in the same atomic step as the write. */
export function saveProgress({ engine, session, retryNumber }: CommandContext, reply: Doc, done: number, complete: boolean): void {
  if (session && retryNumber !== undefined) engine.sessions.save(session, { txnNumber: retryNumber, done, complete, reply });
}

/** Errors that end a command rather than one of its statements. */
function endsCommand(context: CommandContext, error: unknown): boolean {
  if (!(error instanceof MongoError)) return true;
  if (error.code === 50 || error.code === 11600) return true;
  return context.transaction !== undefined && (error.code === 112 || error.code === 251);
}

function noteError(context: CommandContext, tally: Tally, index: number, error: unknown): void {
  if (endsCommand(context, error)) throw error;
  const list = (tally['writeErrors'] as Value[] | undefined) ?? [];
  tally['writeErrors'] = [...list, writeError(index, error as MongoError)];
}

function writeError(index: number, error: MongoError): Doc {
  return doc({ index, code: error.code, ...error.details, errmsg: error.message });
}
