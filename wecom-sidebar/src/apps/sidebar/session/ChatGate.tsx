import { useEffect } from 'react';
import { useMe } from '../../../features/orgs/hooks/useMe';
import { WeComError } from '../../../features/wecom/api/weComSdk';
import { useCurrentCustomer, useWeComSdk } from '../../../features/wecom/hooks/useWeCom';
import type { SignIn } from '../../../platform/signIn';
import { Button } from '../../../ui/touch/Button';
import { CalmPage, ErrorPage } from '../../../ui/touch/states';
import { CustomerPage } from '../customer/CustomerPage';
import { CustomerSkeleton } from '../customer/CustomerSkeleton';

/** Finds out who is signed in and whose chat is open, then shows that customer. */
export function ChatGate({ signIn }: { signIn: SignIn }) {
  const me = useMe();
  const registered = useWeComSdk(me.data?.wecom);
  const chat = useCurrentCustomer(registered);
  const known = me.data !== undefined;
  useEffect(() => {
    if (known) signIn.proved();
  }, [known, signIn]);

  if (me.isError && me.data === undefined) {
    return <ErrorPage title="没取到你的登录信息" error={me.error} onRetry={() => void me.refetch()} />;
  }
  if (chat.isError && chat.data === undefined) {
    return <ChatProblem error={chat.error} onRetry={() => void chat.refetch()} />;
  }
  if (me.data === undefined || chat.data === undefined) return <CustomerSkeleton />;
  if (chat.data === null) {
    return (
      <CalmPage icon="chat" title="请打开一位客户的聊天">
        <p>这里不是单个客户的聊天。打开客户的聊天后，这一页会自己跟上。</p>
      </CalmPage>
    );
  }
  return <CustomerPage key={chat.data} externalUserId={chat.data} watermark={me.data.watermark} />;
}

/** WeCom itself refused: no code of ours, but the words of the chat tool to read out. */
function ChatProblem({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (!(error instanceof WeComError)) return <ErrorPage title="没连上企业微信" error={error} onRetry={onRetry} />;
  return (
    <CalmPage icon="alert" title="没连上企业微信">
      <p>请重试；仍然不行时，关闭这一页，从聊天工具栏重新打开。</p>
      <p className="hint">{error.errMsg}</p>
      <Button look="primary" onClick={onRetry}>
        重试
      </Button>
    </CalmPage>
  );
}
