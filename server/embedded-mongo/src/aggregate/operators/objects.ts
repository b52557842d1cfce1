import { Doc, doc, isDoc, type Value } from '../../bson/value';
import { MongoError } from '../../errors';
import type { Compiler, Operators } from '../compiler';
import type { Expression } from '../scope';
import { isMissing, nameOfType, strict, values } from './helpers';

/** Later documents win, field by field; null and missing ones do not count. */
export function mergeObjects(args: (Value | undefined)[]): Doc {
  const result = new Doc();
  for (const arg of args) {
    if (isMissing(arg)) continue;
    if (!isDoc(arg)) throw new MongoError(40400, `$mergeObjects requires object inputs, but input is of type ${nameOfType(arg)}`);
    for (const name of Object.keys(arg)) result[name] = arg[name]!;
  }
  return result;
}

function merge(operand: Value, compiler: Compiler): Expression {
  const args = compiler.list('$mergeObjects', operand, 0, Infinity);
  return (root) => {
    const given = args.map((arg) => arg(root));
    return mergeObjects(given.length === 1 && Array.isArray(given[0]) ? given[0] : given);
  };
}

function getField(operand: Value, compiler: Compiler): Expression {
  const names = isDoc(operand) && 'field' in operand;
  const given = names ? compiler.named('$getField', operand, ['field', 'input'], ['field']) : { field: compiler.compile(operand) };
  return (root) => {
    const field = given['field']!(root);
    if (typeof field !== 'string') throw new MongoError(5654602, '$getField requires "field" to evaluate to a string');
    const input = 'input' in given && given['input'] ? given['input'](root) : root;
    return isDoc(input) ? input[field] : isMissing(input) ? input : undefined;
  };
}

function setField(operand: Value, compiler: Compiler): Expression {
  const names = ['field', 'input', 'value'];
  const given = compiler.named('$setField', operand, names, names);
  return (root) => {
    const input = given['input']!(root);
    if (isMissing(input)) return null;
    const field = given['field']!(root);
    if (!isDoc(input) || typeof field !== 'string') throw new MongoError(4161105, '$setField requires an object and a field name');
    const result = mergeObjects([input]);
    const value = given['value']!(root);
    if (value === undefined) delete result[field];
    else result[field] = value;
    return result;
  };
}

export const objectOperators: Operators = {
  $mergeObjects: merge,
  $getField: getField,
  $setField: setField,
  $objectToArray: strict(1, 1, ([value]) => {
    if (!isDoc(value)) throw new MongoError(40390, `$objectToArray requires a document input, found: ${nameOfType(value)}`);
    return Object.keys(value).map((name) => doc({ k: name, v: value[name]! }));
  }),
  $type: values(1, 1, ([value]) => nameOfType(value)),
};
