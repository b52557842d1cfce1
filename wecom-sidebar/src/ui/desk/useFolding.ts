import { useCallback, useState } from 'react';

/** Which lines of a tree are folded. */
export function useFolding(): {
  folded: ReadonlySet<string>;
  toggle: (id: string) => void;
  foldAll: (ids: readonly string[]) => void;
} {
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => new Set());
  const toggle = useCallback((id: string) => {
    setFolded((current) => {
      const next = new Set(current);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const foldAll = useCallback((ids: readonly string[]) => setFolded(new Set(ids)), []);
  return { folded, toggle, foldAll };
}
