import type { Data } from '@yinqiao/shared/contracts';
import { type ReactElement, useEffect } from 'react';
import { HashRouter, Navigate, Route, Routes } from 'react-router';
import { useMe } from '../../features/orgs/hooks/useMe';
import { useWeComSdk } from '../../features/wecom/hooks/useWeCom';
import type { SignIn } from '../../platform/signIn';
import { SignInGate } from '../../ui/touch/SignInGate';
import { ErrorPage } from '../../ui/touch/states';
import { ToastProvider } from '../../ui/touch/Toast';
import { CodesPage } from './codes/CodesPage';
import { LeadPage } from './lead/LeadPage';
import { workbenchPaths } from './paths';
import { PoolPage } from './pool/PoolPage';
import { TodayPage } from './today/TodayPage';
import { TodaySkeleton } from './today/TodaySkeleton';
import { MyVerdictPage } from './verdicts/MyVerdictPage';
import { MyVerdictsPage } from './verdicts/MyVerdictsPage';

export interface PageProps {
  me: Data<'orgs.me'>;
  /** True when WeCom can be asked to open a chat. */
  canOpenChat: boolean;
}

const pages: Record<(typeof workbenchPaths)[number], (props: PageProps) => ReactElement> = {
  '/': (props) => <TodayPage {...props} />,
  '/leads/:leadId': (props) => <LeadPage {...props} />,
  '/pool': (props) => <PoolPage {...props} />,
  '/codes': (props) => <CodesPage {...props} />,
  '/verdicts': (props) => <MyVerdictsPage {...props} />,
  '/verdicts/:verdictId': (props) => <MyVerdictPage {...props} />,
};

/** The RM's own page in WeCom: my day, and one lead. */
export function WorkbenchApp({ signIn }: { signIn: SignIn }) {
  return (
    <ToastProvider>
      <SignInGate signIn={signIn}>
        <HashRouter>
          <Workbench signIn={signIn} />
        </HashRouter>
      </SignInGate>
    </ToastProvider>
  );
}

function Workbench({ signIn }: { signIn: SignIn }) {
  const me = useMe();
  const canOpenChat = useWeComSdk(me.data?.wecom);
  const known = me.data !== undefined;
  useEffect(() => {
    if (known) signIn.proved();
  }, [known, signIn]);

  if (me.data) {
    const props = { me: me.data, canOpenChat };
    return (
      <Routes>
        {workbenchPaths.map((path) => (
          <Route key={path} path={path} element={pages[path](props)} />
        ))}
        <Route path="*" element={<Navigate to="/" replace />} />
      </Routes>
    );
  }
  if (!me.isError) return <TodaySkeleton />;
  return <ErrorPage title="没取到你的登录信息" error={me.error} onRetry={() => void me.refetch()} />;
}
