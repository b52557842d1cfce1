import { compilePipeline } from '../aggregate/pipeline';
import type { Source } from '../aggregate/stage';
import { type Doc, isDoc } from '../bson/value';
import { MongoError } from '../errors';
import { documentsOf, find } from '../planner/find';
import { readHint } from '../planner/hint';
import { checkCollation, countArgument } from './arguments';
import { type CommandContext, type Commands, findCollection, scopeOf } from './command';
import { firstBatch } from './cursor-reply';

/** The documents of a collection, as pipelines read them. */
function sourceOf(context: CommandContext, name: string, hint?: Doc['hint']): Source {
  const entry = findCollection(context, name);
  const { access, operation } = context;
  return (query) => documentsOf(find({ view: access.view, entry, operation, hint: readHint(hint), ...query }));
}

async function runAggregate(context: CommandContext, given: Doc): Promise<Doc> {
  checkCollation(given['collation']);
  if (!isDoc(given['cursor'])) throw new MongoError(9, "The 'cursor' option is required, except for aggregate with the explain argument");
  const target = given['aggregate'];
  const name = typeof target === 'string' ? target : undefined;
  const pipeline = compilePipeline(given['pipeline'], {
    operation: context.operation,
    scope: scopeOf(context, given['let']),
    collection: (from) => sourceOf(context, from),
  });
  const flow = name === undefined ? pipeline.over([]) : pipeline.run(sourceOf(context, name, given['hint']));
  return firstBatch(context, flow, {
    namespace: `${context.database}.${name ?? '$cmd.aggregate'}`,
    batchSize: countArgument((given['cursor'] as Doc | undefined)?.['batchSize']),
  });
}

export const aggregateCommands: Commands = {
  aggregate: {
    inTransaction: true,
    arguments: {
      aggregate: 'any!',
      pipeline: 'array!',
      cursor: 'object',
      hint: 'stringOrObject',
      let: 'object',
      collation: 'object',
      allowDiskUse: 'bool',
      bypassDocumentValidation: 'bool',
      explain: 'bool',
    },
    run: runAggregate,
  },
};
