import '../../platform/styles.css';
import './console.css';
import type { QueryClient } from '@tanstack/react-query';
import { createHashRouter } from 'react-router';
import { endSession } from '../../features/console-session/session';
import { createApi } from '../../platform/api';
import { mountApp } from '../../platform/mountApp';
import { createQueryClient } from '../../platform/queryClient';
import { DeskTheme } from '../../ui/desk/DeskTheme';
import { App, consoleRoutes } from './App';

const queryClient: QueryClient = createQueryClient(() => endSession(queryClient));

mountApp(
  <DeskTheme>
    <App router={createHashRouter(consoleRoutes)} />
  </DeskTheme>,
  { api: createApi('console'), queryClient },
);
