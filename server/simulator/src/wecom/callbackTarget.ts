import { createHash } from 'node:crypto';
import type { CallbackRecord } from '../core/facts';
import type { Simulator } from '../core/simulator';
import type { CallbackConfig } from '../world/types';
import { envelopeXml, eventXml } from './eventXml';

/** Where a callback goes and how it is wrapped: to an app of the corp, or to an official account. */
export interface CallbackTarget {
  config: CallbackConfig;
  /** Inside the ciphertext: corpid, or the account's appid. */
  receiveId: string;
  envelope: (encrypted: string) => string;
  /** What the address carries besides msg_signature, timestamp and nonce. */
  query: (config: CallbackConfig, timestamp: string, nonce: string) => Record<string, string>;
}

/** Undefined when there is nothing (any more) to deliver to. */
export function callbackTarget({ state }: Simulator, { agentid, appid }: CallbackRecord): CallbackTarget | undefined {
  const { world, appsByAgentId } = state.directory;
  if (appid !== undefined) {
    const account = world.officialAccounts?.find((one) => one.appid === appid);
    const envelope = (encrypted: string): string => eventXml({ ToUserName: account?.originalId, Encrypt: encrypted });
    return account?.callback && { config: account.callback, receiveId: appid, envelope, query: officialQuery };
  }
  const { corpid } = world.corp;
  const config = appsByAgentId.get(agentid)?.callback;
  const envelope = (encrypted: string): string => envelopeXml(corpid, agentid, encrypted);
  return config && { config, receiveId: corpid, envelope, query: () => ({}) };
}

/** WeChat signs the address too, without the ciphertext, and says that there is one. */
function officialQuery({ token }: CallbackConfig, timestamp: string, nonce: string): Record<string, string> {
  const signature = createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest('hex');
  return { signature, encrypt_type: 'aes' };
}
