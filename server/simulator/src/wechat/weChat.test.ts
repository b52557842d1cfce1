import type { RunningSimulator } from '../startSimulator';
import { APP_SECRET, APPID, testWorld } from '../testing/testWorld';
import { startWithClient, type Answer, type VendorClient } from '../testing/vendorClient';

describe('WeChat mini-program', () => {
  let simulator: RunningSimulator;
  let client: VendorClient;
  beforeAll(async () => {
    ({ simulator, client } = await startWithClient());
  });
  afterAll(() => simulator.close());

  const login = (change: Record<string, string>): Promise<Answer> =>
    client.get('/sns/jscode2session', { appid: APPID, secret: APP_SECRET, grant_type: 'authorization_code', ...change });
  const loginCode = async (who: Record<string, string>): Promise<string> =>
    String((await client.control('POST', 'login-code', { appid: APPID, ...who })).body['js_code']);
  const stable = (change: Record<string, string>): Promise<Answer> =>
    client.post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid: APPID, secret: APP_SECRET, ...change });

  it.each([
    [{ appid: '' }, 41002],
    [{ secret: '' }, 41004],
    [{ appid: 'wxother' }, 40013],
    [{ secret: 'wrong' }, 40125],
    [{ grant_type: 'x' }, 40002],
    [{ js_code: '' }, 41008],
    [{ js_code: 'nothing' }, 40029],
  ])('jscode2session refuses %j with %i', async (change, errcode) => {
    const answer = await login({ js_code: 'x', ...change });
    expect(answer.errcode).toBe(errcode);
    expect(answer['errmsg']).toMatch(/ rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/);
  });

  it('tells openid, session_key and unionid without an errcode, once for each code', async () => {
    const js_code = await loginCode({ openid: 'openid-wang' });
    const session = await login({ js_code });
    expect(session).toEqual({ openid: 'openid-wang', unionid: 'union-wang', session_key: expect.any(String) as unknown });
    expect((await login({ js_code })).errcode).toBe(40163);
  });

  it('refuses a code after five minutes and gives none for strangers', async () => {
    const js_code = await loginCode({ unionid: 'union-wang' });
    await client.control('POST', 'clock', { advanceSeconds: 300 });
    expect((await login({ js_code })).errcode).toBe(40029);
    expect((await client.control('POST', 'login-code', { appid: APPID, openid: 'ghost' })).status).toBe(404);
    expect((await client.control('POST', 'login-code', { appid: 'wxother', openid: 'openid-wang' })).status).toBe(404);
  });

  it('a code of one mini-program is not valid in another', async () => {
    const world = testWorld();
    const persons = [{ unionid: 'union-wang', name: '王先生', openid: { [APPID]: 'o1', wxtwo: 'o2' } }];
    await client.control('PUT', 'world', {
      ...world,
      persons,
      follows: [],
      miniprograms: [...(world.miniprograms ?? []), { appid: 'wxtwo', secret: 's2' }],
    });
    const js_code = await loginCode({ unionid: 'union-wang' });
    expect((await login({ js_code, appid: 'wxtwo', secret: 's2' })).errcode).toBe(40029);
    expect(await login({ js_code })).toMatchObject({ openid: 'o1', unionid: 'union-wang' });
  });

  it('says JSON but calls it plain text, as the vendor does', async () => {
    const response = await fetch(`${simulator.url}/sns/jscode2session`);
    expect(response.headers.get('content-type')).toContain('text/plain');
  });

  it('stable_token gives every caller the same token and refuses what does not fit', async () => {
    const first = await stable({});
    expect(first).toMatchObject({ expires_in: 7200 });
    expect(first).not.toHaveProperty('errcode');
    expect((await stable({}))['access_token']).toBe(first['access_token']);
    expect((await stable({ grant_type: 'x' })).errcode).toBe(40002);
    expect((await stable({ secret: 'wrong' })).errcode).toBe(40125);
    expect((await client.get('/cgi-bin/stable_token')).errcode).toBe(43002);
    expect((await client.post('/cgi-bin/stable_token', '{')).errcode).toBe(47001);
  });
});
