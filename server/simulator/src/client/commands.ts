import { isMessage } from './bridgeMessages';
import type { View } from './state';

/** What an embedding page may ask: another member, a chat, the cards or the workbench. */
export interface OpenCommand {
  userid?: string;
  externalUserId?: string;
  view?: View;
  /** On a phone, show the side panel at once. */
  panel?: boolean;
  agentid?: number;
  sidebarUrl?: string;
}

interface OpenMessage {
  type: 'yq-sim:open';
  userid?: unknown;
  externalUserId?: unknown;
  view?: unknown;
  cards?: unknown;
  panel?: unknown;
}

const VIEWS: readonly string[] = ['chat', 'cards', 'workbench'];

/** Follows `yq-sim:open` messages of the embedding page when its origin is allow-listed in the world. */
export function listenToEmbedder(embedders: () => readonly string[], follow: (command: OpenCommand) => void): void {
  if (window.parent === window) return;
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window.parent || !embedders().includes(event.origin)) return;
    if (isMessage<OpenMessage>(event.data, 'yq-sim:open')) follow(readCommand(event.data));
  });
  for (const origin of embedders()) window.parent.postMessage({ type: 'yq-sim:ready' }, origin);
}

function readCommand({ userid, externalUserId, view, cards, panel }: OpenMessage): OpenCommand {
  const wanted = cards === true ? 'cards' : typeof view === 'string' && VIEWS.includes(view) ? (view as View) : undefined;
  return {
    ...(typeof userid === 'string' && { userid }),
    ...(typeof externalUserId === 'string' && { externalUserId }),
    ...(wanted && { view: wanted }),
    panel: panel === true,
  };
}
