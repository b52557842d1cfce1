import type Taro from '@tarojs/taro';
import { useDidShow, useLaunch } from '@tarojs/taro';
import { ENTRY_KEPT_DAYS, isEntryCode } from '@yinqiao/shared/domain';
import { call } from './api';
import { randomKey } from './idempotency';
import { go } from './navigation';
import { storage } from './storage';
import { isWeapp } from './target';

/** The code through which the customer came: the last one wins, and it is kept as long as it may count. */
interface KeptEntry {
  entryId: string;
  /** Names this visit, not the phone: each visit has another. */
  visitId: string;
  /** By the phone's own clock. */
  at: number;
  /** The server knows of the visit. */
  told: boolean;
}

const KEY = 'entry';
const DAY_MS = 86_400_000;

function keptEntry(): KeptEntry | undefined {
  const kept = storage.read<KeptEntry>(KEY);
  return kept && Date.now() - kept.at < ENTRY_KEPT_DAYS * DAY_MS ? kept : undefined;
}

/** What a claim or an enquiry says of it. @param declined the customer would not hear from whom it names */
export function entryTold(declined: boolean): { entry?: { entryId: string; visitId: string; declined: boolean } } {
  const kept = keptEntry();
  return kept ? { entry: { entryId: kept.entryId, visitId: kept.visitId, declined } } : {};
}

/** The query of a page that says who invited. */
export function entryQuery(): { entryId?: string } {
  const kept = keptEntry();
  return kept ? { entryId: kept.entryId } : {};
}

/** A mini-program code brings `scene`, a link `entry`; the characters of a code need no decoding. */
function codeIn({ entry, scene }: Record<string, unknown>): string | undefined {
  const text = entry ?? scene;
  return typeof text === 'string' && isEntryCode(text) ? text : undefined;
}

/** In a browser the query stands behind the hash, or before it in links that other programs have rewritten. */
const queryOfAddress = (): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(`${location.search.slice(1)}&${location.hash.split('?')[1] ?? ''}`));

/** Coming back to the same code within a day is the same visit. */
function note(entryId: string): KeptEntry {
  const kept = keptEntry();
  if (kept?.entryId === entryId && Date.now() - kept.at < DAY_MS) return kept;
  const fresh = { entryId, visitId: randomKey(), at: Date.now(), told: false };
  storage.write(KEY, fresh);
  return fresh;
}

/** Tells the server once; without an answer, or before a sign-in, it is told when the app is shown again. */
async function tell(kept: KeptEntry): Promise<{ campaignId: string | null } | null> {
  const { entryId, visitId } = kept;
  try {
    const { counts, campaignId } = await call('channels.open', { params: { entryId, visitId } });
    if (storage.read<KeptEntry>(KEY)?.visitId !== visitId) return null;
    if (counts) storage.write(KEY, { ...kept, told: true });
    else storage.remove(KEY);
    return { campaignId };
  } catch {
    return null;
  }
}

async function come(query: Record<string, unknown>): Promise<void> {
  const code = codeIn(query);
  const kept = code === undefined ? keptEntry() : note(code);
  if (!kept || kept.told) return;
  const answer = await tell(kept);
  // A mini-program code names no page of a campaign: the code itself knows it.
  if (code !== undefined && query['scene'] !== undefined && answer?.campaignId) go.campaign(answer.campaignId);
}

/** In a browser the first page is drawn before the app hears that it was launched: the code is noted as the program is read. */
export function noteEntryOfAddress(): void {
  const code = isWeapp ? undefined : codeIn(queryOfAddress());
  if (code !== undefined) note(code);
}

const queryOf = (options: { query?: Record<string, unknown> } | undefined): Record<string, unknown> =>
  isWeapp ? (options?.query ?? {}) : queryOfAddress();

/** Notes the code that a scan or a link brought, when the app is opened and each time it is opened anew. */
export function useEntry(): void {
  useLaunch((options) => void come(queryOf(options)));
  useDidShow((options?: Taro.getLaunchOptionsSync.LaunchOptions) => void come(queryOf(options)));
}
