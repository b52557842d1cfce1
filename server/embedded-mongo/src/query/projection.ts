import { compileExpression, type Scope } from '../aggregate/expression';
import { asInteger, isAnyNumber, toNumber } from '../bson/numbers';
import { doc, type Doc, isDoc, type Value } from '../bson/value';
import { MongoError } from '../errors';
import { matches, type MatchDetails, parseFilter, type FilterNode } from './filter';
import { compute, exclude, include, isNested, type Leaf, ProjectionNode, type Transform } from './projection-tree';

export type Projection = (document: Doc) => Doc;

interface Features {
  scope: Scope;
  /** find's own forms: $slice, $elemMatch and the positional `$`, which needs the query. */
  query?: FilterNode;
}

interface Reading extends Features {
  tree: ProjectionNode;
  includes: boolean | undefined;
  id: Leaf | undefined;
}

/** Compiles a projection of find (with `query`) or of $project. Throws code 31253 or 31254 when it both includes and excludes. */
export function compileProjection(specification: Doc, features: Features): Projection {
  const reading: Reading = { ...features, tree: new ProjectionNode(), includes: undefined, id: undefined };
  readFields(reading, '', specification);
  return (reading.includes ?? idAloneIncluded(reading)) ? including(reading) : excluding(reading);
}

function idAloneIncluded({ id }: Reading): boolean {
  return id !== undefined && id.kind !== 'exclude';
}

function including({ tree, id }: Reading): Projection {
  if (id?.kind !== 'exclude' && !tree.children.has('_id')) tree.add('_id', id ?? { kind: 'include' });
  return (document) => compute(include(document, tree, document), tree, document);
}

function excluding({ tree, id }: Reading): Projection {
  if (id?.kind === 'exclude') tree.add('_id', id);
  return (document) => exclude(document, tree, document);
}

function readFields(reading: Reading, prefix: string, specification: Doc): void {
  for (const name of Object.keys(specification)) readField(reading, prefix + name, specification[name]!);
}

function readField(reading: Reading, path: string, value: Value): void {
  if (reading.query && path.endsWith('.$')) return addPositional(reading, path.slice(0, -2));
  if (isNested(value)) return readFields(reading, `${path}.`, value);
  const leaf = leafOf(reading, value);
  if (path === '_id' && leaf.kind !== 'transform') {
    reading.id = leaf;
    if (leaf.kind === 'compute') setMode(reading, true, path);
    return;
  }
  if (leaf.kind !== 'transform') setMode(reading, leaf.kind !== 'exclude', path);
  reading.tree.add(path, leaf);
}

function setMode(reading: Reading, includes: boolean, path: string): void {
  if (reading.includes !== undefined && reading.includes !== includes) {
    const message = includes
      ? `Cannot do inclusion on field ${path} in exclusion projection`
      : `Cannot do exclusion on field ${path} in inclusion projection`;
    throw new MongoError(includes ? 31253 : 31254, message);
  }
  reading.includes = includes;
}

function leafOf(reading: Reading, value: Value): Leaf {
  if (typeof value === 'boolean') return { kind: value ? 'include' : 'exclude' };
  if (isAnyNumber(value)) return { kind: toNumber(value) !== 0 ? 'include' : 'exclude' };
  const transform = reading.query && findOperator(value, reading.scope);
  if (transform?.[1]) setMode(reading, true, '$elemMatch');
  if (transform) return { kind: 'transform', transform: transform[0] };
  return { kind: 'compute', expression: compileExpression(value, reading.scope) };
}

/** find's operators, and whether they make the projection an inclusion. */
function findOperator(value: Value, scope: Scope): [Transform, boolean] | undefined {
  if (!isDoc(value)) return undefined;
  if ('$elemMatch' in value) return [elemMatch(value['$elemMatch'], scope), true];
  if ('$slice' in value && isFindSlice(value['$slice'])) return [slice(value['$slice']), false];
  return undefined;
}

function elemMatch(operand: Value, scope: Scope): Transform {
  if (!isDoc(operand)) throw new MongoError(31274, `elemMatch: Invalid argument, object required`);
  const node = parseFilter(doc({ e: doc({ $elemMatch: operand }) }), scope);
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const found = value.find((element) => matches(node, doc({ e: [element] })));
    return found === undefined ? undefined : [found];
  };
}

const isFindSlice = (operand: Value): operand is Value[] => isAnyNumber(operand) || (Array.isArray(operand) && operand.every(isAnyNumber));

function slice(operand: Value): Transform {
  const [first, second] = (Array.isArray(operand) ? operand : [operand]).map(asInteger);
  if (first === undefined || (second !== undefined && second <= 0))
    throw new MongoError(28724, 'First argument to $slice must be an integer');
  const [skip, limit] = second === undefined ? [first < 0 ? first : 0, first < 0 ? Infinity : first] : [first, second];
  return (value) => {
    if (!Array.isArray(value)) return value;
    const start = skip < 0 ? Math.max(0, value.length + skip) : skip;
    return value.slice(start, start + limit);
  };
}

/** `{'a.$': 1}`: of the array only the element the query matched. */
function addPositional(reading: Reading, path: string): void {
  setMode(reading, true, `${path}.$`);
  const query = reading.query!;
  const transform: Transform = (value, root) => {
    if (!Array.isArray(value)) return value;
    const details: MatchDetails = {};
    if (!matches(query, root, details) || details.arrayIndex === undefined) {
      throw new MongoError(
        51246,
        `Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array`,
      );
    }
    return value.slice(details.arrayIndex, details.arrayIndex + 1);
  };
  reading.tree.add(path, { kind: 'transform', transform });
}
