import { request } from 'node:http';
import type { RunningSimulator } from '../startSimulator';
import { AGENTID, CORPID, SECRET, testWorld } from '../testing/testWorld';
import { startWithClient, type Answer, type VendorClient } from '../testing/vendorClient';

describe('limits and penalties', () => {
  let simulator: RunningSimulator;
  let client: VendorClient;
  let access_token: string;
  beforeEach(async () => {
    ({ simulator, client } = await startWithClient());
    access_token = await client.token();
  });
  afterEach(() => simulator.close());

  const list = (): Promise<Answer> => client.get('/cgi-bin/externalcontact/list', { access_token, userid: 'ZhouKexin' });
  const limit = (settings: object): Promise<unknown> => client.control('PUT', 'limits', settings);
  const pass = (advanceSeconds: number): Promise<unknown> => client.control('POST', 'clock', { advanceSeconds });
  const codes = async (call: () => Promise<Answer>, times: number): Promise<unknown[]> => {
    const seen: unknown[] = [];
    for (let index = 0; index < times; index++) seen.push((await call()).errcode);
    return seen;
  };
  /** A call from another address of this machine. */
  const callFrom = (localAddress: string, path: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const outgoing = request(`${simulator.url}${path}`, { localAddress }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString()) as Answer));
      });
      outgoing.once('error', reject).end();
    });
  const getToken = (corpsecret: string): Promise<Answer> => client.get('/cgi-bin/gettoken', { corpid: CORPID, corpsecret });

  it('an API over its minute is refused until the penalty ends, others go on', async () => {
    await limit({ quantities: { corpCallsPerMinute: 2 } });
    expect(await codes(list, 4)).toEqual([0, 0, 45009, 45009]);
    expect((await client.get('/cgi-bin/get_jsapi_ticket', { access_token })).errcode).toBe(0);
    const { penalties } = (await client.control('GET', 'limits')).body;
    expect(penalties).toEqual([{ key: 'corp /cgi-bin/externalcontact/list minute', until: expect.any(Number) as number }]);
    await pass(61);
    expect((await list()).errcode).toBe(0);
  });

  it.each(['corpCallsPerHour', 'ipCallsPerHour'])('over %s it takes an hour', async (name) => {
    await limit({ quantities: { [name]: 1 } });
    expect(await codes(list, 2)).toEqual([0, 45009]);
    await pass(3590);
    expect((await client.get('/cgi-bin/externalcontact/list', { access_token, userid: 'ZhouKexin' })).errcode).toBe(45009);
    await pass(12);
    expect((await list()).errcode).toBe(0);
  });

  it('counts each address for itself', async () => {
    await limit({ quantities: { ipCallsPerMinute: 1 } });
    expect(await codes(list, 2)).toEqual([0, 45009]);
    const other = await callFrom('127.0.0.2', `/cgi-bin/externalcontact/list?access_token=${access_token}&userid=ZhouKexin`);
    expect(other.errcode).toBe(0);
  });

  it("an API's own limit can be set, and the platform's is in force without", async () => {
    const ticket = (): Promise<Answer> => client.get('/cgi-bin/ticket/get', { access_token, type: 'agent_config' });
    expect(new Set(await codes(ticket, 100))).toEqual(new Set([0]));
    expect((await ticket()).errcode).toBe(45009);
    await limit({ paths: { '/cgi-bin/externalcontact/list': [{ span: 'day', most: 1, per: 'app' }] } });
    expect(await codes(list, 2)).toEqual([0, 45009]);
  });

  it('too many wrong secrets ban the address from gettoken for an hour, and no other', async () => {
    await limit({ quantities: { badSecretsPerHour: 3 } });
    expect(await codes(() => getToken('wrong'), 4)).toEqual([40001, 40001, 40001, 45009]);
    expect((await getToken(SECRET)).errcode).toBe(45009);
    expect((await callFrom('127.0.0.2', `/cgi-bin/gettoken?corpid=${CORPID}&corpsecret=${SECRET}`)).errcode).toBe(0);
    await pass(3601);
    expect((await getToken(SECRET)).errcode).toBe(0);
  });

  it('too many calls of one API at once are 45033, and fewer are well again at once', async () => {
    await limit({ quantities: { concurrentCalls: 2 } });
    await client.control('PUT', 'faults', [{ path: '/cgi-bin/externalcontact/list', times: 2, delayMs: 300 }]);
    const answers = await Promise.all([list(), list(), list()]);
    expect(answers.map(({ errcode }) => errcode).sort()).toEqual([0, 0, 45033]);
    expect((await list()).errcode).toBe(0);
  });

  it('app messages are not counted but have limits of their own a day and a member', async () => {
    const text = { touser: 'ZhouKexin', agentid: AGENTID, msgtype: 'text', text: { content: '早' } };
    const send = (): Promise<Answer> => client.post('/cgi-bin/message/send', text, { access_token });
    await limit({ quantities: { corpCallsPerMinute: 1, messagesPerMemberMinute: 2 } });
    expect(await codes(send, 3)).toEqual([0, 0, 0]);
    expect((await client.control('GET', 'members/ZhouKexin/received')).body).toMatchObject({ received: 2, dropped: 1 });
    await limit({ quantities: { accounts: 0 } });
    expect((await send()).errcode).toBe(45009);
  });

  it('a login code that is good does not count, one that is not does', async () => {
    await client.control('PUT', 'world', testWorld());
    access_token = await client.token();
    await limit({ quantities: { corpCallsPerMinute: 1 } });
    const info = (code: string): Promise<Answer> => client.get('/cgi-bin/auth/getuserinfo', { access_token, code });
    for (let index = 0; index < 3; index++) {
      const { code } = (await client.control('POST', 'oauth/code', { userid: 'LiMing', redirect_uri: 'http://app.test:3000/' })).body;
      expect((await info(String(code))).errcode).toBe(0);
    }
    expect(await codes(() => info('bad'), 2)).toEqual([40029, 45009]);
  });

  it('counts calls and codes per API, and can begin anew', async () => {
    await client.control('DELETE', 'calls');
    await list();
    await client.get('/cgi-bin/externalcontact/list', { access_token, userid: 'LiMing' });
    expect((await client.control('GET', 'calls')).body['summary']).toEqual({
      '/cgi-bin/externalcontact/list': { calls: 2, errcodes: { 0: 1, 84061: 1 } },
    });
  });

  it('figures that are not known are refused', async () => {
    expect((await client.control('PUT', 'limits', { quantities: { cats: 9 } })).status).toBe(400);
  });
});
