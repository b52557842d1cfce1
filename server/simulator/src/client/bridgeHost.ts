import { call, segment } from './api';
import { isMessage, type BridgeReply, type InvokeMessage, type MemberMessage, type ReplyMessage, type WhoMessage } from './bridgeMessages';
import { confirmSend, showProfile } from './dialogs';
import { appOfOrigin, openChat, wallNow, type ClientState } from './state';
import { chatName } from './words';

type Params = Record<string, unknown>;

/** What the bridge may ask of the page it lives in. */
export interface Host {
  state(): ClientState;
  /** The frame's window and the origin of the page it was given. */
  frame(): { window: Window | null; origin: string; externalUserId?: string } | undefined;
  asksBeforeSending(): boolean;
  showChat(externalUserId: string): void;
  /** After a send that wants the chat in sight. */
  enterChat(): void;
}

type Api = (host: Host, params: Params, origin: string, granted: ReadonlySet<string>) => BridgeReply | Promise<BridgeReply>;

const APIS: ReadonlyMap<string, Api> = new Map(
  Object.entries({ getContext, getCurExternalContact, sendChatMessage, openUserProfile, openEnterpriseChat, checkJsApi }),
);
const CONFIGS: readonly string[] = ['agentConfig', 'preVerifyJSAPI'];
const NO_CONTEXT = 'fail without context of external contact';

/** Answers the pages in the frame: who is signed in (the authorize page), config, and the APIs granted to a page. */
export function listenToPages(host: Host): void {
  let granted = { page: '', apis: new Set<string>() };

  async function answer(message: InvokeMessage, origin: string): Promise<BridgeReply> {
    if (granted.page !== message.page) granted = { page: message.page, apis: new Set() };
    if (CONFIGS.includes(message.name)) {
      const { reply, granted: apis } = await verify(message, origin);
      apis.forEach((api) => granted.apis.add(api));
      return reply;
    }
    const api = APIS.get(message.name);
    if (!api) return { err_msg: `${message.name}:function not exist` };
    if (message.name !== 'checkJsApi' && !granted.apis.has(message.name)) return { err_msg: `${message.name}:permission denied` };
    return api(host, message.params, origin, granted.apis);
  }

  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const frame = host.frame();
    if (!frame?.window || event.source !== frame.window) return;
    const source = frame.window;
    if (event.origin === location.origin && isMessage<WhoMessage>(event.data, 'yq-sim:who')) {
      const reply: MemberMessage = { type: 'yq-sim:member', userid: host.state().info.member.userid };
      source.postMessage(reply, event.origin);
    }
    if (event.origin !== frame.origin || !isMessage<InvokeMessage>(event.data, 'yq-sim:invoke')) return;
    const { page, call: number, name } = event.data;
    void answer(event.data, event.origin)
      .catch((): BridgeReply => ({ err_msg: `${name}:fail` }))
      .then((reply) => source.postMessage({ type: 'yq-sim:reply', page, call: number, reply } satisfies ReplyMessage, event.origin));
  });
}

function verify({ name, params, href }: InvokeMessage, origin: string): Promise<{ reply: BridgeReply; granted: string[] }> {
  return call('POST', 'bridge/verify', { name, params, href, origin });
}

function getContext(host: Host): BridgeReply {
  return { err_msg: 'getContext:ok', entry: host.frame()?.externalUserId ? 'single_chat_tools' : 'normal' };
}

function getCurExternalContact(host: Host, _params: Params, origin: string): BridgeReply {
  const { info } = host.state();
  if (!appOfOrigin(info, origin)?.externalContact || !info.member.hasContactFunction)
    return { err_msg: 'getCurExternalContact:fail no permission' };
  const userId = host.frame()?.externalUserId;
  return userId ? { err_msg: 'getCurExternalContact:ok', userId } : { err_msg: `getCurExternalContact:${NO_CONTEXT}` };
}

async function sendChatMessage(host: Host, params: Params): Promise<BridgeReply> {
  const state = host.state();
  const externalUserId = host.frame()?.externalUserId;
  const chat = openChat(state);
  if (!externalUserId || !chat) return { err_msg: `sendChatMessage:${NO_CONTEXT}` };
  const text = (params['text'] as { content?: unknown } | undefined)?.content;
  if (params['msgtype'] !== 'text' || typeof text !== 'string' || text.trim() === '')
    return { err_msg: 'sendChatMessage:fail, invalid param' };
  if (host.asksBeforeSending() && !(await confirmSend(chatName(chat), text))) return { err_msg: 'sendChatMessage:cancel' };
  await call('POST', `chats/${segment(state.info.member.userid)}/${segment(externalUserId)}`, { from: 'member', text });
  if (params['enterChat'] === true) host.enterChat();
  return { err_msg: 'sendChatMessage:ok' };
}

function openUserProfile(host: Host, params: Params): BridgeReply {
  const chat = host.state().chats.find((candidate) => candidate.externalUserId === params['userid']);
  if (!chat) return { err_msg: 'openUserProfile:fail invalid userid' };
  void showProfile(chat, wallNow(host.state()));
  return { err_msg: 'openUserProfile:ok' };
}

/** Single chats with one customer only: the SDK joins the ids by `;`. */
function openEnterpriseChat(host: Host, params: Params): BridgeReply {
  const wanted = typeof params['externalUserIds'] === 'string' ? params['externalUserIds'].split(';').filter(Boolean) : [];
  const [externalUserId] = wanted;
  const isKnown = host.state().chats.some((chat) => chat.externalUserId === externalUserId);
  if (wanted.length !== 1 || !externalUserId || !isKnown) return { err_msg: 'openEnterpriseChat:fail invalid externalUserIds' };
  host.showChat(externalUserId);
  return { err_msg: 'openEnterpriseChat:ok', chatId: '' };
}

function checkJsApi(_host: Host, params: Params): BridgeReply {
  const names = Array.isArray(params['jsApiList']) ? params['jsApiList'].map(String) : [];
  return { err_msg: 'checkJsApi:ok', checkResult: Object.fromEntries(names.map((name) => [name, APIS.has(name)])) };
}
