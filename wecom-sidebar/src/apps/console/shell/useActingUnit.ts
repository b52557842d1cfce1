import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

const PARAM = 'unit';

/** The unit one acts for, held by the address; without it the own unit. */
export function useActingUnit(): { unitId: string | undefined; actFor: (unitId: string | undefined) => void } {
  const [params, setParams] = useSearchParams();
  const unitId = params.get(PARAM) ?? undefined;
  const actFor = useCallback(
    (next: string | undefined) =>
      setParams((current) => {
        const changed = new URLSearchParams(current);
        if (next === undefined) changed.delete(PARAM);
        else changed.set(PARAM, next);
        changed.delete('cursor');
        return changed;
      }),
    [setParams],
  );
  return { unitId, actFor };
}

/** An address of the console that keeps the unit one acts for. */
export function useConsoleLink(): (path: string, query?: Record<string, string>) => string {
  const { unitId } = useActingUnit();
  return useCallback(
    (path, query = {}) => {
      const params = new URLSearchParams({ ...query, ...(unitId === undefined ? {} : { [PARAM]: unitId }) });
      const search = params.toString();
      return search === '' ? path : `${path}?${search}`;
    },
    [unitId],
  );
}
