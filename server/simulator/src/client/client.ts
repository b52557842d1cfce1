/** The client host page: a WeCom client in a browser, with the app's pages in its side panel. */
import { call, segment, type Chat, type ChatSummary, type ClientInfo, type ReceivedMessage } from './api';
import { listenToPages } from './bridgeHost';
import { listenToEmbedder, type OpenCommand } from './commands';
import { chooseMember } from './chooseMember';
import { tell } from './dialogs';
import { byId } from './dom';
import { draw, type Actions } from './draw';
import { listenToWorld } from './live';
import { Panel } from './panel';
import { readSeen, writeSeen } from './seen';
import { wallAhead, type ClientState, type View } from './state';

const panel = new Panel();
let state: ClientState;

const actions: Actions = {
  openChat: (externalUserId) => void showChat(externalUserId),
  open: (url, title) => change({ opened: { url, title }, isPanelUp: true }),
  press: (msgid, key) =>
    void call('POST', `members/${me()}/cards/${segment(msgid)}/click`, { key }).catch((error: Error) => tell(`没有成功：${error.message}`)),
};

function me(): string {
  return segment(state.info.member.userid);
}

function change(part: Partial<ClientState>): void {
  state = { ...state, ...part };
  draw(state, panel, actions);
  const address = new URLSearchParams(location.search);
  address.set('userid', state.info.member.userid);
  address.set('view', state.view);
  if (state.open) address.set('chat', state.open);
  else address.delete('chat');
  history.replaceState(null, '', `?${address}`);
}

async function showChat(externalUserId: string, isPanelUp = false): Promise<void> {
  change({ view: 'chat', open: externalUserId, chat: undefined, opened: undefined, isPanelUp });
  await refreshChats();
}

function showView(view: View): void {
  change({ view, opened: undefined, isPanelUp: view === 'workbench', ...(view === 'cards' && { unreadCards: 0 }) });
  if (view === 'cards') writeSeen(state.info.member.userid, state.cards.length);
}

/** Answers may overtake one another; only the latest question's counts. */
let chatsTurn = 0;
let cardsTurn = 0;

async function refreshChats(): Promise<void> {
  const turn = ++chatsTurn;
  const { open } = state;
  const [{ chats }, chat] = await Promise.all([
    call<{ chats: ChatSummary[] }>('GET', `members/${me()}/chats`),
    open ? call<Chat>('GET', `chats/${me()}/${segment(open)}`) : undefined,
  ]);
  if (turn === chatsTurn && state.open === open) change({ chats, chat });
}

async function refreshCards(): Promise<void> {
  const turn = ++cardsTurn;
  const { userid } = state.info.member;
  const { messages } = await call<{ messages: ReceivedMessage[] }>('GET', `members/${me()}/received`);
  if (turn !== cardsTurn) return;
  if (state.view === 'cards') writeSeen(userid, messages.length);
  change({ cards: messages, unreadCards: Math.max(0, messages.length - readSeen(userid)) });
}

/** The clock on the wall was set: what was today is another day now. */
async function readHour(): Promise<void> {
  change({ wallAheadSeconds: wallAhead(await call<ClientInfo>('GET', `clients/${me()}`)) });
}

async function become(userid: string): Promise<void> {
  const info = await call<ClientInfo>('GET', `clients/${segment(userid)}`);
  panel.forget();
  state = { info, wallAheadSeconds: wallAhead(info), view: 'chat', chats: [], cards: [], unreadCards: 0, isPanelUp: false };
}

/** What the address or an embedding page asks for: a member, and a chat, the cards or the workbench. */
async function follow(command: OpenCommand): Promise<void> {
  if (command.userid && command.userid !== state?.info.member.userid) await become(command.userid);
  const { agentid, sidebarUrl } = command;
  change({ ...(agentid !== undefined && { agentid }), ...(sidebarUrl && { sidebarUrl }) });
  if (command.externalUserId) await showChat(command.externalUserId, command.panel ?? false);
  else if (command.view) showView(command.view);
  await refreshAll();
}

async function refreshAll(): Promise<void> {
  await Promise.all([readHour(), refreshChats(), refreshCards()]);
}

function wireButtons(): void {
  for (const button of document.querySelectorAll<HTMLElement>('.rail button'))
    button.onclick = () => showView(button.dataset['view'] as View);
  byId('back').onclick = () => change({ open: undefined, chat: undefined, isPanelUp: false });
  byId('open-panel').onclick = () => change({ isPanelUp: true });
  byId('close-panel').onclick = () => (state.view === 'workbench' ? showView('chat') : change({ isPanelUp: false, opened: undefined }));
  const composer = byId<HTMLFormElement>('composer');
  const input = composer.elements.namedItem('text') as HTMLTextAreaElement;
  input.onkeydown = (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    composer.requestSubmit();
  };
  composer.onsubmit = (event) => {
    event.preventDefault();
    void send(input);
  };
}

async function send(input: HTMLTextAreaElement): Promise<void> {
  const text = input.value;
  if (!state.open || text.trim() === '') return;
  try {
    await call('POST', `chats/${me()}/${segment(state.open)}`, { from: 'member', text });
    input.value = '';
  } catch (error) {
    await tell(`没有送达：${(error as Error).message}`);
  }
}

async function start(): Promise<void> {
  const query = new URLSearchParams(location.search);
  const userid = query.get('userid');
  if (!userid) return chooseMember();
  wireButtons();
  const view = query.get('view') as View | null;
  const agentid = query.get('agentid');
  const sidebarUrl = query.get('sidebarUrl');
  await become(userid);
  // Before the first page is shown: it asks at once who is signed in.
  listenToPages({
    state: () => state,
    frame: () => panel.current(),
    asksBeforeSending: () => byId<HTMLInputElement>('confirm-sends').checked,
    showChat: (externalUserId) => void showChat(externalUserId, true),
    enterChat: () => change({ isPanelUp: false }),
  });
  await follow({
    externalUserId: view === null || view === 'chat' ? (query.get('chat') ?? undefined) : undefined,
    view: view ?? 'chat',
    panel: query.get('panel') === '1',
    ...(agentid && { agentid: Number(agentid) }),
    ...(sidebarUrl && { sidebarUrl }),
  });
  listenToEmbedder(
    () => state.info.embedders,
    (command) => void follow(command).catch((error: Error) => tell(error.message)),
  );
  listenToWorld(() => state, {
    chats: refreshChats,
    cards: refreshCards,
    everything: refreshAll,
    hour: readHour,
    world: () => location.reload(),
  });
}

void start().catch((error: Error) => tell(error.message));
