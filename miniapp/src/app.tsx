import { QueryClientProvider } from '@tanstack/react-query';
import type { PropsWithChildren } from 'react';
import { LargeTypeProvider } from './features/preferences/large-type';
import { prepareBrowser } from './platform/browser';
import { noteEntryOfAddress, useEntry } from './platform/entry';
import { queryClient } from './platform/use-api';
import './app.scss';

prepareBrowser();
noteEntryOfAddress();

export default function App({ children }: PropsWithChildren) {
  useEntry();
  return (
    <QueryClientProvider client={queryClient}>
      <LargeTypeProvider>{children}</LargeTypeProvider>
    </QueryClientProvider>
  );
}
