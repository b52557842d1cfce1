import type Taro from '@tarojs/taro';
import { useDidShow, useLaunch } from '@tarojs/taro';
import type { Data } from '@yinqiao/shared/contracts';
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
  /** The customer sent word that they would not hear from whom it names; it holds until the code is scanned again. */
  declined: boolean;
  /** What was kept before: it comes back if the server does not know this one. */
  before?: KeptEntry;
}

const KEY = 'entry';
const DAY_MS = 86_400_000;

function keptEntry(): KeptEntry | undefined {
  const kept = storage.read<KeptEntry>(KEY);
  return kept && Date.now() - kept.at < ENTRY_KEPT_DAYS * DAY_MS ? kept : undefined;
}

/** What a form begins with: a customer who declined once need not do so again. */
export const hasDeclined = (): boolean => keptEntry()?.declined ?? false;

/**
 * What a claim or an enquiry that is sent now says of it. Who takes a no back asks for them anew: that is a visit of its own, which
 * counts from now.
 * @param declined the customer would not hear from whom it names
 */
export function entryToSend(declined: boolean): { entry?: { entryId: string; visitId: string; declined: boolean } } {
  const kept = keptEntry();
  if (!kept) return {};
  const { entryId } = kept;
  const visitId = kept.declined && !declined ? randomKey() : kept.visitId;
  storage.write(KEY, { ...kept, visitId, declined } satisfies KeptEntry);
  return { entry: { entryId, visitId, declined } };
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
  const before = kept?.entryId === entryId ? kept.before : kept;
  const visit = { entryId, visitId: randomKey(), at: Date.now(), told: false, declined: false };
  const fresh: KeptEntry = before ? { ...visit, before } : visit;
  storage.write(KEY, fresh);
  return fresh;
}

/** The code that was heard of last, and the visit that began with a mini-program code. */
let heard: string | undefined;
let scanned: string | undefined;

/** Notes the code that a query brings. One that is heard of again was not scanned again: the app was only looked at again. */
function hear(query: Record<string, unknown>): void {
  const code = codeIn(query);
  if (code === undefined || code === heard) return;
  heard = code;
  const { visitId } = note(code);
  if (query['scene'] !== undefined) scanned = visitId;
}

const telling = new Set<string>();

/** Tells the server once; without an answer, or before a sign-in, it is told when the app is shown again. */
async function tell(): Promise<void> {
  const kept = keptEntry();
  if (!kept || kept.told || telling.has(kept.visitId)) return;
  const { entryId, visitId } = kept;
  telling.add(visitId);
  try {
    hearAnswer(visitId, await call('channels.open', { params: { entryId, visitId } }));
  } catch {
    return;
  } finally {
    telling.delete(visitId);
  }
}

function hearAnswer(visitId: string, { counts, campaignId }: Data<'channels.open'>): void {
  const kept = storage.read<KeptEntry>(KEY);
  if (kept?.visitId !== visitId) return;
  const { before, ...visit } = kept;
  if (counts) {
    storage.write(KEY, { ...visit, told: true } satisfies KeptEntry);
    // A mini-program code names no page of a campaign: the code itself knows it.
    if (visitId === scanned && campaignId !== null) go.campaign(campaignId);
  } else if (before) {
    storage.write(KEY, before);
    void tell();
  } else storage.remove(KEY);
}

/** In a browser the first page is drawn before the app hears that it was launched: the code is noted as the program is read. */
export function noteEntryOfAddress(): void {
  if (isWeapp) return;
  hear(queryOfAddress());
  window.addEventListener('hashchange', () => {
    hear(queryOfAddress());
    void tell();
  });
}

/** Notes the code that a scan brought, when the app is opened and each time it is opened anew, and tells of the one that is kept. */
export function useEntry(): void {
  const come = (options: { query?: Record<string, unknown> } | undefined) => {
    // In a browser being shown says nothing of the address, which may have been left days ago.
    if (isWeapp) hear(options?.query ?? {});
    void tell();
  };
  useLaunch(come);
  useDidShow((options?: Taro.getLaunchOptionsSync.LaunchOptions) => come(options));
}
