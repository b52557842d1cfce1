import { createContext, useContext, useEffect, useMemo, useState, type PropsWithChildren } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../platform/api';
import { toast } from '../../platform/navigation';
import { storage } from '../../platform/storage';

const KEY = 'large-type';

interface LargeType {
  on: boolean;
  /** the person's own choice: at once on this phone, then at the server for the next one */
  choose: (on: boolean) => void;
  /** what the server knows, heard with every page */
  hear: (on: boolean) => void;
}

const LargeTypeContext = createContext<LargeType>({ on: false, choose: () => undefined, hear: () => undefined });

interface WithViewer {
  viewer: { largeType: boolean };
}

const isWithViewer = (data: unknown): data is WithViewer => typeof data === 'object' && data !== null && 'viewer' in data;

export function LargeTypeProvider({ children }: PropsWithChildren) {
  const queries = useQueryClient();
  const [on, setOn] = useState(() => storage.read<boolean>(KEY) ?? false);
  useEffect(() => storage.write(KEY, on), [on]);

  const value = useMemo<LargeType>(() => {
    const apply = (largeType: boolean) => {
      setOn(largeType);
      // Pages already read must not turn it back when they are shown again.
      queries.setQueriesData({ predicate: ({ state }) => isWithViewer(state.data) }, (data: WithViewer | undefined) =>
        data === undefined ? data : { ...data, viewer: { ...data.viewer, largeType } },
      );
    };
    const choose = (largeType: boolean) => {
      apply(largeType);
      call('customers.setPreferences', { body: { largeType } }).catch(() => {
        apply(!largeType);
        toast('没有保存成功，请稍后再试');
      });
    };
    return { on, choose, hear: setOn };
  }, [on, queries]);
  return <LargeTypeContext.Provider value={value}>{children}</LargeTypeContext.Provider>;
}

export const useLargeType = (): LargeType => useContext(LargeTypeContext);
