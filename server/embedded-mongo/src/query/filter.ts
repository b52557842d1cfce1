import { BSONRegExp } from 'bson';
import { compileExpression, type Scope, truthy } from '../aggregate/expression';
import { bsonRegExp } from '../bson/regExp';
import { asInteger, isAnyNumber, toNumber } from '../bson/numbers';
import { TYPE_NUMBERS, type TypeName } from '../bson/types';
import { type Doc, isDoc, type Value } from '../bson/value';
import { badValue, MongoError, typeMismatch } from '../errors';
import { type FieldPath, visitPath } from './path';
import {
  type Comparison,
  ComparePredicate,
  ElemMatchPredicate,
  ExistsPredicate,
  InPredicate,
  ModPredicate,
  type Predicate,
  RegexPredicate,
  SizePredicate,
  TypePredicate,
} from './predicates';

/** Where in the first searched array a match was found: the meaning of the positional operator `$`. */
export interface MatchDetails {
  arrayIndex?: number;
}

/** A parsed query. The planner reads its shape, everything else only calls matches(). */
export type FilterNode =
  | { kind: 'and' | 'or' | 'nor'; children: FilterNode[] }
  | { kind: 'path'; path: string; parts: FieldPath; predicate: Predicate }
  | { kind: 'not'; child: FilterNode }
  | { kind: 'never' }
  | { kind: 'expression'; holds: (document: Doc) => boolean };

export type Filter = (document: Doc, details?: MatchDetails) => boolean;

/** Parses and compiles a query in one go. */
export function compileFilter(filter: Doc, scope?: Scope): Filter {
  const node = parseFilter(filter, scope);
  return (document, details) => matches(node, document, details);
}

export function matches(node: FilterNode, document: Doc, details?: MatchDetails): boolean {
  switch (node.kind) {
    case 'and':
      return node.children.every((child) => matches(child, document, details));
    case 'or':
      return node.children.some((child) => matches(child, document, details));
    case 'nor':
      return !node.children.some((child) => matches(child, document));
    case 'not':
      return !matches(node.child, document);
    case 'never':
      return false;
    case 'expression':
      return node.holds(document);
    case 'path':
      return matchesPath(node.parts, node.predicate, document, details);
  }
}

function matchesPath(parts: FieldPath, predicate: Predicate, document: Doc, details?: MatchDetails): boolean {
  return visitPath(document, parts, predicate.expand, (value, outerIndex) => {
    if (!predicate.test(value)) return false;
    if (details) noteIndex(details, predicate, outerIndex);
    return true;
  });
}

function noteIndex(details: MatchDetails, predicate: Predicate, outerIndex: number): void {
  const index = outerIndex < 0 && predicate instanceof ElemMatchPredicate ? predicate.matchedAt : outerIndex;
  if (index >= 0) details.arrayIndex = index;
}

/** Reads a query document. Throws MongoDB's codes for operators it does not know or operands that are wrong. */
export function parseFilter(filter: Doc, scope?: Scope): FilterNode {
  const children = Object.keys(filter).flatMap((name) => parseTop(name, filter[name]!, scope));
  return children.length === 1 ? children[0]! : { kind: 'and', children };
}

function parseTop(name: string, operand: Value, scope?: Scope): FilterNode[] {
  if (!name.startsWith('$')) return parseField(name, operand, scope);
  switch (name) {
    case '$and':
    case '$or':
    case '$nor':
      return [{ kind: name.slice(1) as 'and' | 'or' | 'nor', children: parseList(name, operand, scope) }];
    case '$expr': {
      const expression = compileExpression(operand, scope);
      return [{ kind: 'expression', holds: (document) => truthy(expression(document)) }];
    }
    case '$comment':
      return [];
    default:
      throw badValue(`unknown top level operator: ${name}`);
  }
}

function parseList(name: string, operand: Value, scope?: Scope): FilterNode[] {
  if (!Array.isArray(operand)) throw badValue(`${name} must be an array`);
  if (operand.length === 0) throw badValue(`${name} must be a nonempty array`);
  return operand.map((clause) => {
    if (!isDoc(clause)) throw badValue(`${name} entries need to be full objects`);
    return parseFilter(clause, scope);
  });
}

const isReference = (name: string): boolean => name === '$ref' || name === '$id' || name === '$db';

/** Whether a document in operand position is a set of operators rather than a value to be equal to. */
export function isOperators(value: Value | undefined): value is Doc {
  if (!isDoc(value)) return false;
  const [first] = Object.keys(value);
  return first !== undefined && first.startsWith('$') && !isReference(first);
}

function parseField(path: string, operand: Value, scope?: Scope): FilterNode[] {
  const parts = path.split('.');
  if (operand instanceof BSONRegExp) return [pathNode(path, parts, new RegexPredicate(operand))];
  if (!isOperators(operand)) return [pathNode(path, parts, new ComparePredicate('$eq', operand))];
  return parseOperators(path, parts, operand, scope);
}

function parseOperators(path: string, parts: FieldPath, operators: Doc, scope?: Scope): FilterNode[] {
  const nodes: FilterNode[] = [];
  for (const name of Object.keys(operators)) {
    if (name === '$options') {
      if (!('$regex' in operators)) throw badValue('$options needs a $regex');
      continue;
    }
    nodes.push(parseOperator({ path, parts, siblings: operators, scope }, name, operators[name]!));
  }
  return nodes;
}

interface Place {
  path: string;
  parts: FieldPath;
  siblings: Doc;
  scope: Scope | undefined;
}

function pathNode(path: string, parts: FieldPath, predicate: Predicate): FilterNode {
  return { kind: 'path', path, parts, predicate };
}

function parseOperator(place: Place, name: string, operand: Value): FilterNode {
  const at = (predicate: Predicate): FilterNode => pathNode(place.path, place.parts, predicate);
  const not = (predicate: Predicate): FilterNode => ({ kind: 'not', child: at(predicate) });
  switch (name) {
    case '$eq':
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return at(comparison(name, operand));
    case '$ne':
      return not(comparison('$eq', operand));
    case '$in':
      return at(new InPredicate(inOperands(name, operand)));
    case '$nin':
      return not(new InPredicate(inOperands(name, operand)));
    case '$not':
      return { kind: 'not', child: notOperand(place, operand) };
    case '$regex':
      return at(new RegexPredicate(regexOperand(operand, place.siblings['$options'])));
    case '$exists':
      return truthy(operand) ? at(new ExistsPredicate()) : not(new ExistsPredicate());
    case '$type':
      return at(new TypePredicate(typeOperand(operand)));
    case '$mod':
      return at(modOperand(operand));
    case '$size':
      return at(new SizePredicate(sizeOperand(operand)));
    case '$all':
      return allOperand(place, operand);
    case '$elemMatch':
      return at(elemMatchOperand(place, operand));
    default:
      throw badValue(`unknown operator: ${name}`);
  }
}

function comparison(operator: Comparison, operand: Value): Predicate {
  if (operand instanceof BSONRegExp && operator !== '$eq') throw badValue(`Can't have RegEx as arg to predicate over field.`);
  return new ComparePredicate(operator, operand);
}

function inOperands(name: string, operand: Value): Value[] {
  if (!Array.isArray(operand)) throw badValue(`${name} needs an array`);
  if (operand.some(isOperators)) throw badValue(`cannot nest $ under ${name}`);
  return operand;
}

function notOperand(place: Place, operand: Value): FilterNode {
  if (operand instanceof BSONRegExp) return pathNode(place.path, place.parts, new RegexPredicate(operand));
  if (!isDoc(operand)) throw badValue('$not needs a regex or a document');
  const names = Object.keys(operand);
  if (names.length === 0) throw badValue('$not cannot be empty');
  const unknown = names.find((name) => !name.startsWith('$'));
  if (unknown) throw badValue(`unknown operator: ${unknown}`);
  return { kind: 'and', children: parseOperators(place.path, place.parts, operand, place.scope) };
}

function regexOperand(operand: Value, options: Value | undefined): BSONRegExp {
  if (options !== undefined && typeof options !== 'string') throw badValue('$options has to be a string');
  if (operand instanceof BSONRegExp) {
    if (options && operand.options) throw new MongoError(51075, 'options set in both $regex and $options');
    return options === undefined ? operand : bsonRegExp(operand.pattern, options);
  }
  if (typeof operand !== 'string') throw badValue('$regex has to be a string');
  return bsonRegExp(operand, options ?? '');
}

function typeOperand(operand: Value): Set<TypeName> {
  const wanted = Array.isArray(operand) ? operand : [operand];
  if (wanted.length === 0) throw new MongoError(9, '$type must match at least one type');
  const types = new Set<TypeName>();
  for (const type of wanted) for (const name of typesNamed(type)) types.add(name);
  return types;
}

function typesNamed(type: Value): TypeName[] {
  if (type === 'number') return ['int', 'long', 'double', 'decimal'];
  if (typeof type === 'string') {
    const known = [...TYPE_NUMBERS.values()].find((name) => name === type);
    if (!known) throw badValue(`Unknown type name alias: ${type}`);
    return [known];
  }
  if (!isAnyNumber(type)) throw typeMismatch('type must be represented as a number or a string');
  const known = TYPE_NUMBERS.get(toNumber(type));
  if (!known) throw badValue(`Invalid numerical type code: ${toNumber(type)}`);
  return [known];
}

function modOperand(operand: Value): Predicate {
  if (!Array.isArray(operand)) throw badValue('malformed mod, needs to be an array');
  if (operand.length !== 2) throw badValue(`malformed mod, ${operand.length < 2 ? 'not enough' : 'too many'} elements`);
  const [divisor, remainder] = operand.map(toNumber);
  if (!Number.isFinite(divisor) || !Number.isFinite(remainder)) throw badValue('malformed mod, divisor and remainder must be numbers');
  if (Math.trunc(divisor!) === 0) throw badValue('divisor cannot be 0');
  return new ModPredicate(BigInt(Math.trunc(divisor!)), BigInt(Math.trunc(remainder!)));
}

function sizeOperand(operand: Value): number {
  if (!isAnyNumber(operand)) throw badValue('$size needs a number');
  const size = asInteger(operand);
  if (size === undefined) throw badValue('$size must be a whole number');
  if (size < 0) throw badValue('$size may not be negative');
  return size;
}

function allOperand(place: Place, operand: Value): FilterNode {
  if (!Array.isArray(operand)) throw badValue('$all needs an array');
  if (operand.length === 0) return { kind: 'never' };
  const children = operand.map((element): FilterNode => {
    if (element instanceof BSONRegExp) return pathNode(place.path, place.parts, new RegexPredicate(element));
    if (!isOperators(element)) return pathNode(place.path, place.parts, new ComparePredicate('$eq', element));
    if (Object.keys(element)[0] !== '$elemMatch') throw badValue('no $ expressions in $all');
    return pathNode(place.path, place.parts, elemMatchOperand(place, element['$elemMatch']!));
  });
  return { kind: 'and', children };
}

const LOGICAL = new Set(['$and', '$or', '$nor', '$expr']);

function elemMatchOperand(place: Place, operand: Value): Predicate {
  if (!isDoc(operand)) throw badValue('$elemMatch needs an Object');
  const [first] = Object.keys(operand);
  if (isOperators(operand) && first !== undefined && !LOGICAL.has(first)) return valueElemMatch(place, operand);
  const node = parseFilter(operand, place.scope);
  return new ElemMatchPredicate((element) => isDoc(element) && matches(node, element));
}

/** `{$elemMatch: {$gt: 1, $lt: 5}}`: the operators apply to the elements themselves. */
function valueElemMatch(place: Place, operators: Doc): Predicate {
  const nodes = parseOperators('', [], operators, place.scope);
  return new ElemMatchPredicate((element) => nodes.every((node) => matchesValue(node, element)));
}

function matchesValue(node: FilterNode, value: Value): boolean {
  switch (node.kind) {
    case 'path':
      return node.predicate.test(value);
    case 'not':
      return !matchesValue(node.child, value);
    case 'and':
      return node.children.every((child) => matchesValue(child, value));
    case 'or':
      return node.children.some((child) => matchesValue(child, value));
    case 'nor':
    case 'never':
    case 'expression':
      return false;
  }
}
