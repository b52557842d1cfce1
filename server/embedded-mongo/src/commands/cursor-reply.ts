import type { Doc, Value } from '../bson/value';
import { doc } from '../bson/value';
import type { OpenCursor } from '../cursor/open-cursor';
import type { Flow } from '../server/operation';
import type { CommandContext } from './command';

const DEFAULT_BATCH = 101;

/** Answers with the first batch of a flow and keeps the rest open, if there is any and it is wanted. */
export async function firstBatch(
  context: CommandContext,
  flow: Flow<Doc>,
  options: { namespace: string; batchSize?: number | undefined; single?: boolean },
): Promise<Doc> {
  const { cursors } = context.engine;
  const owner = { namespace: options.namespace, session: context.session?.id, transaction: context.transaction };
  const cursor = cursors.open(flow, context.operation, owner);
  const documents = await cursor.batch(options.batchSize ?? DEFAULT_BATCH);
  const done = options.single || (options.batchSize !== 0 && (await cursor.isExhausted()));
  if (!done) cursors.keep(cursor);
  return cursorReply(done ? undefined : cursor, options.namespace, 'firstBatch', documents);
}

export function cursorReply(cursor: OpenCursor | undefined, namespace: string, batch: string, documents: Value[]): Doc {
  return doc({ cursor: doc({ [batch]: documents, id: cursor?.id ?? 0n, ns: namespace }) });
}
