import { currentEnv } from '../platform/env/currentEnv';
import { leaseNow } from '../platform/clock/clock';
import { callJson } from '../platform/http-client/httpClient';
import { WecomError } from './WecomError';

/** A value the platform lends for two hours: fetched once at a time, kept until shortly before it ends, never shown to a browser or a log. */
const EARLY_MS = 60_000;

interface Lent {
  value: string;
  until: number;
}

function lender(fetchOne: () => Promise<{ value: string; expiresIn: number }>) {
  let held: Lent | null = null;
  let flight: Promise<string> | null = null;
  async function fetchAndKeep(): Promise<string> {
    const { value, expiresIn } = await fetchOne();
    held = { value, until: leaseNow().getTime() + expiresIn * 1000 - EARLY_MS };
    return value;
  }
  return {
    get(): Promise<string> {
      if (held && held.until > leaseNow().getTime()) return Promise.resolve(held.value);
      flight ??= fetchAndKeep().finally(() => (flight = null));
      return flight;
    },
    drop(): void {
      held = null;
    },
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const accessToken = lender(async () => {
  const { wecomApiBase, wecom } = currentEnv();
  const url = new URL(`${wecomApiBase}/cgi-bin/gettoken`);
  url.searchParams.set('corpid', wecom.corpId);
  url.searchParams.set('corpsecret', wecom.secret);
  const reply = (await callJson('GET', url)) as Record<string, unknown>;
  const errcode = Number(reply['errcode'] ?? 0);
  if (errcode !== 0) throw new WecomError(errcode, 'gettoken');
  return { value: text(reply['access_token']), expiresIn: Number(reply['expires_in']) };
});

export { lender, text };
