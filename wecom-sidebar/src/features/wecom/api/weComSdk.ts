import * as ww from '@wecom/jssdk';
import type { ApiClient } from '@yinqiao/shared/client';

/** What the SDK answered when a call did not succeed (it rejects with a plain object). */
export class WeComError extends Error {
  constructor(
    readonly api: string,
    readonly errMsg: string,
  ) {
    super(errMsg);
    this.name = 'WeComError';
  }

  get cancelled(): boolean {
    return /:cancel$/.test(this.errMsg);
  }

  /** Opened from a place that has no customer, such as the application's own page. */
  get withoutCustomer(): boolean {
    return /without context of external contact/.test(this.errMsg);
  }
}

/** The words of the SDK's rejection: a plain object with `errMsg`, never an Error. */
function messageOf(cause: unknown, api: string): string {
  const { errMsg } = (cause ?? {}) as { errMsg?: unknown };
  return typeof errMsg === 'string' ? errMsg : `${api}:fail`;
}

// Outside the chat tool, or with a broken bridge, the SDK waits for ever; the person must not.
const TIMEOUT_MS = 12_000;

async function answered<T>(api: string, call: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new WeComError(api, `${api}:timeout`)), TIMEOUT_MS);
  });
  try {
    return await Promise.race([call, late]);
  } catch (cause) {
    if (cause instanceof Error) throw cause;
    throw new WeComError(api, messageOf(cause, api));
  } finally {
    clearTimeout(timer);
  }
}

export const isWeCom = (): boolean => ww.env.isWeCom;

/**
 * Registers the page with WeCom; the server signs path and query (the fragment is no part of the signature, so hash routes
 * need one signature only). Calls made afterwards wait for it by themselves.
 */
export function registerSdk(api: ApiClient, app: { corpId: string; agentId: string }): void {
  const sign = (kind: 'corp' | 'agent') => () => api.call('orgs.signJsSdk', { body: { path: location.pathname + location.search, kind } });
  ww.register({
    ...app,
    jsApiList: ['getContext', 'getCurExternalContact', 'sendChatMessage', 'openUserProfile', 'openEnterpriseChat'],
    getConfigSignature: sign('corp'),
    getAgentConfigSignature: sign('agent'),
  });
}

/** Entries of WeCom that stand beside one customer. */
const customerEntries: readonly string[] = ['single_chat_tools', 'contact_profile', 'single_kf_tools'];

/**
 * The customer whose chat is open.
 * @returns their external user id, or null where there is no single customer (a group, the application's page)
 * @throws WeComError when WeCom refuses or does not answer
 */
export async function currentCustomer(): Promise<string | null> {
  const { entry } = await answered('getContext', ww.getContext());
  if (!customerEntries.includes(entry)) return null;
  try {
    return (await answered('getCurExternalContact', ww.getCurExternalContact())).userId;
  } catch (error) {
    if (error instanceof WeComError && error.withoutCustomer) return null;
    throw error;
  }
}

/**
 * Puts a text into the open chat and returns to it; the member confirms there.
 * @throws WeComError (`cancelled` when the member did not confirm)
 */
export async function sendText(content: string): Promise<void> {
  try {
    // Not timed: the member may read for minutes before confirming.
    await ww.sendChatMessage({ msgtype: 'text', enterChat: true, text: { content } });
  } catch (cause) {
    throw new WeComError('sendChatMessage', messageOf(cause, 'sendChatMessage'));
  }
}

/** Opens the chat with one customer who is a WeCom friend. */
export async function openChat(externalUserId: string): Promise<void> {
  await answered('openEnterpriseChat', ww.openEnterpriseChat({ groupName: '', userIds: [], externalUserIds: [externalUserId] }));
}

/** Opens the customer's own page in WeCom. */
export async function openProfile(externalUserId: string): Promise<void> {
  await answered('openUserProfile', ww.openUserProfile({ type: ww.OpenUserProfileType.external, userid: externalUserId }));
}
