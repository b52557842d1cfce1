import { EJSON } from 'bson';

const isObject = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.getPrototypeOf(value) === Object.prototype;
/** By name: the driver has its own copy of the classes. */
const isBson = (value, ...names) => names.includes(value?._bsontype);
const isNumber = (value) => typeof value === 'number' || typeof value === 'bigint' || isBson(value, 'Long', 'Double', 'Int32');

const TYPES = {
  double: isNumber,
  int: isNumber,
  long: isNumber,
  number: isNumber,
  string: (value) => typeof value === 'string',
  object: isObject,
  array: Array.isArray,
  binData: (value) => isBson(value, 'Binary', 'UUID'),
  objectId: (value) => isBson(value, 'ObjectId'),
  bool: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  null: (value) => value === null,
  decimal: (value) => isBson(value, 'Decimal128'),
  timestamp: (value) => isBson(value, 'Timestamp'),
};

/** What this driver adds on its own: a default time limit of commits, a flag in bulk results, the text of write errors. */
const DRIVER_EXTRAS = new Set(['wtimeout', 'didUpsert', 'message']);

export class Mismatch extends Error {}

const shown = (value) => (value === undefined ? 'nothing' : EJSON.stringify(value)?.slice(0, 300));
const refuse = (path, expected, actual) => {
  throw new Mismatch(`${path || 'result'}: expected ${shown(expected)}, got ${shown(actual)}`);
};

/** The special operators of the unified test format, one function each: (operand, actual, context). */
const SPECIAL = {
  $$exists: (operand, actual, { path }) => (actual !== undefined) === operand || refuse(path, `exists: ${operand}`, actual),
  $$type: (operand, actual, { path }) => [operand].flat().some((type) => TYPES[type]?.(actual)) || refuse(path, `type ${operand}`, actual),
  $$unsetOrMatches: (operand, actual, context) => actual === undefined || actual === null || match(operand, actual, context),
  $$matchesEntity: (operand, actual, context) => match(context.entities.get(operand), actual, context),
  $$sessionLsid: (operand, actual, context) => match({ id: context.entities.lsid(operand).id }, actual, context),
  $$lte: (operand, actual, { path }) => actual <= operand || refuse(path, `at most ${operand}`, actual),
  $$matchAsRoot: (operand, actual, context) => match(operand, actual, { ...context, path: '' }),
};

/** Throws a Mismatch unless the actual value is what the test expects; root documents may have further fields. */
export function match(expected, given, context) {
  const actual = given instanceof Map ? Object.fromEntries(given) : given;
  const { path, isRoot = path === '' } = context;
  const inner = (name) => ({ ...context, path: path ? `${path}.${name}` : String(name), isRoot: false });
  if (isObject(expected)) {
    const [first] = Object.keys(expected);
    if (SPECIAL[first] && Object.keys(expected).length === 1) return void SPECIAL[first](expected[first], actual, context);
    if (typeof actual !== 'object' || actual === null || Array.isArray(actual)) refuse(path, expected, actual);
    for (const name of Object.keys(expected)) match(expected[name], actual[name], inner(name));
    const extra = isRoot
      ? undefined
      : Object.keys(actual).find((name) => !(name in expected) && !DRIVER_EXTRAS.has(name) && actual[name] !== undefined);
    return extra && refuse(`${path}.${extra}`, undefined, actual[extra]);
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) refuse(path, expected, actual);
    const elements = path === '' ? { ...context, isRoot: true } : context;
    return expected.forEach((each, i) =>
      match(each, actual[i], { ...elements, path: path === '' ? '' : `${path}.${i}`, isRoot: path === '' }),
    );
  }
  if (isNumber(expected)) return void ((isNumber(actual) && Number(actual) === Number(expected)) || refuse(path, expected, actual));
  const equal = EJSON.stringify({ v: expected }, { relaxed: false }) === EJSON.stringify({ v: actual ?? null }, { relaxed: false });
  if (!equal) refuse(path, expected, actual);
}
