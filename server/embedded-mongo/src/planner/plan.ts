import { invertKey, type KeyBytes, stablePrefix, shortenKey } from '../bson/keys';
import type { CollectionEntry, IndexEntry } from '../catalog/collection-entry';
import { type IndexFlags, indexFlags } from '../catalog/records';
import { type FilterNode, parseFilter } from '../query/filter';
import type { Predicate } from '../query/predicates';
import type { Sort } from '../query/sort';
import { indexPrefix, prefixEnd } from '../storage/layout';
import type { View } from '../storage/view';
import { boundsOf, implies, type FieldBounds, type Interval, requiredPredicates } from './bounds';

/** A stretch of store keys to read, `low` included, `high` not. */
interface KeyRange {
  low: KeyBytes;
  high: KeyBytes;
}

export interface IndexPlan {
  kind: 'index';
  index: IndexEntry;
  ranges: KeyRange[];
  reverse: boolean;
  /** The scan gives the documents in the order the query asks for. */
  sorted: boolean;
  /** A document may come up more than once. */
  repeats: boolean;
}

export type Plan = IndexPlan | { kind: 'collection'; reverse: boolean } | { kind: 'union'; plans: IndexPlan[] };

interface Question {
  view: View;
  entry: CollectionEntry;
  node: FilterNode;
  sort: Sort | undefined;
}

const MOST_RANGES = 2000;

/** Chooses how to find the documents: the index with the most equalities, then the one that also sorts, then ranges; else everything. */
export function choosePlan(view: View, entry: CollectionEntry, node: FilterNode, sort?: Sort): Plan {
  const natural = naturalDirection(sort);
  if (natural) return { kind: 'collection', reverse: natural < 0 };
  const question = { view, entry, node, sort };
  const usable = usableIndexes(question);
  const best = usable.sort((a, b) => b.score - a.score)[0];
  if (best) return best.plan;
  return unionPlan(question) ?? { kind: 'collection', reverse: false };
}

/** The plan a hint asks for. */
export function hintedPlan(view: View, entry: CollectionEntry, node: FilterNode, index: IndexEntry, sort?: Sort): Plan {
  const candidate = planIndex({ view, entry, node, sort }, index, requiredPredicates(node));
  return candidate?.plan ?? { kind: 'index', index, ranges: [wholeIndex(index)], reverse: false, sorted: false, repeats: true };
}

function naturalDirection(sort: Sort | undefined): number | undefined {
  const [field] = sort?.fields ?? [];
  return field?.path === '$natural' ? (field.descending ? -1 : 1) : undefined;
}

function usableIndexes(question: Question): Candidate[] {
  const predicates = requiredPredicates(question.node);
  return question.entry.indexes.flatMap((index) => {
    if (index.building || index.hidden || !coversPartial(index, predicates)) return [];
    return planIndex(question, index, predicates) ?? [];
  });
}

function coversPartial(index: IndexEntry, given: Map<string, Predicate[]>): boolean {
  if (!index.partial) return true;
  const wanted = parseFilter(index.partial.expression);
  const parts = wanted.kind === 'and' ? wanted.children : [wanted];
  return parts.every(
    (part) => part.kind === 'path' && (given.get(part.path) ?? []).some((predicate) => implies(predicate, part.predicate)),
  );
}

interface Candidate {
  plan: IndexPlan;
  score: number;
}

function planIndex(question: Question, index: IndexEntry, predicates: Map<string, Predicate[]>): Candidate | undefined {
  const flags = indexFlags(question.view, index);
  const used = boundedFields(index, predicates, flags);
  const equalities = used.findIndex((bounds) => !bounds.intervals.every(isPoint));
  const points = equalities < 0 ? used.length : equalities;
  const order = sortDirection(question.sort, index, used, flags);
  if (used.length === 0 && order === undefined) return undefined;
  if (index.sparse && !used.some((bounds) => bounds.excludesMissing)) return undefined;
  const ranges = used.length === 0 ? [wholeIndex(index)] : rangesOf(index, used);
  if (ranges.length > MOST_RANGES) return undefined;
  const plan: IndexPlan = { kind: 'index', index, ranges, reverse: order === -1, sorted: order !== undefined, repeats: flags.multikey };
  const exact = index.unique && points === index.fields.length;
  const score = (exact ? 1000 : 0) + points * 20 + (order !== undefined ? 11 : 0) + (used.length - points) * 12 - index.fields.length * 0.1;
  return { plan, score };
}

const isPoint = (interval: Interval): boolean => 'point' in interval;

/** The leading fields of the index that the query bounds: points as long as there are any, then at most one range. */
function boundedFields(index: IndexEntry, predicates: Map<string, Predicate[]>, flags: IndexFlags): FieldBounds[] {
  const used: FieldBounds[] = [];
  for (const field of index.fields) {
    if (flags.multikey && sharesArray(index, used.length)) break;
    const bounds = fieldBounds(predicates.get(field.path) ?? [], flags.multikey);
    if (!bounds) break;
    used.push(bounds);
    if (!bounds.intervals.every(isPoint)) break;
  }
  return used;
}

/** Predicates on two paths into one array may hold for different elements: only the first of the paths can be bounded. */
function sharesArray(index: IndexEntry, at: number): boolean {
  return index.fields.slice(0, at).some((field) => field.parts[0] === index.fields[at]!.parts[0]);
}

/** One bound per field; on a multikey index two predicates may hold for different elements, so only one of them counts. */
function fieldBounds(predicates: Predicate[], multikey: boolean): FieldBounds | undefined {
  const all = predicates.map(boundsOf).filter((bounds) => bounds !== undefined);
  const points = all.find((bounds) => bounds.intervals.every(isPoint));
  if (points || multikey || all.length < 2) return points ?? all[0];
  return all.reduce(intersect);
}

function intersect(a: FieldBounds, b: FieldBounds): FieldBounds {
  const [x, y] = [a.intervals[0]!, b.intervals[0]!];
  if (a.intervals.length > 1 || b.intervals.length > 1 || 'point' in x || 'point' in y) return a;
  const interval = { low: x.low > y.low ? x.low : y.low, high: x.high < y.high ? x.high : y.high };
  return { intervals: [interval], excludesMissing: a.excludesMissing || b.excludesMissing };
}

/** 1 or -1 when reading the index forwards or backwards gives the sort order, undefined when neither does. */
function sortDirection(sort: Sort | undefined, index: IndexEntry, used: FieldBounds[], flags: IndexFlags): 1 | -1 | undefined {
  if (!sort || sort.fields.length === 0 || flags.multikey || flags.shortened) return undefined;
  if (index.sparse || used.some((bounds) => bounds.intervals.length > 1)) return undefined;
  const fixed = new Set(used.filter((bounds) => bounds.intervals.every(isPoint)).map((_, i) => index.fields[i]!.path));
  const wanted = sort.fields.filter((field) => !fixed.has(field.path));
  const offered = index.fields.filter((field) => !fixed.has(field.path));
  let direction: 1 | -1 | undefined;
  for (const [i, field] of wanted.entries()) {
    const own = offered[i];
    if (own?.path !== field.path) return undefined;
    const needed = own.descending === field.descending ? 1 : -1;
    if (direction !== undefined && direction !== needed) return undefined;
    direction = needed;
  }
  return direction ?? 1;
}

function wholeIndex(index: IndexEntry): KeyRange {
  const prefix = indexPrefix(index.id);
  return { low: prefix, high: prefixEnd(prefix) };
}

function rangesOf(index: IndexEntry, used: FieldBounds[]): KeyRange[] {
  let prefixes = [indexPrefix(index.id)];
  let ranges: KeyRange[] = [];
  used.forEach((bounds, i) => {
    const { descending } = index.fields[i]!;
    const last = i === used.length - 1;
    ranges = prefixes.flatMap((prefix) => bounds.intervals.map((interval) => fieldRange(prefix, interval, index.fieldLimit, descending)));
    if (!last) prefixes = ranges.map((range) => range.low).slice(0, MOST_RANGES + 1);
  });
  return ranges.sort((a, b) => (a.low < b.low ? -1 : 1));
}

function fieldRange(prefix: KeyBytes, interval: Interval, limit: number, descending: boolean): KeyRange {
  if ('point' in interval) {
    const key = prefix + directed(shortenKey(interval.point, limit), descending);
    return { low: key, high: prefixEnd(key) };
  }
  const low = stablePrefix(interval.low, limit);
  const cut = stablePrefix(interval.high, limit);
  const high = cut === interval.high ? cut : prefixEnd(cut);
  if (!descending) return { low: prefix + low, high: prefix + high };
  return { low: prefix + invertKey(high), high: prefixEnd(prefix + invertKey(low)) };
}

const directed = (key: KeyBytes, descending: boolean): KeyBytes => (descending ? invertKey(key) : key);

/** An $or whose every branch has an index is read branch by branch. */
function unionPlan(question: Question): Plan | undefined {
  const or = orNode(question.node);
  if (!or) return undefined;
  const plans: IndexPlan[] = [];
  for (const branch of or.branches) {
    const best = usableIndexes({ ...question, node: branch, sort: undefined }).sort((a, b) => b.score - a.score)[0];
    if (!best) return undefined;
    plans.push(best.plan);
  }
  return { kind: 'union', plans };
}

/** The branches of the first $or, each together with what stands beside it. */
function orNode(node: FilterNode): { branches: FilterNode[] } | undefined {
  if (node.kind === 'or') return { branches: node.children };
  if (node.kind !== 'and') return undefined;
  const or = node.children.find((child) => child.kind === 'or');
  if (or?.kind !== 'or') return undefined;
  const others = node.children.filter((child) => child !== or);
  return { branches: or.children.map((child) => ({ kind: 'and', children: [child, ...others] })) };
}
