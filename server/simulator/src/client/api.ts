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
}

interface Message {
  id: string;
  from: 'member' | 'customer';
  msgtype: string;
  content: { content?: string };
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

/** The answer's JSON; a refusal becomes an Error with its message. */
export async function call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await fetch(`/_sim/${path}`, init);
  const answer = (await response.json()) as T & { error?: { message: string } };
  if (!response.ok) throw new Error(answer.error?.message ?? String(response.status));
  return answer;
}

export const segment = encodeURIComponent;
