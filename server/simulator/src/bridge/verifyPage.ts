import { timingSafeEqual } from 'node:crypto';
import type { Simulator } from '../core/simulator';
import type { App } from '../world/types';
import { jsSignature } from './jsSignature';

/** What a page says of itself at config time, as the bridge forwards it. */
export interface PageClaim {
  name: 'agentConfig' | 'preVerifyJSAPI';
  /** Origin of the message the client host page received; the browser vouches for it. */
  origin: string;
  /** The address the page reports; only believed when it belongs to that origin. */
  href: string;
  params: Record<string, unknown>;
}

export interface PageVerdict {
  /** The reply to the page, in the bridge's form. */
  reply: { err_msg: string; err_code?: number };
  /** The APIs the page may call from now on. */
  granted: string[];
}

/** Checks corp, app, address and signature of a page that calls config or agentConfig, in the client's order. */
export function verifyPage(simulator: Simulator, claim: PageClaim): PageVerdict {
  const { apps, world } = simulator.state.directory;
  const { params, name } = claim;
  const isAgent = name === 'agentConfig';
  if ((isAgent ? params['corpid'] : params['appId']) !== world.corp.corpid) return refuse(name, 'invalid corpId', 40013);
  const app = isAgent ? apps.find((candidate) => String(candidate.agentid) === String(params['agentid'])) : undefined;
  if (isAgent && !app) return refuse(name, 'invalid agentId', 40056);
  if (!isTrusted(claim, app ? [app] : apps)) return refuse(name, 'invalid url domain', 80001);
  const ticket = isAgent
    ? liveTicket(simulator, 'appTicket', String(params['agentid']))
    : liveTicket(simulator, 'corpTicket', world.corp.corpid);
  if (!ticket || !isSigned(claim, ticket)) return refuse(name, 'invalid signature', 40093);
  return { reply: { err_msg: `${name}:ok` }, granted: grantedApis(claim) };
}

function refuse(name: string, why: string, code: number): PageVerdict {
  return { reply: { err_msg: `${name}:fail ${why}`, err_code: code }, granted: [] };
}

function isTrusted({ origin, href }: PageClaim, apps: readonly App[]): boolean {
  if (!URL.canParse(href) || new URL(href).origin !== origin) return false;
  const { host } = new URL(origin);
  return apps.some((app) => app.trustedDomains.includes(host));
}

function liveTicket(simulator: Simulator, kind: 'appTicket' | 'corpTicket', owner: string): string | undefined {
  const ticket = simulator.state.credential(kind, owner);
  return ticket && ticket.expiresAt > simulator.clock.seconds() ? ticket.value : undefined;
}

function isSigned({ name, href, params }: PageClaim, ticket: string): boolean {
  const [timestamp, nonceStr, given] =
    name === 'agentConfig' ? ['timestamp', 'nonceStr', 'signature'] : ['verifyTimestamp', 'verifyNonceStr', 'verifySignature'];
  const [url = ''] = href.split('#');
  const expected = jsSignature({
    ticket,
    url,
    timestamp: String(params[timestamp]),
    nonceStr: String(params[nonceStr]),
  });
  const signature = Buffer.from(String(params[given]));
  return signature.length === expected.length && timingSafeEqual(signature, Buffer.from(expected));
}

function grantedApis({ name, params }: PageClaim): string[] {
  const names = params[name === 'agentConfig' ? 'jsApiList' : 'verifyJsApiList'];
  return Array.isArray(names) ? names.filter((api) => typeof api === 'string') : [];
}
