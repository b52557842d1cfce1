import { type ComponentType, lazy } from 'react';
import type { createHashRouter } from 'react-router';
import { Navigate, RouterProvider } from 'react-router';
import { useMe } from '../../features/console-session/session';
import { useBusinessNow } from '../../platform/now';
import { FaultState } from '../../ui/desk/FaultState';
import { SkeletonLines } from '../../ui/desk/Skeleton';
import { type ConsolePath, consolePaths } from './paths';
import { SessionProvider } from './shell/SessionContext';
import { useOwnAddress } from './shell/useOwnAddress';
import { Shell } from './shell/Shell';
import { SignInPage } from './sign-in/SignInPage';
import { UnknownPage } from './shell/UnknownPage';

const OverviewPage = lazy(() => import('./overview/OverviewPage'));
const LeadsPage = lazy(() => import('./leads/LeadsPage'));
const FairnessPage = lazy(() => import('./fairness/FairnessPage'));
const PolicyPage = lazy(() => import('./policy/PolicyPage'));
const VersionPage = lazy(() => import('./policy/VersionPage'));
const SimulatorPage = lazy(() => import('./simulator/SimulatorPage'));
const ImportsPage = lazy(() => import('./imports/ImportsPage'));
const NewImportPage = lazy(() => import('./imports/NewImportPage'));
const ImportPage = lazy(() => import('./imports/ImportPage'));
const LeadBoardPage = lazy(() => import('./board/LeadBoardPage'));
const OpenPoolPage = lazy(() => import('./pool/OpenPoolPage'));
const MergesPage = lazy(() => import('./merges/MergesPage'));
const MergePage = lazy(() => import('./merges/MergePage'));
const CodesPage = lazy(() => import('./codes/CodesPage'));
const JourneysPage = lazy(() => import('./journeys/JourneysPage'));
const PartnersPage = lazy(() => import('./partners/PartnersPage'));
const PartnerPage = lazy(() => import('./partners/PartnerPage'));
const VerdictsPage = lazy(() => import('./verdicts/VerdictsPage'));
const VerdictPage = lazy(() => import('./verdicts/VerdictPage'));
const DelegationsPage = lazy(() => import('./delegations/DelegationsPage'));
const CreateDelegationPage = lazy(() => import('./delegations/create/CreateDelegationPage'));
const BoardPage = lazy(() => import('./delegations/board/BoardPage'));
const SplitDeskPage = lazy(() => import('./delegations/split/SplitDeskPage'));
const ApprovalsPage = lazy(() => import('./approvals/ApprovalsPage'));
const OrgsPage = lazy(() => import('./orgs/OrgsPage'));
const CalendarPage = lazy(() => import('./orgs/calendar/CalendarPage'));

const pages: Record<ConsolePath, ComponentType> = {
  overview: OverviewPage,
  leads: LeadsPage,
  'leads/fairness': FairnessPage,
  'leads/policy': PolicyPage,
  'leads/policy/:versionId': VersionPage,
  'leads/simulator': SimulatorPage,
  'leads/imports': ImportsPage,
  'leads/imports/new': NewImportPage,
  'leads/imports/:importId': ImportPage,
  'leads/board': LeadBoardPage,
  'leads/pool': OpenPoolPage,
  'leads/merges': MergesPage,
  'leads/merges/:mergeId': MergePage,
  'leads/codes': CodesPage,
  'leads/journeys': JourneysPage,
  'leads/partners': PartnersPage,
  'leads/partners/:partnerId': PartnerPage,
  'leads/verdicts': VerdictsPage,
  'leads/verdicts/:verdictId': VerdictPage,
  'leads/:leadId': LeadsPage,
  delegations: DelegationsPage,
  'delegations/new': CreateDelegationPage,
  'delegations/:delegationId': BoardPage,
  'delegations/:delegationId/nodes/:unitId': SplitDeskPage,
  orgs: OrgsPage,
  approvals: ApprovalsPage,
  'orgs/calendar': CalendarPage,
};

/** The hash router keeps the page itself one file behind any proxy. */
export const consoleRoutes = [
  {
    path: '/',
    Component: Shell,
    children: [
      { index: true, element: <Navigate to="/overview" replace /> },
      ...consolePaths.map((path) => ({ path, Component: pages[path] })),
      { path: '*', Component: UnknownPage },
    ],
  },
];

type Router = ReturnType<typeof createHashRouter>;

/** The console for whoever is signed in; without a session the way in. */
export function App({ router }: { router: Router }) {
  const me = useMe();
  const reading = me.data ? { businessNow: me.data.businessNow, receivedAt: me.dataUpdatedAt } : undefined;
  const now = useBusinessNow(reading);
  const isOwnAddress = useOwnAddress(router, me.data);
  if (me.data === null) return <SignInPage />;
  if (me.data && now && isOwnAddress) {
    return (
      <SessionProvider value={{ me: me.data, now }}>
        <RouterProvider router={router} />
      </SessionProvider>
    );
  }
  if (me.error) return <FaultState page title="登录状态没有取到" error={me.error} onRetry={() => void me.refetch()} />;
  return <SkeletonLines lines={8} />;
}
