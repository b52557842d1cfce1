import type { RunningSimulator } from '../startSimulator';
import { CORPID, SECRET, testWorld } from '../testing/testWorld';
import { startWithClient, type VendorClient } from '../testing/vendorClient';

describe('tokens and tickets', () => {
  let simulator: RunningSimulator;
  let client: VendorClient;
  beforeEach(async () => {
    ({ simulator, client } = await startWithClient());
  });
  afterEach(() => simulator.close());

  it.each([
    [{}, 41002],
    [{ corpid: CORPID }, 41004],
    [{ corpid: 'wwother', corpsecret: SECRET }, 40013],
    [{ corpid: CORPID, corpsecret: 'wrong' }, 40001],
  ])('gettoken refuses %j with %i', async (query, errcode) => {
    expect((await client.get('/cgi-bin/gettoken', query as Record<string, string>)).errcode).toBe(errcode);
  });

  it('gettoken refuses the secret of a disabled app', async () => {
    await client.control('PUT', 'world', testWorld({ enabled: false }));
    expect((await client.get('/cgi-bin/gettoken', { corpid: CORPID, corpsecret: SECRET })).errcode).toBe(50003);
  });

  it('a refusal carries the tail of real replies', async () => {
    const { errmsg } = await client.get('/cgi-bin/gettoken');
    expect(errmsg).toMatch(/^corpid missing, hint: \[\d+_\d+_[0-9a-f]{32}\], from ip: [\d.:a-f]+, more info at https:\S+e=41002$/);
  });

  it('gives the same token with the remaining time until it ends, then a new one', async () => {
    const first = await client.token();
    await client.control('POST', 'clock', { advanceSeconds: 100 });
    const again = await client.get('/cgi-bin/gettoken', { corpid: CORPID, corpsecret: SECRET });
    expect(again).toMatchObject({ errcode: 0, access_token: first });
    expect(again['expires_in']).toBeGreaterThan(7000);
    expect(again['expires_in']).toBeLessThanOrEqual(7100);
    await client.control('POST', 'clock', { advanceSeconds: 7200 });
    expect(await client.token()).not.toBe(first);
    expect((await client.get('/cgi-bin/get_jsapi_ticket', { access_token: first })).errcode).toBe(42001);
  });

  it('a call without a token is 41001, with an unknown one 40014', async () => {
    expect((await client.get('/cgi-bin/get_jsapi_ticket')).errcode).toBe(41001);
    expect((await client.get('/cgi-bin/get_jsapi_ticket', { access_token: 'x' })).errcode).toBe(40014);
  });

  it('a POST endpoint refuses GET and broken JSON with 40058', async () => {
    const query = { access_token: await client.token() };
    expect((await client.get('/cgi-bin/message/send', query)).errcode).toBe(40058);
    expect((await client.post('/cgi-bin/message/send', '{', query)).errcode).toBe(40058);
    expect((await client.post('/cgi-bin/message/send', '[]', query)).errcode).toBe(40058);
  });

  it('an app outside 客户联系 is refused with 48002', async () => {
    const access_token = await client.token('secret-of-app-2');
    expect((await client.get('/cgi-bin/externalcontact/list', { access_token, userid: 'ZhouKexin' })).errcode).toBe(48002);
  });

  it('an unknown vendor path is 404', async () => {
    expect((await fetch(`${simulator.url}/cgi-bin/nothing`)).status).toBe(404);
  });

  it('corp and app tickets differ, are stable, and other types are refused', async () => {
    const access_token = await client.token();
    const corp = await client.get('/cgi-bin/get_jsapi_ticket', { access_token });
    const app = await client.get('/cgi-bin/ticket/get', { access_token, type: 'agent_config' });
    expect(corp).toMatchObject({ errcode: 0, expires_in: 7200 });
    expect(app['ticket']).not.toBe(corp['ticket']);
    expect((await client.get('/cgi-bin/ticket/get', { access_token, type: 'agent_config' }))['ticket']).toBe(app['ticket']);
    expect((await client.get('/cgi-bin/ticket/get', { access_token, type: 'wx_card' })).errcode).toBe(91040);
  });

  it('loading a world keeps the tokens of apps that stay the same and ends those of changed ones', async () => {
    const kept = await client.token();
    const ended = await client.token('secret-of-app-2');
    const world = testWorld();
    await client.control('PUT', 'world', { ...world, apps: world.apps.slice(0, 1) });
    expect((await client.get('/cgi-bin/get_jsapi_ticket', { access_token: kept })).errcode).toBe(0);
    expect((await client.get('/cgi-bin/get_jsapi_ticket', { access_token: ended })).errcode).toBe(40014);
  });
});
