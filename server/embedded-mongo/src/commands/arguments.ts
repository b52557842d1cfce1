import { asInteger, isAnyNumber } from '../bson/numbers';
import { show } from '../bson/show';
import { typeName } from '../bson/types';
import { Doc, isDoc, type Value } from '../bson/value';
import { badValue, MongoError, typeMismatch } from '../errors';
import { own } from '../own';

/** The types an argument may have; a `!` behind says that it must be given. */
type Kind = 'any' | 'array' | 'bool' | 'count' | 'documents' | 'number' | 'object' | 'string' | 'stringOrObject' | 'update';
export type ArgumentTable = Readonly<Record<string, Kind | `${Kind}!`>>;

/** Arguments every command takes; the dispatcher reads them. */
const GENERIC = new Set([
  '$db',
  '$readPreference',
  '$clusterTime',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  'autocommit',
  'comment',
  'lsid',
  'maxTimeMS',
  'readConcern',
  'startTransaction',
  'stmtId',
  'txnNumber',
  'writeConcern',
]);

const CHECKS: Record<Kind, (value: Value) => boolean> = {
  any: () => true,
  array: (value) => Array.isArray(value),
  bool: (value) => typeof value === 'boolean' || isAnyNumber(value),
  count: (value) => isAnyNumber(value),
  documents: (value) => Array.isArray(value) && value.every(isDoc),
  number: (value) => isAnyNumber(value),
  object: isDoc,
  string: (value) => typeof value === 'string',
  stringOrObject: (value) => typeof value === 'string' || isDoc(value),
  update: (value) => isDoc(value) || Array.isArray(value),
};

/**
 * Checks the fields of a command (or of one of its statements) against its table. Throws 40415 for an unknown field, 14 for a
 * wrong type, 40414 for a missing one, 2 for a negative count. Null counts as not given.
 */
export function checkArguments(name: string, given: Doc, table: ArgumentTable, allowGeneric = true): Doc {
  const checked = new Doc();
  for (const field of Object.keys(given)) {
    const declared = own(table, field);
    const kind = declared?.replace('!', '') as Kind | undefined;
    const value = given[field]!;
    if (kind === undefined) {
      if (allowGeneric && GENERIC.has(field)) continue;
      throw new MongoError(40415, `BSON field '${name}.${field}' is an unknown field.`);
    }
    if (value === null && !declared!.endsWith('!')) continue;
    checkType(`${name}.${field}`, kind, value);
    checked[field] = value;
  }
  const missing = Object.keys(table).find((field) => table[field]!.endsWith('!') && checked[field] === undefined);
  if (missing !== undefined) throw new MongoError(40414, `BSON field '${name}.${missing}' is missing but a required field`);
  return checked;
}

function checkType(field: string, kind: Kind, value: Value): void {
  if (!CHECKS[kind](value)) throw typeMismatch(`BSON field '${field}' is the wrong type '${typeName(value)}', expected type '${kind}'`);
  if (kind !== 'count') return;
  const number = asInteger(value);
  if (number === undefined) throw badValue(`BSON field '${field}' must be a whole number`);
  if (number < 0) throw new MongoError(51024, `BSON field '${field}' value must be >= 0, actual value '${number}'`);
}

export function booleanArgument(value: Value | undefined, otherwise = false): boolean {
  if (value === undefined) return otherwise;
  return typeof value === 'boolean' ? value : Number(value) !== 0;
}

/** A checked count as a number. */
export function countArgument(value: Value | undefined): number | undefined {
  return value === undefined ? undefined : asInteger(value);
}

/** Refuses a collation: strings are compared by code point, which is what the simple one does. */
export function checkCollation(value: Value | undefined): void {
  if (!isDoc(value) || Object.keys(value).length === 0) return;
  if (value['locale'] !== 'simple') throw new MongoError(238, `collation ${show(value['locale'])} is not supported by this server`);
}
