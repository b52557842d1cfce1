import type { ReactNode } from 'react';
import { type SignIn, useSignInStuck } from '../../platform/signIn';
import { Button } from './Button';
import { CalmPage } from './states';

/** Shows the page, or what to do when WeCom's sign-in did not give a session. */
export function SignInGate({ signIn, children }: { signIn: SignIn; children: ReactNode }) {
  const stuck = useSignInStuck(signIn);
  if (!stuck) return children;
  return (
    <CalmPage icon="alert" title="没有登录成功">
      <p>请关闭这个页面，从企业微信重新打开。仍然不行时，请联系机构管理员核对你的员工登记。</p>
      <Button look="primary" onClick={signIn.leave}>
        重新登录
      </Button>
    </CalmPage>
  );
}
