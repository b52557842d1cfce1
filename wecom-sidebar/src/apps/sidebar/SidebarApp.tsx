import { HashRouter, Route, Routes } from 'react-router';
import { isWeCom } from '../../features/wecom/api/weComSdk';
import type { SignIn } from '../../platform/signIn';
import { SignInGate } from '../../ui/touch/SignInGate';
import { ToastProvider } from '../../ui/touch/Toast';
import { CalmPage } from '../../ui/touch/states';
import { ChatGate } from './session/ChatGate';
import { sidebarPaths } from './paths';

/** The page beside a customer's chat. Outside WeCom it says where it belongs. */
export function SidebarApp({ signIn }: { signIn: SignIn }) {
  if (!isWeCom()) return <OutsideWeCom />;
  return (
    <ToastProvider>
      <SignInGate signIn={signIn}>
        <HashRouter>
          <Routes>
            {sidebarPaths.map((path) => (
              <Route key={path} path={path} element={<ChatGate signIn={signIn} />} />
            ))}
            <Route path="*" element={<ChatGate signIn={signIn} />} />
          </Routes>
        </HashRouter>
      </SignInGate>
    </ToastProvider>
  );
}

function OutsideWeCom() {
  return (
    <CalmPage icon="chat" title="请在企业微信里打开">
      <p>这里是客户聊天旁的银桥助手。在企业微信里打开一位客户的聊天，从聊天工具栏点「银桥助手」。</p>
    </CalmPage>
  );
}
