import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { createClient } from '@yinqiao/shared/client';
import { createMemoryRouter } from 'react-router';
import { endSession } from '../../../features/console-session/session';
import { ApiProvider } from '../../../platform/api';
import { createQueryClient } from '../../../platform/queryClient';
import { DeskTheme } from '../../../ui/desk/DeskTheme';
import { App, consoleRoutes } from '../App';
import type { FixtureBank } from './fixtureBank';

/** The whole console at one of its addresses, over the bank's answers. */
export function renderConsole(bank: FixtureBank, address: string) {
  const queryClient: QueryClient = createQueryClient(() => endSession(queryClient));
  const router = createMemoryRouter(consoleRoutes, { initialEntries: [address] });
  const view = render(
    <ApiProvider value={createClient(bank.transport, 'console')}>
      <QueryClientProvider client={queryClient}>
        <DeskTheme>
          <App router={router} />
        </DeskTheme>
      </QueryClientProvider>
    </ApiProvider>,
  );
  return { ...view, router, queryClient };
}
