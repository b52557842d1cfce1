import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RunningSimulator } from '../startSimulator';
import { AGENTID, CALLBACK_KEYS, SECRET } from '../testing/testWorld';
import { startWithClient, type Answer, type VendorClient } from '../testing/vendorClient';
import { decryptMessage } from '../wecom/crypto';

describe('what the administrator and the platform do to an app', () => {
  let simulator: RunningSimulator;
  let client: VendorClient;
  let access_token: string;
  beforeEach(async () => {
    ({ simulator, client } = await startWithClient());
    access_token = await client.token();
  });
  afterEach(() => simulator.close());

  const list = (): Promise<Answer> => client.get('/cgi-bin/externalcontact/list', { access_token, userid: 'ZhouKexin' });
  const change = (body: object): Promise<{ status: number; body: Answer }> => client.control('POST', `apps/${AGENTID}`, body);

  it.each([
    ['expired', 42001],
    ['withdrawn', 40014],
  ])('a token that is %s early is %i, and gettoken gives another', async (as, errcode) => {
    await client.control('POST', `apps/${AGENTID}/revoke-token`, { as });
    expect((await list()).errcode).toBe(errcode);
    const next = await client.token();
    expect(next).not.toBe(access_token);
    access_token = next;
    expect((await list()).errcode).toBe(0);
  });

  it('a new secret ends the token (40014) and the old secret (40001)', async () => {
    await change({ secret: 'a-new-secret' });
    expect((await list()).errcode).toBe(40014);
    expect((await client.get('/cgi-bin/gettoken', { corpid: 'wwtest00000000001', corpsecret: SECRET })).errcode).toBe(40001);
    access_token = await client.token('a-new-secret');
    expect((await list()).errcode).toBe(0);
    expect((await change({ secret: 'secret-of-app-2' })).status).toBe(409);
  });

  it.each([
    ['addresses that are not trusted', { trustedIps: ['10.0.0.1'] }, 60020],
    ['a disabled app', { enabled: false }, 50003],
    ['an app outside 客户联系', { externalContact: false }, 48002],
    ['both: the address is looked at first', { trustedIps: [], enabled: false }, 60020],
  ])('refuses %s while it lasts', async (_what, settings, errcode) => {
    await change(settings);
    expect((await list()).errcode).toBe(errcode);
    await change({ trustedIps: ['127.0.0.1'], enabled: true, externalContact: true });
    expect((await list()).errcode).toBe(0);
  });

  it('shows no secret and knows no stranger', async () => {
    const { body } = await client.control('GET', 'apps');
    expect(JSON.stringify(body)).not.toContain(SECRET);
    expect((await client.control('POST', 'apps/1', {})).status).toBe(404);
  });

  it.each([
    ['gives the echo back', (echo: string) => echo, 200],
    ['puts it in quotes', (echo: string) => `"${echo}"`, 409],
    ['answers something else', () => 'success', 409],
  ])('a callback address that %s is answered with %3$i', async (_what, answer, status) => {
    const server = createServer((request, response) => {
      const echostr = new URL(request.url ?? '', 'http://x').searchParams.get('echostr') ?? '';
      response.end(answer(decryptMessage(CALLBACK_KEYS.encodingAesKey, echostr).message));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`;
    const saved = await client.control('PUT', `apps/${AGENTID}/callback`, { url, ...CALLBACK_KEYS });
    expect(saved.status).toBe(status);
    const { apps } = (await client.control('GET', 'apps')).body as unknown as { apps: { callbackUrl?: string }[] };
    expect(apps[0]?.callbackUrl).toBe(status === 200 ? url : undefined);
    server.close();
    server.closeAllConnections();
  });
});
