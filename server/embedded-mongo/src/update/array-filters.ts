import { doc, isDoc, type Doc, type Value } from '../bson/value';
import { failedToParse, typeMismatch } from '../errors';
import { matches, parseFilter } from '../query/filter';
import type { ArrayFilters } from './paths';

/** Reads the arrayFilters option: one condition per identifier. */
export function readArrayFilters(given: Value | undefined): ArrayFilters {
  if (given === undefined) return new Map();
  if (!Array.isArray(given)) throw typeMismatch(`BSON field 'arrayFilters' is the wrong type, expected type 'array'`);
  const filters = new Map<string, (element: Value) => boolean>();
  for (const filter of given) {
    if (!isDoc(filter)) throw typeMismatch('each array filter must be an object');
    const identifier = identifierOf(filter);
    if (filters.has(identifier)) throw failedToParse(`Found multiple array filters with the same top-level field name ${identifier}`);
    const node = parseFilter(filter);
    filters.set(identifier, (element) => matches(node, doc({ [identifier]: element })));
  }
  return filters;
}

function identifierOf(filter: Doc): string {
  const names = new Set(fieldNames(filter).map((path) => path.split('.')[0]!));
  const [name, ...others] = names;
  if (name === undefined) throw failedToParse('Cannot use an expression without a top-level field name in arrayFilters');
  if (others.length > 0)
    throw failedToParse(
      `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${name}' and '${others[0]}'`,
    );
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) {
    throw failedToParse(`The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`);
  }
  return name;
}

function fieldNames(filter: Doc): string[] {
  return Object.keys(filter).flatMap((name) => {
    const value = filter[name]!;
    if (!name.startsWith('$')) return [name];
    return Array.isArray(value) ? value.filter(isDoc).flatMap(fieldNames) : [];
  });
}
