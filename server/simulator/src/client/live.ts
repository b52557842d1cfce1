import type { ClientState } from './state';

interface WorldEvent {
  type: string;
  userid?: string;
  userids?: string[];
}

interface Refreshers {
  chats(): Promise<void>;
  cards(): Promise<void>;
  everything(): Promise<void>;
  hour(): Promise<void>;
  world(): void;
}

/** Asks again for what changed, as the server's events tell; after a lost connection for everything. */
export function listenToWorld(state: () => ClientState, refresh: Refreshers): void {
  const events = new EventSource('/_sim/events');
  events.onopen = () => void refresh.everything();
  events.onmessage = (event: MessageEvent<string>) => {
    const change = JSON.parse(event.data) as WorldEvent;
    const { userid } = state().info.member;
    if (change.type === 'world') refresh.world();
    else if (change.type === 'wallClock') void refresh.hour();
    else if (change.type === 'persons' || change.type === 'follows' || change.userid === userid) void refresh.chats();
    else if (change.userids?.includes(userid)) void refresh.cards();
  };
}
