import { compareValues, equalValues } from '../../bson/compare';
import { isNumeric, toNumber } from '../../bson/numbers';
import { doc, isDoc, type Value } from '../../bson/value';
import { MongoError } from '../../errors';
import { compileSort, sortValues } from '../../query/sort';
import type { Compiler, Operators } from '../compiler';
import { checkVariableName, type Expression, type Variable } from '../scope';
import { isMissing, isTrue, nameOfType, requireArray, requireInteger, strict, values } from './helpers';

interface Loop {
  input: Expression;
  item: Variable;
  body: Expression;
}

/** The common shape of $map and $filter: an input, a variable for the element, an expression on it. */
function loop(
  operand: Value,
  compiler: Compiler,
  name: string,
  bodyName: string,
  further: string[] = [],
): Loop & { given: Record<string, Expression | undefined> } {
  const given = compiler.namedOperand(name, operand, ['input', 'as', bodyName, ...further], ['input', bodyName]);
  const variable = given['as'] === undefined ? 'this' : given['as'];
  if (typeof variable !== 'string') throw new MongoError(9, `${name} requires a string for "as"`);
  const item: Variable = { value: undefined };
  const inner = compiler.within(compiler.scope.with({ [checkVariableName(variable)]: item }));
  const others = Object.fromEntries(further.map((each) => [each, given[each] === undefined ? undefined : compiler.compile(given[each])]));
  return { input: compiler.compile(given['input']!), item, body: inner.compile(given[bodyName]!), given: others };
}

function map(operand: Value, compiler: Compiler): Expression {
  const { input, item, body } = loop(operand, compiler, '$map', 'in');
  return (root) => {
    const list = input(root);
    if (isMissing(list)) return null;
    compiler.scope.checkTime();
    return requireArray(list, '$map', 16883).map((element) => {
      item.value = element;
      return body(root) ?? null;
    });
  };
}

function filter(operand: Value, compiler: Compiler): Expression {
  const { input, item, body, given } = loop(operand, compiler, '$filter', 'cond', ['limit']);
  return (root) => {
    const list = input(root);
    if (isMissing(list)) return null;
    compiler.scope.checkTime();
    const limit = given['limit']?.(root);
    const most = isMissing(limit) ? Infinity : requireInteger(limit, '$filter', 327391);
    if (most < 1) throw new MongoError(327392, '$filter: limit must be greater than 0');
    const kept: Value[] = [];
    for (const element of requireArray(list, '$filter', 28651)) {
      item.value = element;
      if (isTrue(body(root)) && kept.push(element) >= most) break;
    }
    return kept;
  };
}

function reduce(operand: Value, compiler: Compiler): Expression {
  const names = ['input', 'initialValue', 'in'];
  const given = compiler.namedOperand('$reduce', operand, names, names);
  const total: Variable = { value: undefined };
  const item: Variable = { value: undefined };
  const input = compiler.compile(given['input']!);
  const initial = compiler.compile(given['initialValue']!);
  const body = compiler.within(compiler.scope.with({ value: total, this: item })).compile(given['in']!);
  return (root) => {
    const list = input(root);
    if (isMissing(list)) return null;
    compiler.scope.checkTime();
    let result = initial(root);
    for (const element of requireArray(list, '$reduce', 40080)) {
      total.value = result;
      item.value = element;
      result = body(root);
    }
    return result;
  };
}

function elementAt([list, index]: Value[], name: string): Value | undefined {
  const array = requireArray(list, name, 28689);
  const at = requireInteger(index, name, 28690);
  return array[at < 0 ? array.length + at : at];
}

function slice(args: Value[]): Value {
  const array = requireArray(args[0], '$slice', 28724);
  const first = requireInteger(args[1], '$slice', 28725);
  if (args.length === 2) return first >= 0 ? array.slice(0, first) : array.slice(first);
  const count = requireInteger(args[2], '$slice', 28727);
  if (count <= 0) throw new MongoError(28729, 'Third argument to $slice must be positive');
  const start = first >= 0 ? first : Math.max(0, array.length + first);
  return array.slice(start, start + count);
}

const LONGEST_RANGE = 1_000_000;

function range(args: Value[]): Value {
  const [start, end, step = 1] = args.map((arg) => requireInteger(arg, '$range', 34444));
  if (step === 0) throw new MongoError(34449, '$range requires a non-zero step value');
  const length = Math.max(0, Math.ceil((end! - start!) / step));
  if (length > LONGEST_RANGE) throw new MongoError(292, '$range would use too much memory');
  return Array.from({ length }, (_, i) => start! + i * step);
}

function indexOf(args: Value[]): Value {
  const array = requireArray(args[0], '$indexOfArray', 40090);
  const [start = 0, end = array.length] = args.slice(2).map((arg) => requireInteger(arg, '$indexOfArray', 40096));
  for (let i = start; i < Math.min(end, array.length); i++) if (equalValues(array[i]!, args[1]!)) return i;
  return -1;
}

function sortArray(operand: Value, compiler: Compiler): Expression {
  const given = compiler.namedOperand('$sortArray', operand, ['input', 'sortBy'], ['input', 'sortBy']);
  const input = compiler.compile(given['input']!);
  const order = arrayOrder(given['sortBy']!);
  return (root) => {
    const list = input(root);
    return isMissing(list) ? null : order(requireArray(list, '$sortArray', 2942504));
  };
}

function arrayOrder(by: Value): (list: Value[]) => Value[] {
  if (isDoc(by)) {
    const sort = compileSort(by);
    return (list) => sortValues(list, sort, doc());
  }
  const direction = isNumeric(by) ? toNumber(by) : 0;
  if (Math.abs(direction) !== 1) throw new MongoError(2942505, '$sortArray: sortBy must be 1, -1 or a document');
  return (list) => [...list].sort((a, b) => direction * compareValues(a, b));
}

function zip(operand: Value, compiler: Compiler): Expression {
  const args = compiler.named('$zip', operand, ['inputs', 'useLongestLength', 'defaults'], ['inputs']);
  return (root) => {
    const given = args['inputs']!(root);
    if (isMissing(given)) return null;
    const inputs = requireArray(given, '$zip', 34461);
    if (inputs.some(isMissing)) return null;
    const arrays = inputs.map((input) => requireArray(input, '$zip', 34468));
    const longest = isTrue(args['useLongestLength']?.(root));
    const fill = args['defaults']?.(root);
    const lengths = arrays.map((array) => array.length);
    const length = longest ? Math.max(0, ...lengths) : Math.min(...lengths);
    return Array.from({ length }, (_, i) => arrays.map((array, j) => array[i] ?? (Array.isArray(fill) ? (fill[j] ?? null) : null)));
  };
}

function arrayToObject([list]: Value[]): Value {
  const result = doc();
  for (const element of requireArray(list, '$arrayToObject', 40386)) {
    const [key, value] = Array.isArray(element) ? element : isDoc(element) ? [element['k'], element['v']] : [];
    if (typeof key !== 'string') throw new MongoError(40394, '$arrayToObject requires keys of type string');
    result[key] = value ?? null;
  }
  return result;
}

export const arrayOperators: Operators = {
  $map: map,
  $filter: filter,
  $reduce: reduce,
  $sortArray: sortArray,
  $zip: zip,
  $size: values(1, 1, ([list]) => {
    if (!Array.isArray(list)) throw new MongoError(17124, `The argument to $size must be an array, but was of type: ${nameOfType(list)}`);
    return list.length;
  }),
  $in: values(2, 2, ([value, list]) => {
    if (!Array.isArray(list)) throw new MongoError(40081, `$in requires an array as a second argument, found: ${nameOfType(list)}`);
    return value !== undefined && list.some((element) => equalValues(element, value));
  }),
  $arrayElemAt: values(2, 2, (args, name) => (args.some(isMissing) ? null : elementAt(args as Value[], name))),
  $concatArrays: strict(0, Infinity, (args) => args.flatMap((arg) => requireArray(arg, '$concatArrays'))),
  $isArray: values(1, 1, ([value]) => Array.isArray(value)),
  $reverseArray: strict(1, 1, ([list]) => [...requireArray(list, '$reverseArray', 34435)].reverse()),
  $slice: strict(2, 3, slice),
  $range: strict(2, 3, range),
  $indexOfArray: values(2, 4, (args) => (isMissing(args[0]) ? null : indexOf(args.map((arg) => arg ?? null)))),
  $arrayToObject: strict(1, 1, arrayToObject),
};
