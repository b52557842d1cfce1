import { keyOf } from '../../bson/keys';
import { doc, type Doc, isDoc, type Value } from '../../bson/value';
import { failedToParse, MongoError } from '../../errors';
import { type FilterNode } from '../../query/filter';
import { InPredicate } from '../../query/predicates';
import { visitPath } from '../../query/path';
import type { Flow } from '../../server/operation';
import { compileExpression } from '../expression';
import { checkVariableName, type Variable } from '../scope';
import type { Pipeline, Source, Stage, StageBuilder, StageContext } from '../stage';
import { withValue } from './flow';

const FIELDS = ['from', 'as', 'localField', 'foreignField', 'let', 'pipeline'];

interface Binding {
  variable: Variable;
  expression: (root: Doc) => Value | undefined;
}

interface Join {
  source: Source;
  as: string[];
  local: string[] | undefined;
  foreign: string | undefined;
  bindings: Binding[];
  pipeline: Pipeline | undefined;
}

function readJoin(operand: Value, context: StageContext): Join {
  if (!isDoc(operand)) throw failedToParse('the $lookup specification must be an object');
  const unknown = Object.keys(operand).find((name) => !FIELDS.includes(name));
  if (unknown) throw failedToParse(`unknown argument to $lookup: ${unknown}`);
  const { from, as, localField, foreignField, let: variables, pipeline } = operand as Record<string, Value | undefined>;
  if (typeof from !== 'string') throw failedToParse(`missing 'from' option to $lookup stage specification`);
  if (typeof as !== 'string' || as === '') throw failedToParse(`must specify 'as' field for a $lookup`);
  const fields = [localField, foreignField].filter((field) => field !== undefined);
  if (fields.some((field) => typeof field !== 'string')) throw failedToParse('localField and foreignField of $lookup must be strings');
  if (fields.length === 1 || (fields.length === 0 && pipeline === undefined)) {
    throw failedToParse('$lookup requires both or neither of localField and foreignField to be specified, or a pipeline');
  }
  const bindings = isDoc(variables) ? readBindings(variables, context) : {};
  const inner = context.scope.with(Object.fromEntries(Object.entries(bindings).map(([name, { variable }]) => [name, variable])));
  return {
    source: context.collection(from),
    as: as.split('.'),
    local: (localField as string | undefined)?.split('.'),
    foreign: foreignField as string | undefined,
    bindings: Object.values(bindings),
    pipeline: pipeline === undefined ? undefined : context.pipeline(pipeline, inner),
  };
}

function readBindings(variables: Doc, context: StageContext): Record<string, Binding> {
  const names = Object.keys(variables);
  return Object.fromEntries(
    names.map((name) => [
      checkVariableName(name),
      { variable: { value: undefined }, expression: compileExpression(variables[name]!, context.scope) },
    ]),
  );
}

function lookup(operand: Value, context: StageContext): Stage {
  const join = readJoin(operand, context);
  return function* (input) {
    for (const document of input) {
      if (document === undefined) {
        yield undefined;
        continue;
      }
      const joined: Value[] = [];
      for (const found of joinedTo(document, join)) {
        if (found === undefined) yield undefined;
        else joined.push(found);
      }
      context.operation.checkTime();
      yield withValue(document, join.as, joined);
    }
  };
}

function joinedTo(document: Doc, join: Join): Flow<Doc> {
  for (const { variable, expression } of join.bindings) variable.value = expression(document);
  const { local, foreign } = join;
  if (!local || foreign === undefined) return join.pipeline!.run(join.source);
  const node = equalityNode(document, local, foreign);
  const matched: Source = (query) => join.source({ ...query, node: { kind: 'and', children: [node, query.node] } });
  return join.pipeline ? join.pipeline.run(matched) : matched({ node: { kind: 'and', children: [] } });
}

/** Equality with any of the values at the local path: null stands for a missing one, arrays match by their elements. */
function equalityNode(document: Doc, local: string[], foreign: string): FilterNode {
  const values = new Map<string, Value>();
  visitPath(document, local, true, (value) => {
    if (!Array.isArray(value)) values.set(keyOf(value ?? null), value ?? null);
    return false;
  });
  const isEmptyArray = values.size === 0;
  const wanted = isEmptyArray && !hasArray(document, local) ? [null] : [...values.values()];
  return { kind: 'path', path: foreign, parts: foreign.split('.'), predicate: new InPredicate(wanted) };
}

function hasArray(document: Doc, path: string[]): boolean {
  return visitPath(document, path, false, (value) => Array.isArray(value));
}

function facet(operand: Value, context: StageContext): Stage {
  if (!isDoc(operand) || Object.keys(operand).length === 0)
    throw new MongoError(40169, 'the $facet specification must be a non-empty object');
  const facets = Object.keys(operand).map((name) => ({ name, pipeline: context.pipeline(operand[name]!, context.scope) }));
  return function* (input) {
    const documents: Doc[] = [];
    for (const document of input) {
      if (document === undefined) yield undefined;
      else documents.push(document);
    }
    const result = doc();
    for (const { name, pipeline } of facets) {
      const found: Value[] = [];
      for (const document of pipeline.over(documents)) {
        if (document === undefined) yield undefined;
        else found.push(document);
      }
      result[name] = found;
    }
    yield result;
  };
}

export const joinStages: Record<string, StageBuilder> = { $lookup: lookup, $facet: facet };
