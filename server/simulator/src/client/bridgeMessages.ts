/** What the bridge in a page and the client host page say to one another. */

/** Page to host: one call of WeixinJSBridge.invoke. */
export interface InvokeMessage {
  type: 'yq-sim:invoke';
  /** Tells documents apart: what one was granted does not pass to the next one in the same frame. */
  page: string;
  call: number;
  name: string;
  params: Record<string, unknown>;
  href: string;
}

/** In the bridge's own form: `err_msg` is `name:ok`, `name:cancel` or `name:fail …`. */
export interface BridgeReply {
  err_msg: string;
  err_code?: number;
  [field: string]: unknown;
}

export interface ReplyMessage {
  type: 'yq-sim:reply';
  page: string;
  call: number;
  reply: BridgeReply;
}

/** Authorize page to host, and back. */
export interface WhoMessage {
  type: 'yq-sim:who';
}

export interface MemberMessage {
  type: 'yq-sim:member';
  userid: string;
}

/** Whether something received is a message of that type. */
export function isMessage<T extends { type: string }>(value: unknown, type: T['type']): value is T {
  return typeof value === 'object' && value !== null && (value as { type?: unknown }).type === type;
}
