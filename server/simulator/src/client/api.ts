/** The control API as the client host page uses it. */
export interface ClientApp {
  agentid: number;
  name: string;
  sidebarUrl?: string;
  workbenchUrl?: string;
  trustedDomains: string[];
  externalContact: boolean;
}

export interface ClientInfo {
  corp: { corpid: string; name: string };
  member: { userid: string; name: string; hasContactFunction: boolean };
  apps: ClientApp[];
  embedders: string[];
  /** The clock on the wall when this was asked. */
  wallSeconds: number;
}

interface Message {
  id: string;
  from: 'member' | 'customer';
  msgtype: string;
  content: { content?: string; title?: string };
  at: number;
}

export interface ChatSummary {
  externalUserId: string;
  name: string;
  remark: string;
  at: number;
  isFriend: boolean;
  last?: Message;
}

export interface Chat {
  friendSince: number | null;
  isFriend: boolean;
  messages: Message[];
}

export interface ReceivedMessage {
  msgid: string;
  agentid: number;
  msgtype: string;
  at: number;
  content: Record<string, unknown>;
  clicks: number;
  replaceName?: string;
}

/** Refusals of the control API in the member's words. */
const REFUSALS: Record<string, string> = {
  NOT_FRIENDS: '对方已不是你的好友',
  BUTTONS_REPLACED: '这张卡片已经处理过了',
  KEY_UNKNOWN: '这张卡片已经更新，请看最新的内容',
  MEMBER_UNKNOWN: '没有这位成员',
  PERSON_UNKNOWN: '没有这位客户',
};

/** The answer's JSON; a refusal becomes an Error in words for the screen. */
export async function call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await fetch(`/_sim/${path}`, init);
  const answer = (await response.json()) as T & { error?: { code: string } };
  if (!response.ok) throw new Error(REFUSALS[answer.error?.code ?? ''] ?? '请稍后再试');
  return answer;
}

export const segment = encodeURIComponent;
