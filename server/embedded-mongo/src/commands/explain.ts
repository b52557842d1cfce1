import { doc, type Doc, isDoc, type Value } from '../bson/value';
import { keyPatternOf } from '../catalog/collection-entry';
import { MongoError } from '../errors';
import { find, planFor } from '../planner/find';
import type { IndexPlan, Plan } from '../planner/plan';
import { type CommandContext, type Commands } from './command';
import { findRequest } from './reads';

function shownIndex(plan: IndexPlan): Doc {
  return doc({
    stage: 'FETCH',
    inputStage: doc({
      stage: 'IXSCAN',
      keyPattern: keyPatternOf(plan.index),
      indexName: plan.index.name,
      isMultiKey: plan.repeats,
      isUnique: plan.index.unique,
      direction: plan.reverse ? 'backward' : 'forward',
    }),
  });
}

function shownPlan(plan: Plan, mustSort: boolean): Doc {
  const read = shownRead(plan);
  return mustSort ? doc({ stage: 'SORT', inputStage: read }) : read;
}

function shownRead(plan: Plan): Doc {
  switch (plan.kind) {
    case 'collection':
      return doc({ stage: 'COLLSCAN', direction: plan.reverse ? 'backward' : 'forward' });
    case 'index':
      return shownIndex(plan);
    case 'union':
      return doc({ stage: 'OR', inputStages: plan.plans.map(shownIndex) });
  }
}

/** The query inside the command that is to be explained, in the shape of a find. */
function explainedQuery(inner: Doc): Doc {
  const [name] = Object.keys(inner);
  if (name === 'find' || name === 'count' || name === 'distinct') return inner;
  if (name === 'aggregate') return aggregateQuery(inner);
  const statements = name === 'update' ? inner['updates'] : name === 'delete' ? inner['deletes'] : undefined;
  const [first] = Array.isArray(statements) ? statements : [];
  if (isDoc(first)) return doc({ filter: first['q'], hint: first['hint'] });
  if (name === 'findAndModify') return doc({ filter: inner['query'], sort: inner['sort'], hint: inner['hint'] });
  throw new MongoError(59, `Explain failed due to unknown command: ${name}`);
}

function aggregateQuery(inner: Doc): Doc {
  const stages = inner['pipeline'] as Value[];
  const [first, second] = stages.map((stage) => (isDoc(stage) ? stage : doc()));
  const sort = first?.['$sort'] ?? (first?.['$match'] ? second?.['$sort'] : undefined);
  return doc({ filter: first?.['$match'] ?? doc(), sort, hint: inner['hint'] });
}

async function explain(context: CommandContext, given: Doc): Promise<Doc> {
  const inner = given['explain'] as Doc;
  const [name] = Object.keys(inner);
  const request = findRequest({ ...context, body: inner, name: name! }, explainedQuery(inner));
  const namespace = `${context.database}.${inner[name!] as string}`;
  const entry = request.entry;
  const plan = entry ? planFor({ ...request, entry }) : undefined;
  const mustSort = Boolean(request.sort?.fields.length) && plan?.kind !== undefined && !(plan.kind === 'index' && plan.sorted);
  const winningPlan = plan ? shownPlan(plan, mustSort) : doc({ stage: 'EOF' });
  const queryPlanner = doc({ namespace, winningPlan, rejectedPlans: [] });
  if (given['verbosity'] === 'queryPlanner') return doc({ explainVersion: '1', queryPlanner });
  const counters = { keys: 0, documents: 0 };
  let found = 0;
  await context.operation.each(find({ ...request, counters }), () => void found++);
  const executionStats = doc({
    executionSuccess: true,
    nReturned: found,
    totalKeysExamined: counters.keys,
    totalDocsExamined: counters.documents,
  });
  return doc({ explainVersion: '1', queryPlanner, executionStats });
}

export const explainCommands: Commands = {
  explain: { arguments: { explain: 'object!', verbosity: 'string' }, run: explain },
};
