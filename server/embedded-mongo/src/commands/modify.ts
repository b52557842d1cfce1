import type { Scope } from '../aggregate/scope';
import type { Doc, Value } from '../bson/value';
import type { CollectionEntry } from '../catalog/collection-entry';
import { failedToParse, MongoError } from '../errors';
import { find } from '../planner/find';
import { type Hint } from '../planner/hint';
import { type Found, readAgain } from '../planner/scan';
import { type FilterNode } from '../query/filter';
import type { Sort } from '../query/sort';
import { checkId, upsertedDocument } from '../update/upsert';
import type { Update } from '../update/update';
import { type CommandContext, step } from './command';

/** One update or delete statement, read. */
export interface Modification {
  collection: string;
  node: FilterNode;
  /** Nothing to change means: remove. */
  update: Update | undefined;
  multi: boolean;
  upsert: boolean;
  sort?: Sort | undefined;
  hint?: Hint | undefined;
  scope: Scope;
}

export interface Modified {
  matched: number;
  changed: number;
  upsertedId?: Value;
  /** The one document of a single modification, before and after. */
  before?: Doc;
  after?: Doc;
}

const MOST_ATTEMPTS = 100;

/** Finds and changes documents, each in one atomic step of its own. */
export async function modify(context: CommandContext, modification: Modification, beforeWait?: () => void): Promise<Modified> {
  if (modification.multi && modification.update?.kind === 'replacement')
    throw failedToParse('multi update is not supported for replacement-style update');
  for (let attempt = 0; ; attempt++) {
    context.operation.checkTime();
    const result = modification.multi
      ? await modifyAll(context, modification, beforeWait)
      : await modifyFirst(context, modification, beforeWait);
    if (result !== 'changed meanwhile' && (result.matched > 0 || !modification.upsert)) return result;
    try {
      if (result !== 'changed meanwhile') return await upsert(context, modification, beforeWait);
    } catch (error) {
      // Somebody else inserted the document between our look and our insert: look again.
      const lostRace = error instanceof MongoError && error.code === 11000 && !context.transaction && attempt < 2;
      if (!lostRace) throw error;
    }
    if (attempt > MOST_ATTEMPTS) throw new MongoError(112, 'the document kept changing while it was being updated');
  }
}

function entryOf(context: CommandContext, { collection }: Modification): CollectionEntry | undefined {
  return context.engine.catalog.find(context.access.view, context.database, collection);
}

async function modifyFirst(
  context: CommandContext,
  modification: Modification,
  beforeWait?: () => void,
): Promise<Modified | 'changed meanwhile'> {
  const entry = entryOf(context, modification);
  const first = await firstFound(context, modification, entry);
  if (first === undefined) return { matched: 0, changed: 0 };
  return step(context, () => changeOne(context, modification, first) ?? 'changed meanwhile', beforeWait);
}

async function firstFound(
  context: CommandContext,
  { node, sort, hint }: Modification,
  entry: CollectionEntry | undefined,
): Promise<number | undefined> {
  let first: number | undefined;
  const flow = find({ view: context.access.view, entry, node, sort, hint, limit: 1, operation: context.operation });
  await context.operation.each(flow, ({ record }) => {
    first = record;
    return false;
  });
  return first;
}

async function modifyAll(context: CommandContext, modification: Modification, beforeWait?: () => void): Promise<Modified> {
  const entry = entryOf(context, modification);
  const { node, hint } = modification;
  const records: number[] = [];
  await context.operation.each(
    find({ view: context.access.view, entry, node, hint, operation: context.operation }),
    ({ record }) => void records.push(record),
  );
  const total = { matched: 0, changed: 0 };
  for (const record of records) {
    if (context.operation.tick()) await context.operation.pause();
    const one = await step(context, () => changeOne(context, modification, record), beforeWait);
    total.matched += one?.matched ?? 0;
    total.changed += one?.changed ?? 0;
  }
  return total;
}

/** Changes or removes one document, if it still matches. */
function changeOne(context: CommandContext, modification: Modification, record: number): Modified | undefined {
  const { access, engine } = context;
  const entry = entryOf(context, modification);
  const found = entry && readAgain(access.view, entry, modification.node, record);
  if (!found) return undefined;
  if (!modification.update) {
    engine.records.remove(access, entry, found);
    return { matched: 1, changed: 1, before: found.document };
  }
  return replaceOne(context, modification.update, entry, found);
}

function replaceOne(context: CommandContext, update: Update, entry: CollectionEntry, found: Found): Modified {
  const after = update.apply(found.document, { isInsert: false, now: new Date(), arrayIndex: found.arrayIndex });
  const changed = context.engine.records.replace(context.access, entry, found, after);
  return { matched: 1, changed: changed ? 1 : 0, before: found.document, after };
}

async function upsert(context: CommandContext, modification: Modification, beforeWait?: () => void): Promise<Modified> {
  const document = upsertedDocument(modification.node, modification.update!, new Date());
  checkId(document);
  await step(
    context,
    () => {
      const { access, engine } = context;
      const entry = engine.catalog.findOrCreate(access, context.database, modification.collection);
      engine.records.insert(access, entry, document, engine.store.latest);
    },
    beforeWait,
  );
  return { matched: 0, changed: 0, upsertedId: document['_id']!, after: document };
}
