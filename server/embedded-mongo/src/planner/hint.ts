import { equalValues } from '../bson/compare';
import { type Doc, isDoc, type Value } from '../bson/value';
import { type CollectionEntry, type IndexEntry, keyPatternOf } from '../catalog/collection-entry';
import { badValue, typeMismatch } from '../errors';

/** An index by its name or its key pattern, or {$natural: 1}. */
export type Hint = string | Doc;

/** Reads a hint argument; an empty document asks for nothing. */
export function readHint(value: Value | undefined): Hint | undefined {
  if (value === undefined || typeof value === 'string') return value;
  if (!isDoc(value)) throw typeMismatch('hint must be a string or an object');
  return Object.keys(value).length === 0 ? undefined : value;
}

/** Throws code 2 when the collection has no such index. */
export function indexOfHint(entry: CollectionEntry, hint: Hint): IndexEntry | 'natural' {
  if (isDoc(hint) && '$natural' in hint) return 'natural';
  const found = entry.indexes.find((index) => (typeof hint === 'string' ? index.name === hint : equalValues(keyPatternOf(index), hint)));
  if (!found || found.building || found.hidden)
    throw badValue('error processing query: planner returned error: hint provided does not correspond to an existing index');
  return found;
}
