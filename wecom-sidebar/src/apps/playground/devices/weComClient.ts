/** What the RM's WeCom should show: the chat with the story's customer once they are friends, before that the lead's card. */
export interface WeComView {
  userid: string;
  externalUserId: string | null;
  view: 'chat' | 'cards';
}

/** Tells two places apart. */
export const placeKey = ({ view, externalUserId }: WeComView): string => externalUserId ?? view;

/** The address of the client host page for a first load. */
export function clientAddress(clientUrl: string, { userid, externalUserId, view }: WeComView): string {
  const address = new URL(clientUrl);
  address.searchParams.set('userid', userid);
  address.searchParams.set('view', view);
  if (externalUserId !== null) {
    address.searchParams.set('chat', externalUserId);
    address.searchParams.set('panel', '1');
  }
  return address.href;
}

/** Asks a loaded client host page to go there; it follows embedders that its world allows. */
export function openInClient(frame: HTMLIFrameElement | null, clientUrl: string, { userid, externalUserId, view }: WeComView): void {
  const place = externalUserId === null ? { view } : { externalUserId, panel: true };
  frame?.contentWindow?.postMessage({ type: 'yq-sim:open', userid, ...place }, new URL(clientUrl).origin);
}
