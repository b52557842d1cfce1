import type { RunningSimulator } from '../startSimulator';
import { AGENTID, CORPID } from '../testing/testWorld';
import { startWithClient, type VendorClient } from '../testing/vendorClient';

const REDIRECT = 'http://app.test:3000/back?to=%2Ftasks';

describe('OAuth', () => {
  let simulator: RunningSimulator;
  let client: VendorClient;
  beforeAll(async () => {
    ({ simulator, client } = await startWithClient());
  });
  afterAll(() => simulator.close());

  const authorize = (change: Record<string, string> = {}): Promise<Response> => {
    const query = {
      appid: CORPID,
      redirect_uri: REDIRECT,
      response_type: 'code',
      scope: 'snsapi_base',
      state: 'abc123',
      agentid: String(AGENTID),
      ...change,
    };
    return fetch(`${simulator.url}/connect/oauth2/authorize?${new URLSearchParams(query)}`, { redirect: 'manual' });
  };
  const exchange = async (code: string): Promise<Record<string, unknown>> =>
    client.get('/cgi-bin/auth/getuserinfo', { access_token: await client.token(), code });
  const mint = async (redirect_uri = REDIRECT): Promise<string> =>
    String((await client.control('POST', 'oauth/code', { userid: 'zhoukexin', agentid: AGENTID, redirect_uri })).body['code']);

  it.each<Record<string, string>>([
    { appid: 'wwother' },
    { redirect_uri: 'javascript:x' },
    { response_type: 'token' },
    { scope: 'snsapi_x' },
    { state: '中' },
    { scope: 'snsapi_privateinfo', agentid: '' },
  ])('authorize shows a fault and gives no code for %j', async (change) => {
    const response = await authorize(change);
    expect([response.status, response.headers.get('location')]).toEqual([200, null]);
    expect(await response.text()).toMatch(/参数/);
  });

  it('a browser in which nobody is signed in is told to open the link in WeCom', async () => {
    expect(await (await authorize()).text()).toContain('请在企业微信客户端打开链接');
  });

  it('redirects the signed-in member back with code and state, and the code tells who he is, once', async () => {
    await client.control('POST', 'oauth/sign-in', { userid: 'ZhouKexin' });
    const back = new URL((await authorize()).headers.get('location') ?? '');
    expect(back.origin + back.pathname).toBe('http://app.test:3000/back');
    expect(back.searchParams.get('to')).toBe('/tasks');
    expect(back.searchParams.get('state')).toBe('abc123');
    const code = back.searchParams.get('code') ?? '';
    expect(await exchange(code)).toMatchObject({ errcode: 0, userid: 'ZhouKexin' });
    expect((await exchange(code))['errcode']).toBe(40029);
  });

  it('a page inside the client host page gets the page that asks its host', async () => {
    const address = `${simulator.url}/connect/oauth2/authorize?${new URLSearchParams({ appid: CORPID, redirect_uri: REDIRECT, response_type: 'code', scope: 'snsapi_base' })}`;
    const response = await fetch(address, { headers: { 'sec-fetch-dest': 'iframe' }, redirect: 'manual' });
    expect(await response.text()).toContain('/client/authorize.js');
  });

  it('a code made for an untrusted host, or the right host with another port, is refused with 50001', async () => {
    expect((await exchange(await mint('http://evil.test/')))['errcode']).toBe(50001);
    expect((await exchange(await mint('http://app.test:3001/')))['errcode']).toBe(50001);
  });

  it('an unknown code and one older than five minutes are refused with 40029', async () => {
    expect((await exchange('nothing'))['errcode']).toBe(40029);
    const code = await mint();
    await client.control('POST', 'clock', { advanceSeconds: 300 });
    expect((await exchange(code))['errcode']).toBe(40029);
  });
});
