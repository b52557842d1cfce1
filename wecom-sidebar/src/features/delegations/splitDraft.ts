import type { SplitBasis } from '@yinqiao/shared/domain';
import type { SplitChange } from './commands';
import type { SplitNode } from './reads';

/** What stands in the fields of a split desk and has not been saved. `null` is an emptied field. */
export interface SplitDraft {
  basis: SplitBasis;
  /** The person fills every figure alone: suggestions are not shown. */
  manual: boolean;
  values: Readonly<Record<string, number | null>>;
  /** What the server held when the typing began, and under which version. */
  base: Readonly<Record<string, number>>;
  version: number;
}

const targetsOf = (node: SplitNode): Record<string, number> => Object.fromEntries(node.rows.map((row) => [row.childId, row.target]));

export function draftOf(node: SplitNode): SplitDraft {
  const base = targetsOf(node);
  return { basis: node.basis, manual: false, values: base, base, version: node.version };
}

export const typed = (draft: SplitDraft, childId: string, value: number | null): SplitDraft => ({
  ...draft,
  values: { ...draft.values, [childId]: value },
});

/** Refills every field by a basis; a later figure of the person's own stands above it. */
export function byBasis(draft: SplitDraft, node: SplitNode, basis: SplitBasis): SplitDraft {
  const values = Object.fromEntries(node.rows.map((row) => [row.childId, row.suggestions[basis]]));
  return { ...draft, basis, manual: false, values };
}

export const byHand = (draft: SplitDraft): SplitDraft => ({ ...draft, manual: true });

export const valueOf = (draft: SplitDraft, childId: string): number => draft.values[childId] ?? 0;

export const allocatedOf = (draft: SplitDraft): number => Object.values(draft.values).reduce<number>((sum, value) => sum + (value ?? 0), 0);

/** How many children receive something. */
export const receiversOf = (draft: SplitDraft): number => Object.values(draft.values).filter((value) => (value ?? 0) > 0).length;

export const isUnsaved = (draft: SplitDraft, node: SplitNode): boolean =>
  draft.basis !== node.basis || node.rows.some((row) => valueOf(draft, row.childId) !== row.target);

export const changeOf = (draft: SplitDraft): SplitChange => ({
  basis: draft.basis,
  allocations: Object.entries(draft.values).map(([childId, value]) => ({ childId, target: value ?? 0 })),
  version: draft.version,
});

export interface ForeignChange {
  childId: string;
  name: string;
  from: number;
  to: number;
}

/** What a colleague changed since the typing began; empty when the versions agree. */
export function foreignChanges(draft: SplitDraft, latest: SplitNode): ForeignChange[] {
  if (latest.version === draft.version) return [];
  return latest.rows
    .map((row) => ({ childId: row.childId, name: row.name, from: draft.base[row.childId] ?? 0, to: row.target }))
    .filter((change) => change.from !== change.to);
}

/** Goes on with what was typed, on top of the latest version the person has now seen. */
export const onTopOf = (draft: SplitDraft, latest: SplitNode): SplitDraft => ({
  ...draft,
  base: targetsOf(latest),
  version: latest.version,
});
