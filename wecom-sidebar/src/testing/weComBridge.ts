/** What the chat tool has in its window: the bridge the SDK speaks to. */
export interface WeComBridge {
  entry: string;
  customer: string | null;
  /** How the member ends the next send. */
  sends: 'ok' | 'cancel' | 'fail no permission';
  sent: string[];
  opened: string[];
}

type Reply = (answer: Record<string, unknown>) => void;

const fresh = (): WeComBridge => ({ entry: 'single_chat_tools', customer: 'wm_wang', sends: 'ok', sent: [], opened: [] });

/** Puts a bridge into the window; the browser's name must say wxwork before the SDK is loaded (see the tests' pragma). */
export function installBridge(): WeComBridge & { renew: () => void } {
  // The SDK keeps the first bridge it finds, so a test renews what it says instead of the bridge.
  const bridge = { ...fresh(), renew: () => void Object.assign(bridge, fresh()) };
  const apis: Record<string, (params: Record<string, unknown>) => Record<string, unknown>> = {
    agentConfig: () => ({ err_msg: 'agentConfig:ok' }),
    getContext: () => ({ err_msg: 'getContext:ok', entry: bridge.entry }),
    getCurExternalContact: () =>
      bridge.customer === null
        ? { err_msg: 'getCurExternalContact:fail without context of external contact' }
        : { err_msg: 'getCurExternalContact:ok', userId: bridge.customer },
    sendChatMessage: (params) => {
      bridge.sent.push((params['text'] as { content: string }).content);
      return { err_msg: `sendChatMessage:${bridge.sends}` };
    },
    openEnterpriseChat: (params) => {
      bridge.opened.push(String(params['externalUserIds']));
      return { err_msg: 'openEnterpriseChat:ok', chatId: '' };
    },
  };
  Object.assign(window, {
    WeixinJSBridge: {
      on: () => undefined,
      invoke: (name: string, params: Record<string, unknown>, reply: Reply) =>
        setTimeout(() => reply(apis[name]?.(params) ?? { err_msg: `${name}:function not exist` })),
    },
  });
  document.dispatchEvent(new Event('WeixinJSBridgeReady'));
  return bridge;
}
