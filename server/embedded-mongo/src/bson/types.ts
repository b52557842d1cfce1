import { Binary, BSONRegExp, Code, Decimal128, Double, MinKey, ObjectId, Timestamp } from 'bson';
import { Doc, isInt32, type Value } from './value';

/** Names of the BSON types as $type and error messages use them. */
export type TypeName =
  | 'double'
  | 'string'
  | 'object'
  | 'array'
  | 'binData'
  | 'undefined'
  | 'objectId'
  | 'bool'
  | 'date'
  | 'null'
  | 'regex'
  | 'dbPointer'
  | 'javascript'
  | 'symbol'
  | 'javascriptWithScope'
  | 'int'
  | 'timestamp'
  | 'long'
  | 'decimal'
  | 'minKey'
  | 'maxKey';

export const TYPE_NUMBERS: ReadonlyMap<number, TypeName> = new Map([
  [1, 'double'],
  [2, 'string'],
  [3, 'object'],
  [4, 'array'],
  [5, 'binData'],
  [6, 'undefined'],
  [7, 'objectId'],
  [8, 'bool'],
  [9, 'date'],
  [10, 'null'],
  [11, 'regex'],
  [12, 'dbPointer'],
  [13, 'javascript'],
  [14, 'symbol'],
  [15, 'javascriptWithScope'],
  [16, 'int'],
  [17, 'timestamp'],
  [18, 'long'],
  [19, 'decimal'],
  [-1, 'minKey'],
  [127, 'maxKey'],
]);

export function typeName(value: Value): TypeName {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'number':
      return isInt32(value) ? 'int' : 'double';
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'long';
    default:
      return objectTypeName(value);
  }
}

function objectTypeName(value: object | null): TypeName {
  if (value === null) return 'null';
  if (value instanceof Doc) return 'object';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (value instanceof ObjectId) return 'objectId';
  if (value instanceof Double) return 'double';
  if (value instanceof Binary) return 'binData';
  if (value instanceof Decimal128) return 'decimal';
  if (value instanceof Timestamp) return 'timestamp';
  if (value instanceof BSONRegExp) return 'regex';
  if (value instanceof Code) return 'javascript';
  return value instanceof MinKey ? 'minKey' : 'maxKey';
}

/** The canonical order of BSON types: values of different ranks compare by rank alone. */
export const TypeRank = {
  minKey: 0,
  emptyArray: 1,
  null: 2,
  number: 3,
  string: 4,
  object: 5,
  array: 6,
  binData: 7,
  objectId: 8,
  bool: 9,
  date: 10,
  timestamp: 11,
  regex: 12,
  code: 13,
  maxKey: 14,
} as const;
export type TypeRank = (typeof TypeRank)[keyof typeof TypeRank];

export function typeRank(value: Value): TypeRank {
  switch (typeof value) {
    case 'string':
      return TypeRank.string;
    case 'number':
    case 'bigint':
      return TypeRank.number;
    case 'boolean':
      return TypeRank.bool;
    default:
      return objectRank(value);
  }
}

function objectRank(value: object | null): TypeRank {
  if (value === null) return TypeRank.null;
  if (value instanceof Doc) return TypeRank.object;
  if (Array.isArray(value)) return TypeRank.array;
  if (value instanceof Date) return TypeRank.date;
  if (value instanceof ObjectId) return TypeRank.objectId;
  if (value instanceof Double || value instanceof Decimal128) return TypeRank.number;
  if (value instanceof Binary) return TypeRank.binData;
  if (value instanceof Timestamp) return TypeRank.timestamp;
  if (value instanceof BSONRegExp) return TypeRank.regex;
  if (value instanceof Code) return TypeRank.code;
  return value instanceof MinKey ? TypeRank.minKey : TypeRank.maxKey;
}
