export interface TreeLine<R> {
  row: R;
  /** 0 for a root. */
  depth: number;
  hasChildren: boolean;
}

interface Node {
  parentId: string | null;
}

/**
 * Parents before children with their depth; what lies under a folded row is left out.
 * A row whose parent is not among the rows is a root: everybody sees the tree from the own unit down.
 */
export function flattenTree<R extends Node>(rows: readonly R[], idOf: (row: R) => string, folded: ReadonlySet<string>): TreeLine<R>[] {
  const known = new Set(rows.map(idOf));
  const childrenOf = new Map<string | null, R[]>();
  for (const row of rows) {
    const parent = row.parentId !== null && known.has(row.parentId) ? row.parentId : null;
    childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), row]);
  }
  const under = (parent: string | null, depth: number): TreeLine<R>[] =>
    (childrenOf.get(parent) ?? []).flatMap((row) => {
      const id = idOf(row);
      const line = { row, depth, hasChildren: childrenOf.has(id) };
      return folded.has(id) ? [line] : [line, ...under(id, depth + 1)];
    });
  return under(null, 0);
}
