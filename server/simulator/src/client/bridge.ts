/**
 * The WeCom client as a page sees it: its user agent and `WeixinJSBridge`. The product's server puts this script first in its pages in demo
 * mode, before the SDK is evaluated. Every call goes to the client host page, and only to it: both sides pin the other's origin.
 */
import { isMessage, type BridgeReply, type InvokeMessage, type ReplyMessage } from './bridgeMessages';

type Callback = (reply: BridgeReply) => void;

const CLIENT_MARK = 'wxwork/4.1.36 (MicroMessenger/6.2) WindowsWechat/1.0 Language/zh';

function install(hostOrigin: string): void {
  const page = `${Date.now()}-${Math.random()}`;
  const waiting = new Map<number, Callback>();
  let calls = 0;

  function invoke(name: string, params: Record<string, unknown> = {}, callback: Callback = () => undefined): void {
    const call = ++calls;
    waiting.set(call, callback);
    const message: InvokeMessage = { type: 'yq-sim:invoke', page, call, name, params: plain(params), href: location.href };
    window.parent.postMessage(message, hostOrigin);
  }

  window.addEventListener('message', (event) => {
    if (event.source !== window.parent || event.origin !== hostOrigin) return;
    if (!isMessage<ReplyMessage>(event.data, 'yq-sim:reply') || event.data.page !== page) return;
    waiting.get(event.data.call)?.(event.data.reply);
    waiting.delete(event.data.call);
  });

  Object.defineProperty(navigator, 'userAgent', { value: `${navigator.userAgent} ${CLIENT_MARK}`, configurable: true });
  // Native events (menus, sharing) do not occur in this client, so listeners are accepted and never called.
  Object.defineProperty(window, 'WeixinJSBridge', { value: { invoke, on: () => undefined } });
  document.dispatchEvent(new Event('WeixinJSBridgeReady'));
}

/** Only what can be sent to another window: functions and the like are the page's own business. */
function plain(params: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(params)) as Record<string, unknown>;
}

/** The simulator's origin when its client host page (and nobody else) holds this page in a frame. */
function hostOrigin(): string | undefined {
  const script = document.currentScript;
  if (window.parent === window || !(script instanceof HTMLScriptElement)) return undefined;
  const { origin } = new URL(script.src);
  const parentOrigin = location.ancestorOrigins?.[0];
  return parentOrigin === undefined || parentOrigin === origin ? origin : undefined;
}

const origin = hostOrigin();
if (origin) install(origin);
