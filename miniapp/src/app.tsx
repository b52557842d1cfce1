import { QueryClientProvider } from '@tanstack/react-query';
import type { PropsWithChildren } from 'react';
import { LargeTypeProvider } from './features/preferences/large-type';
import { prepareBrowser } from './platform/browser';
import { queryClient } from './platform/use-api';
import './app.scss';

prepareBrowser();

export default function App({ children }: PropsWithChildren) {
  return (
    <QueryClientProvider client={queryClient}>
      <LargeTypeProvider>{children}</LargeTypeProvider>
    </QueryClientProvider>
  );
}
