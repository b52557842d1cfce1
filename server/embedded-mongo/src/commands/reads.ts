import { keyOf } from '../bson/keys';
import { isIntegral, toNumber } from '../bson/numbers';
import { doc, type Doc, type Value } from '../bson/value';
import { badValue, typeMismatch } from '../errors';
import { documentsOf, find, type FindRequest } from '../planner/find';
import { readHint } from '../planner/hint';
import { parseFilter } from '../query/filter';
import { visitPath } from '../query/path';
import { compileProjection } from '../query/projection';
import { compileSort } from '../query/sort';
import type { Flow } from '../server/operation';
import { booleanArgument, checkCollation, countArgument } from './arguments';
import { collectionName, type CommandContext, type Commands, findCollection, scopeOf } from './command';
import { cursorReply, firstBatch } from './cursor-reply';

/** The request behind find, count and explain. */
export function findRequest(context: CommandContext, given: Doc): FindRequest {
  checkCollation(given['collation']);
  const scope = scopeOf(context, given['let']);
  const node = parseFilter((given['filter'] ?? given['query'] ?? doc()) as Doc, scope);
  const sort = given['sort'] === undefined ? undefined : compileSort(given['sort'] as Doc);
  return {
    view: context.access.view,
    entry: findCollection(context),
    node,
    sort,
    skip: countArgument(given['skip']) ?? 0,
    limit: limitArgument(given['limit']),
    hint: readHint(given['hint']),
    operation: context.operation,
  };
}

/** A negative limit is the old way to ask for a single batch. */
function limitArgument(value: Value | undefined): number {
  if (value === undefined) return 0;
  if (!isIntegral(value)) throw typeMismatch('limit must be a whole number');
  return Math.abs(toNumber(value));
}

async function runFind(context: CommandContext, given: Doc): Promise<Doc> {
  const request = findRequest(context, given);
  const documents = documentsOf(find(request));
  const specification = given['projection'] as Doc | undefined;
  const projected =
    specification && Object.keys(specification).length > 0 ? project(documents, specification, context, request) : documents;
  return firstBatch(context, projected, {
    namespace: `${context.database}.${collectionName(context)}`,
    batchSize: countArgument(given['batchSize']),
    single: booleanArgument(given['singleBatch']),
  });
}

function* project(documents: Flow<Doc>, specification: Doc, context: CommandContext, request: FindRequest): Flow<Doc> {
  const projection = compileProjection(specification, { scope: scopeOf(context, context.body['let']), query: request.node });
  for (const document of documents) yield document && projection(document);
}

async function runGetMore(context: CommandContext, given: Doc): Promise<Doc> {
  const { cursors } = context.engine;
  const id = given['getMore'];
  if (typeof id !== 'bigint') throw typeMismatch(`BSON field 'getMore.getMore' is the wrong type, expected type 'long'`);
  const namespace = `${context.database}.${given['collection'] as string}`;
  const cursor = cursors.find(id, namespace);
  cursor.operation.renew();
  try {
    const size = countArgument(given['batchSize']);
    const documents = await cursor.batch(size === undefined || size === 0 ? Infinity : size);
    const done = await cursor.isExhausted();
    if (done) cursors.kill(id);
    return cursorReply(done ? undefined : cursor, namespace, 'nextBatch', documents);
  } catch (error) {
    cursors.kill(id);
    throw error;
  }
}

function runKillCursors(context: CommandContext, given: Doc): Doc {
  const ids = given['cursors'] as Value[];
  const [killed, unknown]: [Value[], Value[]] = [[], []];
  for (const id of ids) {
    if (typeof id !== 'bigint') throw typeMismatch('cursor ids must be of type long');
    (context.engine.cursors.kill(id) ? killed : unknown).push(id);
  }
  return doc({ cursorsKilled: killed, cursorsNotFound: unknown, cursorsAlive: [], cursorsUnknown: [] });
}

async function runCount(context: CommandContext, given: Doc): Promise<Doc> {
  const request = findRequest(context, given);
  const isPlain = Object.keys((given['query'] ?? doc()) as Doc).length === 0 && !request.skip && !request.limit && !request.hint;
  if (isPlain) return doc({ n: request.entry ? context.engine.count(request.entry.id) : 0 });
  let n = 0;
  await context.operation.each(find(request), () => void n++);
  return doc({ n });
}

async function runDistinct(context: CommandContext, given: Doc): Promise<Doc> {
  const path = (given['key'] as string).split('.');
  if (path.includes('')) throw badValue('key must be a path');
  const values = new Map<string, Value>();
  await context.operation.each(find(findRequest(context, given)), ({ document }) => {
    visitPath(document, path, false, (value) => {
      for (const each of Array.isArray(value) ? value : [value])
        if (each !== undefined) values.set(keyOf(each), values.get(keyOf(each)) ?? each);
      return false;
    });
  });
  const sorted = [...values.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return doc({ values: sorted.map(([, value]) => value) });
}

export const readCommands: Commands = {
  find: {
    inTransaction: true,
    arguments: {
      find: 'string!',
      filter: 'object',
      sort: 'object',
      projection: 'object',
      hint: 'stringOrObject',
      skip: 'count',
      limit: 'number',
      batchSize: 'count',
      singleBatch: 'bool',
      collation: 'object',
      let: 'object',
      allowDiskUse: 'bool',
      allowPartialResults: 'bool',
      noCursorTimeout: 'bool',
    },
    run: runFind,
  },
  getMore: {
    inTransaction: true,
    arguments: { getMore: 'any!', collection: 'string!', batchSize: 'count' },
    run: runGetMore,
  },
  killCursors: { inTransaction: true, arguments: { killCursors: 'string!', cursors: 'array!' }, run: runKillCursors },
  count: {
    arguments: {
      count: 'string!',
      query: 'object',
      limit: 'number',
      skip: 'count',
      hint: 'stringOrObject',
      collation: 'object',
      fields: 'any',
    },
    run: runCount,
  },
  distinct: {
    inTransaction: true,
    arguments: { distinct: 'string!', key: 'string!', query: 'object', collation: 'object', hint: 'stringOrObject' },
    run: runDistinct,
  },
};
