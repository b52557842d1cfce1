import type { Chat, ChatSummary, ClientApp, ClientInfo, ReceivedMessage } from './api';

export type View = 'chat' | 'cards' | 'workbench';

/** What the page shows. One object, drawn anew after each change. */
export interface ClientState {
  info: ClientInfo;
  /** How far the clock on the wall is ahead of this browser's. */
  wallAheadSeconds: number;
  view: View;
  chats: ChatSummary[];
  /** external_userid of the open chat. */
  open?: string;
  chat?: Chat;
  cards: ReceivedMessage[];
  unreadCards: number;
  /** An address opened from a card, shown in the panel instead of the view's own page. */
  opened?: { url: string; title: string };
  /** On a phone the panel covers the chat; elsewhere it is always there. */
  isPanelUp: boolean;
  /** The app whose pages are shown, when the address names one. */
  agentid?: number;
  /** A sidebar page named in the address; shown only when some app trusts its host. */
  sidebarUrl?: string;
}

/** The page that belongs into the panel now. */
export interface PanelPage {
  url: string;
  title: string;
  /** The chat it belongs to; pages opened elsewhere have none. */
  externalUserId?: string;
}

/** Unix seconds of the clock on the wall. */
export function wallNow({ wallAheadSeconds }: ClientState): number {
  return Date.now() / 1000 + wallAheadSeconds;
}

/** What the state holds of the clock on the wall, from an answer that has just come. */
export function wallAhead({ wallSeconds }: ClientInfo): number {
  return wallSeconds - Math.floor(Date.now() / 1000);
}

export function panelPage(state: ClientState): PanelPage | undefined {
  if (state.opened) return state.opened;
  if (state.view === 'workbench') return pageOf(chosenApp(state, 'workbenchUrl'), 'workbenchUrl');
  const chat = openChat(state);
  if (state.view !== 'chat' || !chat) return undefined;
  const page = givenSidebar(state) ?? pageOf(chosenApp(state, 'sidebarUrl'), 'sidebarUrl');
  return page && { ...page, externalUserId: chat.externalUserId };
}

/** The app that may speak from this origin: the one that trusts its host. */
export function appOfOrigin(info: ClientInfo, origin: string): ClientApp | undefined {
  const { host } = new URL(origin);
  return info.apps.find((app) => app.trustedDomains.includes(host));
}

export function openChat(state: ClientState): ChatSummary | undefined {
  return state.chats.find((chat) => chat.externalUserId === state.open);
}

function givenSidebar({ info, sidebarUrl }: ClientState): PanelPage | undefined {
  const app = sidebarUrl && URL.canParse(sidebarUrl) ? appOfOrigin(info, new URL(sidebarUrl).origin) : undefined;
  return app && sidebarUrl ? { url: sidebarUrl, title: app.name } : undefined;
}

function chosenApp(state: ClientState, kind: 'sidebarUrl' | 'workbenchUrl'): ClientApp | undefined {
  const apps = state.info.apps.filter((app) => app[kind]);
  return apps.find((app) => app.agentid === state.agentid) ?? apps[0];
}

function pageOf(app: ClientApp | undefined, kind: 'sidebarUrl' | 'workbenchUrl'): PanelPage | undefined {
  const url = app?.[kind];
  return app && url ? { url, title: app.name } : undefined;
}
