import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ApiClient } from '@yinqiao/shared/client';
import type { ReactNode } from 'react';
import { ApiProvider } from '../platform/api';
import { createQueryClient } from '../platform/queryClient';

/** Renders an app as its entry does, over a given client. */
export function renderApp(app: ReactNode, api: ApiClient, onSignedOut: () => void = () => undefined) {
  return render(
    <ApiProvider value={api}>
      <QueryClientProvider client={createQueryClient(onSignedOut)}>{app}</QueryClientProvider>
    </ApiProvider>,
  );
}
