import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ApiClient } from '@yinqiao/shared/client';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProvider } from './api';
import { ErrorBoundary } from './errors/ErrorBoundary';

/** Puts an entry on its page: the error net, the client and the cache around it. */
export function mountApp(app: ReactNode, { api, queryClient }: { api: ApiClient; queryClient: QueryClient }): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no element with the id "root"');
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <ApiProvider value={api}>
          <QueryClientProvider client={queryClient}>{app}</QueryClientProvider>
        </ApiProvider>
      </ErrorBoundary>
    </StrictMode>,
  );
}
