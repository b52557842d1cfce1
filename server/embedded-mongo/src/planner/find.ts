import { type KeyBytes } from '../bson/keys';
import type { Doc } from '../bson/value';
import type { CollectionEntry } from '../catalog/collection-entry';
import type { FilterNode } from '../query/filter';
import { byKey, type Sort } from '../query/sort';
import { MongoError } from '../errors';
import type { Flow, Operation } from '../server/operation';
import type { View } from '../storage/view';
import { indexOfHint, type Hint } from './hint';
import { choosePlan, hintedPlan, type Plan } from './plan';
import { type Found, scan, type ScanCounters } from './scan';

export interface FindRequest {
  view: View;
  entry: CollectionEntry | undefined;
  node: FilterNode;
  sort?: Sort | undefined;
  skip?: number;
  /** 0 means no limit. */
  limit?: number;
  hint?: Hint | undefined;
  operation: Operation;
  counters?: ScanCounters;
}

export function planFor(request: FindRequest & { entry: CollectionEntry }): Plan {
  const { view, entry, node, sort, hint } = request;
  if (hint === undefined) return choosePlan(view, entry, node, sort);
  const index = indexOfHint(entry, hint);
  return index === 'natural' ? { kind: 'collection', reverse: false } : hintedPlan(view, entry, node, index, sort);
}

/** The matching documents in order, from `skip` on, `limit` of them. */
export function find(request: FindRequest): Flow<Found> {
  const { entry, sort, skip = 0, limit = 0 } = request;
  if (!entry) return nothing();
  const plan = planFor({ ...request, entry });
  const found = scan({ ...request, entry, plan });
  const inOrder = !sort || sort.fields.length === 0 || isSorted(plan, sort);
  return window(inOrder ? found : sorted(found, sort, limit === 0 ? 0 : skip + limit, request.operation), skip, limit);
}

function isSorted(plan: Plan, sort: Sort): boolean {
  return plan.kind === 'index' ? plan.sorted : sort.fields[0]?.path === '$natural';
}

function* nothing(): Flow<Found> {}

const MOST_SORT_BYTES = 200 * 1024 * 1024;

interface Keyed {
  key: KeyBytes;
  found: Found;
}

/** Sorts what it is given; with a limit it keeps no more than it may need. */
function* sorted(flow: Flow<Found>, sort: Sort, keep: number, operation: Operation): Flow<Found> {
  let kept: Keyed[] = [];
  let bytes = 0;
  for (const found of flow) {
    if (found === undefined) {
      yield undefined;
      continue;
    }
    kept.push({ key: sort.keyOf(found.document), found });
    bytes += found.bytes.length;
    if (keep > 0 && kept.length > 2 * keep + 100) kept = kept.sort(byKey).slice(0, keep);
    else if (keep === 0 && bytes > MOST_SORT_BYTES) throw new MongoError(292, 'Sort exceeded memory limit; use an index or a limit');
  }
  operation.checkTime();
  for (const { found } of kept.sort(byKey)) yield found;
}

function* window(flow: Flow<Found>, skip: number, limit: number): Flow<Found> {
  let seen = 0;
  for (const found of flow) {
    if (found === undefined) yield undefined;
    else if (seen++ >= skip) yield found;
    if (limit > 0 && seen >= skip + limit) return;
  }
}

/** The documents alone. */
export function* documentsOf(flow: Flow<Found>): Flow<Doc> {
  for (const found of flow) yield found?.document;
}
