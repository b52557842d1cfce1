import { realSeconds } from '../core/clock';
import type { Fact } from '../core/facts';
import { randomId } from '../core/ids';
import type { Simulator } from '../core/simulator';
import type { CallbackRecord } from '../core/facts';
import { decryptMessage } from '../wecom/crypto';
import { eventXml, type EventFields } from '../wecom/eventXml';

/** One message or event of a user to the account's address, when it has one. */
export function toAccount(simulator: Simulator, appid: string, openid: string, fields: EventFields & { MsgType: string }): Fact[] {
  const account = simulator.state.directory.world.officialAccounts?.find((one) => one.appid === appid);
  if (!account?.callback) return [];
  const at = realSeconds();
  const plaintext = eventXml({ ToUserName: account.originalId, FromUserName: openid, CreateTime: at, ...fields });
  const event = `${appid}/${String(fields['Event'] ?? fields.MsgType)}`;
  return [{ type: 'callback', callback: { id: randomId(12), agentid: 0, appid, event, plaintext, at } }];
}

/** Keeps passive replies: what an address answers in the same breath reaches the user as a message. */
export function keepReplies(simulator: Simulator): void {
  simulator.changes.on('officialAnswer', ({ appid = '', plaintext }: CallbackRecord, answer: string) => {
    const account = simulator.state.directory.world.officialAccounts?.find((one) => one.appid === appid);
    const encrypted = field(answer, 'Encrypt');
    if (!account?.callback || !encrypted) return;
    const xml = decrypted(account.callback.encodingAesKey, encrypted);
    if (!xml) return;
    const content = { msgtype: field(xml, 'MsgType'), text: field(xml, 'Content'), xml };
    const message = { id: randomId(12), appid, openid: field(plaintext, 'FromUserName'), kind: 'reply', content } as const;
    simulator.commit({ type: 'weChatMessage', message: { ...message, at: simulator.clock.wallSeconds() } });
  });
}

/** Undefined for what cannot be opened: the user then sees nothing. */
function decrypted(key: string, encrypted: string): string | undefined {
  try {
    return decryptMessage(key, encrypted).message;
  } catch {
    return undefined;
  }
}

function field(xml: string, name: string): string {
  return new RegExp(`<${name}>(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?</${name}>`, 's').exec(xml)?.[1] ?? '';
}
