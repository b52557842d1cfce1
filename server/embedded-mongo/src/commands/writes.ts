import { withConstants } from '../aggregate/expression';
import { doc, type Doc, type Value } from '../bson/value';
import { readHint } from '../planner/hint';
import { parseFilter } from '../query/filter';
import { compileSort } from '../query/sort';
import { compileUpdate } from '../update/update';
import { checkId, withFirstId } from '../update/upsert';
import { booleanArgument, checkArguments, checkCollation, countArgument } from './arguments';
import { collectionName, type CommandContext, type Commands, scopeOf, step } from './command';
import { type Modification, modify } from './modify';
import { runStatements, type Tally } from './statements';

const ordered = (given: Doc): boolean => booleanArgument(given['ordered'], true);

function grow(tally: Tally, name: string, by: number): void {
  tally[name] = (tally[name] as number) + by;
}

async function insert(context: CommandContext, given: Doc): Promise<Doc> {
  const collection = collectionName(context);
  const options = { ordered: ordered(given), initial: doc({ n: 0 }) };
  return runStatements(context, given['documents'] as Doc[], options, async (document, _index, tally, save) => {
    await insertOne(context, collection, document, save);
    grow(tally, 'n', 1);
  });
}

/** Inserts one document, giving it an _id if it has none. */
export async function insertOne(context: CommandContext, collection: string, given: Doc, beforeWait: () => void): Promise<Doc> {
  const document = withFirstId(given);
  checkId(document);
  await step(
    context,
    () => {
      const { access, engine } = context;
      const entry = engine.catalog.findOrCreate(access, context.database, collection);
      engine.records.insert(access, entry, document, engine.store.latest);
    },
    beforeWait,
  );
  return document;
}

const UPDATE_ARGUMENTS = {
  q: 'object!',
  u: 'update!',
  c: 'object',
  upsert: 'bool',
  multi: 'bool',
  arrayFilters: 'array',
  hint: 'stringOrObject',
  collation: 'object',
  sort: 'object',
} as const;

function readUpdate(context: CommandContext, collection: string, statement: Doc, constants: Value | undefined): Modification {
  const given = checkArguments('update.updates', statement, UPDATE_ARGUMENTS, false);
  checkCollation(given['collation']);
  const scope = withConstants(scopeOf(context, constants), given['c'] as Doc | undefined);
  return {
    collection,
    node: parseFilter(given['q'] as Doc, scope),
    update: compileUpdate(given['u'], { scope, arrayFilters: given['arrayFilters'] }),
    multi: booleanArgument(given['multi']),
    upsert: booleanArgument(given['upsert']),
    sort: given['sort'] === undefined ? undefined : compileSort(given['sort'] as Doc),
    hint: readHint(given['hint']),
    scope,
  };
}

async function update(context: CommandContext, given: Doc): Promise<Doc> {
  const collection = collectionName(context);
  const options = { ordered: ordered(given), initial: doc({ n: 0, nModified: 0 }) };
  return runStatements(context, given['updates'] as Doc[], options, async (statement, index, tally, save) => {
    const result = await modify(context, readUpdate(context, collection, statement, given['let']), save);
    grow(tally, 'n', result.upsertedId === undefined ? result.matched : 1);
    grow(tally, 'nModified', result.changed);
    if (result.upsertedId === undefined) return;
    const upserted = (tally['upserted'] as Value[] | undefined) ?? [];
    tally['upserted'] = [...upserted, doc({ index, _id: result.upsertedId })];
  });
}

const DELETE_ARGUMENTS = { q: 'object!', limit: 'count!', hint: 'stringOrObject', collation: 'object' } as const;

function readDelete(context: CommandContext, collection: string, statement: Doc, constants: Value | undefined): Modification {
  const given = checkArguments('delete.deletes', statement, DELETE_ARGUMENTS, false);
  checkCollation(given['collation']);
  const scope = scopeOf(context, constants);
  const hint = readHint(given['hint']);
  return {
    collection,
    node: parseFilter(given['q'] as Doc, scope),
    update: undefined,
    multi: countArgument(given['limit']) !== 1,
    upsert: false,
    hint,
    scope,
  };
}

async function remove(context: CommandContext, given: Doc): Promise<Doc> {
  const collection = collectionName(context);
  const options = { ordered: ordered(given), initial: doc({ n: 0 }) };
  return runStatements(context, given['deletes'] as Doc[], options, async (statement, _index, tally, save) => {
    const result = await modify(context, readDelete(context, collection, statement, given['let']), save);
    grow(tally, 'n', result.changed);
  });
}

const WRITE = { ordered: 'bool', bypassDocumentValidation: 'bool' } as const;

export const writeCommands: Commands = {
  insert: { writes: true, inTransaction: true, arguments: { insert: 'string!', documents: 'documents!', ...WRITE }, run: insert },
  update: {
    writes: true,
    inTransaction: true,
    arguments: { update: 'string!', updates: 'documents!', let: 'object', ...WRITE },
    run: update,
  },
  delete: {
    writes: true,
    inTransaction: true,
    arguments: { delete: 'string!', deletes: 'documents!', let: 'object', ...WRITE },
    run: remove,
  },
};
