import { type Doc, isDoc, type Value } from '../bson/value';
import { MongoError, typeMismatch } from '../errors';
import { type FilterNode, parseFilter } from '../query/filter';
import { compileSort, type Sort } from '../query/sort';
import type { Flow } from '../server/operation';
import type { Pipeline, Source, Stage, StageBuilder, StageContext } from './stage';
import { flowStages, wholeNumber } from './stages/flow';
import { groupStages } from './stages/group';
import { joinStages } from './stages/lookup';
import { shapeStages } from './stages/shape';

const STAGES: ReadonlyMap<string, StageBuilder> = new Map(Object.entries({ ...flowStages, ...groupStages, ...joinStages, ...shapeStages }));

interface StageSpecification {
  name: string;
  operand: Value;
}

export function readStages(stages: Value | undefined): StageSpecification[] {
  if (!Array.isArray(stages)) throw typeMismatch(`'pipeline' option must be specified as an array`);
  return stages.map((stage) => {
    const names = isDoc(stage) ? Object.keys(stage) : [];
    if (!isDoc(stage)) throw typeMismatch("Each element of the 'pipeline' array must be an object");
    if (names.length !== 1) throw new MongoError(40323, 'A pipeline stage specification object must contain exactly one field.');
    return { name: names[0]!, operand: stage[names[0]!]! };
  });
}

/** Compiles a pipeline. Throws code 40324 for a stage it does not know. */
export function compilePipeline(stages: Value | undefined, context: Omit<StageContext, 'pipeline' | 'stage'>): Pipeline {
  const full: StageContext = {
    ...context,
    pipeline: (inner, scope) => compilePipeline(inner, { ...context, scope }),
    stage: (name, operand) => builderOf(name)(operand, full),
  };
  const specifications = readStages(stages);
  const leading = readLeading(specifications, full);
  const compiled = specifications.map(({ name, operand }) => builderOf(name)(operand, full));
  return {
    run: (source) => chain(source(leading.query), compiled.slice(leading.length)),
    over: (documents) => chain(flowOf(documents), compiled),
  };
}

function builderOf(name: string): StageBuilder {
  const builder = STAGES.get(name);
  if (!builder) throw new MongoError(40324, `Unrecognized pipeline stage name: '${name}'`);
  return builder;
}

function* flowOf(documents: Iterable<Doc | undefined>): Flow<Doc> {
  yield* documents;
}

function chain(input: Flow<Doc>, stages: Stage[]): Flow<Doc> {
  return stages.reduce((flow, stage) => stage(flow), input);
}

interface Leading {
  query: Parameters<Source>[0];
  /** How many stages the query stands for. */
  length: number;
}

/** The $match stages at the beginning, then one $sort, then one $limit: an index can answer them. */
function readLeading(stages: StageSpecification[], context: StageContext): Leading {
  const children: FilterNode[] = [];
  let at = 0;
  for (; stages[at]?.name === '$match'; at++) {
    const { operand } = stages[at]!;
    if (!isDoc(operand)) break;
    children.push(parseFilter(operand, context.scope));
  }
  let sort: Sort | undefined;
  const next = stages[at];
  if (next?.name === '$sort' && isDoc(next.operand) && Object.keys(next.operand).length > 0) {
    sort = compileSort(next.operand);
    at++;
  }
  const last = stages[at];
  const limit = last?.name === '$limit' ? wholeNumber(last.operand, '$limit', 1) : undefined;
  if (limit !== undefined) at++;
  const query = { node: { kind: 'and' as const, children }, ...(sort && { sort }), ...(limit !== undefined && { limit }) };
  return { query, length: at };
}
