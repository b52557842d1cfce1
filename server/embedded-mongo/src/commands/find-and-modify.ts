import { doc, type Doc } from '../bson/value';
import { failedToParse } from '../errors';
import { readHint } from '../planner/hint';
import { parseFilter } from '../query/filter';
import { compileProjection } from '../query/projection';
import { compileSort } from '../query/sort';
import { compileUpdate } from '../update/update';
import { booleanArgument, checkCollation } from './arguments';
import { collectionName, type CommandContext, type Commands, scopeOf } from './command';
import { type Modification, modify, type Modified } from './modify';
import { saveProgress } from './statements';

function readModification(context: CommandContext, given: Doc): Modification {
  const remove = booleanArgument(given['remove']);
  const upsert = booleanArgument(given['upsert']);
  if (remove && given['update'] !== undefined) throw failedToParse("Cannot specify both an 'update' and 'remove'=true");
  if (remove && upsert) throw failedToParse("Cannot specify both 'upsert'=true and 'remove'=true");
  if (remove && booleanArgument(given['new']))
    throw failedToParse("Cannot specify both 'new'=true and 'remove'=true; 'remove' always returns the deleted document");
  if (!remove && given['update'] === undefined) throw failedToParse('Either an update or remove=true must be specified');
  checkCollation(given['collation']);
  const scope = scopeOf(context, given['let']);
  return {
    collection: collectionName(context),
    node: parseFilter((given['query'] ?? doc()) as Doc, scope),
    update: remove ? undefined : compileUpdate(given['update'], { scope, arrayFilters: given['arrayFilters'] }),
    multi: false,
    upsert,
    sort: given['sort'] === undefined ? undefined : compileSort(given['sort'] as Doc),
    hint: readHint(given['hint']),
    scope,
  };
}

async function findAndModify(context: CommandContext, given: Doc): Promise<Doc> {
  const modification = readModification(context, given);
  const result = await modify(context, modification);
  const reply = answer(context, given, modification, result);
  saveProgress(context, reply, 1, true);
  return reply;
}

function answer(context: CommandContext, given: Doc, modification: Modification, result: Modified): Doc {
  const n = result.upsertedId === undefined ? result.matched : 1;
  const outcome = modification.update ? doc({ n, updatedExisting: result.matched > 0, upserted: result.upsertedId }) : doc({ n });
  const shown = booleanArgument(given['new']) ? result.after : result.before;
  return doc({ lastErrorObject: outcome, value: shown ? projected(context, given, modification, shown) : null });
}

function projected(context: CommandContext, given: Doc, modification: Modification, document: Doc): Doc {
  const fields = given['fields'] as Doc | undefined;
  if (!fields || Object.keys(fields).length === 0) return document;
  return compileProjection(fields, { scope: modification.scope, query: modification.node })(document);
}

const command = {
  writes: true,
  inTransaction: true,
  arguments: {
    query: 'object',
    sort: 'object',
    remove: 'bool',
    update: 'update',
    new: 'bool',
    fields: 'object',
    upsert: 'bool',
    arrayFilters: 'array',
    hint: 'stringOrObject',
    collation: 'object',
    let: 'object',
    bypassDocumentValidation: 'bool',
  },
  run: findAndModify,
} as const;

export const findAndModifyCommands: Commands = {
  findAndModify: { ...command, arguments: { ...command.arguments, findAndModify: 'string!' } },
  findandmodify: { ...command, arguments: { ...command.arguments, findandmodify: 'string!' } },
};
