import { decode } from '../bson/decode';
import type { Doc } from '../bson/value';
import type { CollectionEntry } from '../catalog/collection-entry';
import { recordOfEntry } from '../catalog/records';
import { type FilterNode, matches, type MatchDetails } from '../query/filter';
import type { Flow, Operation } from '../server/operation';
import { prefixEnd, recordKey, recordOfKey, recordsPrefix } from '../storage/layout';
import type { View } from '../storage/view';
import type { IndexPlan, Plan } from './plan';

/** A document found, with what it takes to change it. */
export interface Found {
  record: number;
  bytes: Buffer;
  document: Doc;
  /** Only when asked for: the array position the positional operator stands for. */
  arrayIndex?: number;
}

export interface ScanCounters {
  keys: number;
  documents: number;
}

export interface ScanRequest {
  view: View;
  entry: CollectionEntry;
  node: FilterNode;
  plan: Plan;
  operation: Operation;
  counters?: ScanCounters;
}

/** Reads the documents a plan leads to and keeps those that match. */
export function scan(request: ScanRequest): Flow<Found> {
  const { plan } = request;
  switch (plan.kind) {
    case 'collection':
      return scanCollection(request, plan.reverse);
    case 'index':
      return scanIndexes(request, [plan], plan.repeats);
    case 'union':
      return scanIndexes(request, plan.plans, true);
  }
}

function* scanCollection(request: ScanRequest, reverse: boolean): Flow<Found> {
  const prefix = recordsPrefix(request.entry.id);
  const cursor = request.view.range(prefix, prefixEnd(prefix), reverse);
  for (let next = cursor.next(); next; next = cursor.next()) {
    if (request.operation.tick()) yield undefined;
    const found = examine(request, recordOfKey(next.key), next.value);
    if (found) yield found;
  }
}

function* scanIndexes(request: ScanRequest, plans: IndexPlan[], repeats: boolean): Flow<Found> {
  const seen = repeats ? new Set<number>() : undefined;
  for (const plan of plans) {
    const ranges = plan.reverse ? [...plan.ranges].reverse() : plan.ranges;
    for (const range of ranges) {
      const cursor = request.view.range(range.low, range.high, plan.reverse);
      for (let next = cursor.next(); next; next = cursor.next()) {
        if (request.operation.tick()) yield undefined;
        if (request.counters) request.counters.keys++;
        const record = recordOfEntry(plan.index, next.key, next.value);
        if (seen?.has(record)) continue;
        seen?.add(record);
        const bytes = request.view.get(recordKey(request.entry.id, record));
        const found = bytes && examine(request, record, bytes);
        if (found) yield found;
      }
    }
  }
}

function examine(request: ScanRequest, record: number, bytes: Buffer): Found | undefined {
  if (request.counters) request.counters.documents++;
  const document = decode(bytes);
  return matches(request.node, document) ? { record, bytes, document } : undefined;
}

/** Reads a document found earlier again and tells whether it still matches: another command may have changed it meanwhile. */
export function readAgain(view: View, entry: CollectionEntry, node: FilterNode, record: number): Found | undefined {
  const bytes = view.get(recordKey(entry.id, record));
  if (!bytes) return undefined;
  const document = decode(bytes);
  const details: MatchDetails = {};
  return matches(node, document, details) ? { record, bytes, document, ...details } : undefined;
}
