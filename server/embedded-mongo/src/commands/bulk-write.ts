import { withConstants } from '../aggregate/expression';
import { doc, type Doc, isDoc, type Value } from '../bson/value';
import { badValue, MongoError } from '../errors';
import { readHint } from '../planner/hint';
import { parseFilter } from '../query/filter';
import { compileSort } from '../query/sort';
import { compileUpdate } from '../update/update';
import { booleanArgument, checkArguments, checkCollation, countArgument } from './arguments';
import { type CommandContext, type Commands, scopeOf } from './command';
import { type Modification, modify } from './modify';
import { firstBatch } from './cursor-reply';
import { runStatements, type Tally } from './statements';
import { insertOne } from './writes';

const COUNTS = ['nInserted', 'nMatched', 'nModified', 'nUpserted', 'nDeleted'] as const;
type Count = (typeof COUNTS)[number];

const SHARED = { filter: 'object!', multi: 'bool', hint: 'stringOrObject', collation: 'object', sort: 'object' } as const;
const ARGUMENTS = {
  insert: { insert: 'count!', document: 'object!' },
  update: { update: 'count!', updateMods: 'update!', upsert: 'bool', arrayFilters: 'array', constants: 'object', ...SHARED },
  delete: { delete: 'count!', ...SHARED },
} as const;

type Kind = keyof typeof ARGUMENTS;

interface Operation {
  kind: Kind;
  given: Doc;
  context: CommandContext;
  collection: string;
}

/** Reads one operation; its namespace decides where it goes. */
function readOperation(context: CommandContext, operation: Doc, namespaces: Value[]): Operation {
  const kind = Object.keys(operation)[0] as Kind;
  if (!Object.hasOwn(ARGUMENTS, kind)) throw new MongoError(9, `Unrecognized bulkWrite operation '${kind}'`);
  const given = checkArguments(`bulkWrite.${kind}`, operation, ARGUMENTS[kind], false);
  const entry = namespaces[countArgument(given[kind])!];
  const namespace = isDoc(entry) ? entry['ns'] : undefined;
  if (typeof namespace !== 'string') throw badValue('BulkWrite ops entry has an invalid nsInfo index');
  const dot = namespace.indexOf('.');
  return { kind, given, context: { ...context, database: namespace.slice(0, dot) }, collection: namespace.slice(dot + 1) };
}

function readModification({ kind, given, context, collection }: Operation, constants: Value | undefined): Modification {
  checkCollation(given['collation']);
  const scope = withConstants(scopeOf(context, constants), given['constants'] as Doc | undefined);
  return {
    collection,
    node: parseFilter(given['filter'] as Doc, scope),
    update: kind === 'update' ? compileUpdate(given['updateMods'], { scope, arrayFilters: given['arrayFilters'] }) : undefined,
    multi: booleanArgument(given['multi']),
    upsert: booleanArgument(given['upsert']),
    sort: given['sort'] === undefined ? undefined : compileSort(given['sort'] as Doc),
    hint: readHint(given['hint']),
    scope,
  };
}

function grow(tally: Tally, name: Count, by: number): void {
  tally[name] = (tally[name] as number) + by;
}

function note(tally: Tally, result: Doc): void {
  (tally['results'] as Value[]).push(result);
}

async function runOperation(
  operation: Operation,
  index: number,
  tally: Tally,
  constants: Value | undefined,
  save: () => void,
): Promise<void> {
  if (operation.kind === 'insert') {
    await insertOne(operation.context, operation.collection, operation.given['document'] as Doc, save);
    grow(tally, 'nInserted', 1);
    return note(tally, doc({ ok: 1, idx: index, n: 1 }));
  }
  const result = await modify(operation.context, readModification(operation, constants), save);
  if (operation.kind === 'delete') {
    grow(tally, 'nDeleted', result.changed);
    return note(tally, doc({ ok: 1, idx: index, n: result.changed }));
  }
  grow(tally, 'nMatched', result.matched);
  grow(tally, 'nModified', result.changed);
  const upserted = result.upsertedId === undefined ? undefined : doc({ _id: result.upsertedId });
  if (upserted) grow(tally, 'nUpserted', 1);
  note(tally, doc({ ok: 1, idx: index, n: upserted ? 1 : result.matched, nModified: result.changed, upserted }));
}

/** Writes into several collections in one command; the answer is a cursor of one result an operation. */
async function bulkWrite(context: CommandContext, given: Doc): Promise<Doc> {
  const namespaces = given['nsInfo'] as Value[];
  const counts = Object.fromEntries(COUNTS.map((name) => [name, 0]));
  const options = { ordered: booleanArgument(given['ordered'], true), initial: doc({ ...counts, results: [] }) };
  const tally = await runStatements(context, given['ops'] as Doc[], options, (statement, index, current, save) =>
    runOperation(readOperation(context, statement, namespaces), index, current, given['let'], save),
  );
  return answer(context, given, tally);
}

async function answer(context: CommandContext, given: Doc, tally: Tally): Promise<Doc> {
  const errors = ((tally['writeErrors'] as Doc[] | undefined) ?? []).map((error) => {
    const { index, ...details } = error as Record<string, Value>;
    return doc({ ok: 0, idx: index, n: 0, nModified: 0, ...details });
  });
  const results = booleanArgument(given['errorsOnly']) ? [] : (tally['results'] as Doc[]);
  const all = [...results, ...errors].sort((a, b) => (a['idx'] as number) - (b['idx'] as number));
  const batchSize = countArgument((given['cursor'] as Doc | undefined)?.['batchSize']);
  const reply = await firstBatch(context, resultFlow(all), { namespace: 'admin.$cmd.bulkWrite', batchSize: batchSize ?? all.length + 1 });
  const totals = Object.fromEntries(COUNTS.map((name) => [name, tally[name]]));
  return doc({ ...(reply as Record<string, Value>), nErrors: errors.length, ...totals });
}

function* resultFlow(results: Doc[]): Generator<Doc, void> {
  yield* results;
}

export const bulkWriteCommands: Commands = {
  bulkWrite: {
    writes: true,
    inTransaction: true,
    arguments: {
      bulkWrite: 'any!',
      ops: 'documents!',
      nsInfo: 'documents!',
      ordered: 'bool',
      errorsOnly: 'bool',
      cursor: 'object',
      let: 'object',
      bypassDocumentValidation: 'bool',
    },
    run: bulkWrite,
  },
};
