import { cloneValue, type Doc, isDoc, type Value } from '../bson/value';
import { badValue, failedToParse, MongoError } from '../errors';
import { valueAt } from '../query/path';
import { arrayOperators } from './array-operators';
import { type FieldOperator, fieldOperators } from './field-operators';
import { type ArrayFilters, changeAt, comparePaths, type FieldChange, resolvePath } from './paths';
import type { ApplyContext } from './update';

const OPERATORS: ReadonlyMap<string, FieldOperator> = new Map(Object.entries({ ...fieldOperators, ...arrayOperators }));

interface Change {
  parts: string[];
  creates: boolean;
  change: FieldChange;
}

interface Rename {
  from: string[];
  to: string[];
}

/** Compiles `{$set: …, $inc: …}`. The result changes the document it is given. */
export function compileOperators(update: Doc, arrayFilters: ArrayFilters): (document: Doc, context: ApplyContext) => Doc {
  const changes: Change[] = [];
  const renames: Rename[] = [];
  for (const name of Object.keys(update)) {
    const operand = update[name];
    if (name === '$rename') renames.push(...readRenames(operandDoc(name, operand)));
    else changes.push(...readChanges(name, operandDoc(name, operand)));
  }
  const paths = [...changes.map((change) => change.parts), ...renames.flatMap(({ from, to }) => [from, to])];
  checkConflicts(paths);
  checkIdentifiers(paths, arrayFilters);
  changes.sort((a, b) => comparePaths(a.parts, b.parts));
  return (document, context) => {
    for (const rename of renames) applyRename(document, rename);
    for (const change of changes) applyChange(document, change, context, arrayFilters);
    return document;
  };
}

function operandDoc(name: string, operand: Value | undefined): Doc {
  if (!name.startsWith('$') || (name !== '$rename' && !OPERATORS.has(name))) {
    throw failedToParse(`Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`);
  }
  if (!isDoc(operand))
    throw failedToParse(
      `Modifiers operate on fields but we found type ${Array.isArray(operand) ? 'array' : typeof operand} instead. For example: {$mod: {<field>: ...}} not {${name}: ...}`,
    );
  return operand;
}

function readChanges(name: string, operand: Doc): Change[] {
  const operator = OPERATORS.get(name)!;
  return Object.keys(operand).map((path) => ({
    parts: checkPath(path),
    creates: operator.creates,
    change: operator.compile(operand[path]!),
  }));
}

function checkPath(path: string): string[] {
  const parts = path.split('.');
  if (parts.includes('')) throw new MongoError(56, `The update path '${path}' contains an empty field name, which is not allowed.`);
  const dollar = parts.find((part, i) => part.startsWith('$') && !(i > 0 && (part === '$' || /^\$\[\w*\]$/.test(part))));
  if (dollar && parts[0] === dollar && (dollar === '$' || dollar.startsWith('$[')))
    throw badValue(`Cannot have positional (i.e. '$') element in the first position in path '${path}'`);
  if (dollar)
    throw new MongoError(
      52,
      `The dollar ($) prefixed field '${dollar}' in '${path}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
    );
  return parts;
}

function readRenames(operand: Doc): Rename[] {
  return Object.keys(operand).map((path) => {
    const to = operand[path];
    if (typeof to !== 'string') throw badValue(`The 'to' field for $rename must be a string: ${path}`);
    const rename = { from: checkPath(path), to: checkPath(to) };
    const positional = [...rename.from, ...rename.to].some((part) => part.startsWith('$'));
    if (positional) throw badValue(`The source and target field for $rename may not be dynamic: ${path}`);
    if (path === to) throw badValue(`The source and target field for $rename must differ: ${path}`);
    return rename;
  });
}

function checkConflicts(paths: string[][]): void {
  const sorted = [...paths].sort(comparePaths);
  for (let i = 1; i < sorted.length; i++) {
    const [before, path] = [sorted[i - 1]!, sorted[i]!];
    if (before.every((part, at) => path[at] === part)) {
      throw new MongoError(40, `Updating the path '${path.join('.')}' would create a conflict at '${before.join('.')}'`);
    }
  }
}

function checkIdentifiers(paths: string[][], arrayFilters: ArrayFilters): void {
  const used = new Set(paths.flat().flatMap((part) => /^\$\[(\w+)\]$/.exec(part)?.[1] ?? []));
  for (const identifier of used) {
    if (!arrayFilters.has(identifier))
      throw badValue(`No array filter found for identifier '${identifier}' in path '${paths[0]!.join('.')}'`);
  }
  for (const identifier of arrayFilters.keys()) {
    if (!used.has(identifier)) throw failedToParse(`The array filter for identifier '${identifier}' was not used in the update`);
  }
}

function applyChange(document: Doc, { parts, creates, change }: Change, context: ApplyContext, arrayFilters: ArrayFilters): void {
  const positions = { arrayIndex: context.arrayIndex, arrayFilters };
  const paths = parts.some((part) => part.startsWith('$')) ? resolvePath(document, parts, positions) : [parts];
  for (const path of paths) {
    const changeContext = { ...context, path: path.join('.'), document };
    changeAt(document, path, creates, (current) => cloneValueOf(change(current, changeContext)));
  }
}

/** Operands are shared by all documents of an update; what goes into a document is its own. */
function cloneValueOf(value: Value | undefined): Value | undefined {
  return value === undefined ? undefined : cloneValue(value);
}

function applyRename(document: Doc, { from, to }: Rename): void {
  checkNoArrays(document, from, 'source');
  const value = valueAt(document, from);
  if (value === undefined) return;
  checkNoArrays(document, to, 'destination');
  changeAt(document, from, false, () => undefined);
  changeAt(document, to, true, () => value);
}

function checkNoArrays(document: Doc, path: string[], role: string): void {
  const through = path.slice(0, -1).findIndex((_, i) => Array.isArray(valueAt(document, path.slice(0, i + 1))));
  if (through >= 0)
    throw badValue(`The ${role} field cannot be an array element, '${path.join('.')}' has an array field called '${path[through]}'`);
}
