import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { jsSignature } from '../bridge/jsSignature';
import { AGENTID, CORPID } from './testWorld';
import type { VendorClient } from './vendorClient';

export interface SdkApp {
  /** Its origin, as `http://127.0.0.1:40000`. */
  origin: string;
  host: string;
  close(): void;
}

// The global build lies beside the one that require() answers with.
const SDK = readFileSync(require.resolve('@wecom/jssdk').replace(/[^/]+$/, 'wecom.global.prod.js'), 'utf8');

/**
 * An app as a bank would write it from the vendor's papers: OAuth, a signer and a page with the real SDK. `/page` shows who is signed in;
 * `?ticket=wrong` signs with a ticket of its own invention. `simulator` is asked late, because the two know one another's address.
 */
export async function startSdkApp(simulator: () => VendorClient): Promise<SdkApp> {
  const server = createServer((request, response) => void answer(simulator(), request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://${host}`, host, close };
}

async function answer(simulator: VendorClient, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
  const member = /member=(\w+)/.exec(request.headers.cookie ?? '')?.[1];
  if (url.pathname === '/sdk.js') return void response.setHeader('content-type', 'text/javascript').end(SDK);
  if (url.pathname === '/sign') return void response.end(JSON.stringify(await sign(simulator, url.searchParams)));
  if (url.pathname === '/back') return signIn(simulator, url, response);
  if (url.pathname === '/page' && !member && url.searchParams.get('login') === '1') return redirectToLogin(simulator, url, response);
  response.setHeader('content-type', 'text/html; charset=utf-8').end(page(simulator.url, member ?? ''));
}

function redirectToLogin(simulator: VendorClient, url: URL, response: ServerResponse): void {
  const redirect_uri = `${url.origin}/back`;
  const query = new URLSearchParams({
    appid: CORPID,
    redirect_uri,
    response_type: 'code',
    scope: 'snsapi_base',
    state: 'S1',
    agentid: String(AGENTID),
  });
  response.writeHead(302, { location: `${simulator.url}/connect/oauth2/authorize?${query}#wechat_redirect` }).end();
}

async function signIn(simulator: VendorClient, url: URL, response: ServerResponse): Promise<void> {
  const query = { access_token: await simulator.token(), code: url.searchParams.get('code') ?? '' };
  const { userid } = await simulator.get('/cgi-bin/auth/getuserinfo', query);
  response.writeHead(302, { location: '/page', 'set-cookie': `member=${String(userid)}; HttpOnly; SameSite=Lax` }).end();
}

async function sign(simulator: VendorClient, query: URLSearchParams): Promise<{ timestamp: number; nonceStr: string; signature: string }> {
  const access_token = await simulator.token();
  const issued =
    query.get('kind') === 'agent'
      ? await simulator.get('/cgi-bin/ticket/get', { access_token, type: 'agent_config' })
      : await simulator.get('/cgi-bin/get_jsapi_ticket', { access_token });
  const url = query.get('url') ?? '';
  const ticket = url.includes('ticket=wrong') ? 'invented' : String(issued['ticket']);
  const timestamp = Math.floor(Date.now() / 1000);
  const nonceStr = 'nonce123';
  return { timestamp, nonceStr, signature: jsSignature({ ticket, nonceStr, timestamp: String(timestamp), url }) };
}

function page(simulatorUrl: string, member: string): string {
  return `<!doctype html><meta charset="utf-8"><title>app</title><script src="${simulatorUrl}/client/bridge.js"></script><script src="/sdk.js"></script>
<body><p id="member">${member}</p><script>
const signer = (kind) => async (url) => (await fetch('/sign?kind=' + kind + '&url=' + encodeURIComponent(url))).json();
const kind = new URLSearchParams(location.search).get('kind') ?? 'agent';
const jsApiList = ['getContext', 'getCurExternalContact', 'sendChatMessage', 'openEnterpriseChat'];
window.settled = new Promise((resolve) => {
  if (!ww.env.isWeCom) return resolve('outside');
  const config = kind === 'agent'
    ? { getAgentConfigSignature: signer('agent'), onAgentConfigSuccess: () => resolve('ok'), onAgentConfigFail: resolve }
    : { getConfigSignature: signer('corp'), onConfigSuccess: () => resolve('ok'), onConfigFail: resolve };
  window.addEventListener('unhandledrejection', (event) => event.preventDefault());
  ww.register({ corpId: '${CORPID}', agentId: ${AGENTID}, jsApiList, ...config });
});
window.run = (name, params) => ww[name](params).then((value) => value, (reason) => ({ ...reason, refused: true }));
</script>`;
}
