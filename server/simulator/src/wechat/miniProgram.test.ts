import { createHmac } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import type { RunningSimulator } from '../startSimulator';
import { APP_SECRET, APPID } from '../testing/testWorld';
import { startWithClient, type Answer, type VendorClient } from '../testing/vendorClient';

describe('what a mini-program server calls with its token', () => {
  let simulator: RunningSimulator;
  let client: VendorClient;
  let access_token: string;
  const renew = async (): Promise<void> => {
    const token = await client.post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid: APPID, secret: APP_SECRET });
    access_token = String(token['access_token']);
  };
  beforeEach(async () => {
    ({ simulator, client } = await startWithClient());
    await renew();
  });
  afterEach(() => simulator.close());

  const post = (path: string, body: unknown): Promise<Answer> => client.post(path, body, { access_token });
  const pass = async (advanceSeconds: number): Promise<void> => {
    await client.control('POST', 'clock', { advanceSeconds });
    await renew();
  };
  const logIn = async (): Promise<Answer> => {
    const { js_code } = (await client.control('POST', 'login-code', { appid: APPID, openid: 'openid-wang' })).body;
    const query = { appid: APPID, secret: APP_SECRET, grant_type: 'authorization_code', js_code: String(js_code) };
    return client.get('/sns/jscode2session', query);
  };

  it.each([
    ['no token', '', 41001],
    ['a strange token', 'x', 40001],
  ])('%s is refused and a request id', async (_what, token, errcode) => {
    const answer = await client.post('/cgi-bin/message/subscribe/send', {}, { access_token: token });
    expect(answer).toMatchObject({ errcode, errmsg: expect.stringContaining('rid: ') as unknown });
  });

  it('a token ends (42001), WeCom knows no such token (40014), and a body must be JSON (47001)', async () => {
    expect((await post('/wxa/generatescheme', '{')).errcode).toBe(47001);
    expect((await client.get('/wxa/generatescheme', { access_token })).errcode).toBe(43002);
    expect((await client.get('/cgi-bin/externalcontact/list', { access_token })).errcode).toBe(40014);
    await client.control('POST', 'clock', { advanceSeconds: 7200 });
    expect((await post('/wxa/generatescheme', {})).errcode).toBe(42001);
  });

  it('the phone number of who pressed the button, once', async () => {
    const asked = { appid: APPID, openid: 'openid-wang', phoneNumber: '13800138000' };
    const { code } = (await client.control('POST', 'phone-code', asked)).body;
    const answer = await post('/wxa/business/getuserphonenumber', { code });
    expect(answer['phone_info']).toEqual({
      phoneNumber: '13800138000',
      purePhoneNumber: '13800138000',
      countryCode: '86',
      watermark: { appid: APPID, timestamp: expect.any(Number) as unknown },
    });
    expect((await post('/wxa/business/getuserphonenumber', { code })).errcode).toBe(40029);
    const late = (await client.control('POST', 'phone-code', asked)).body['code'];
    await pass(300);
    expect((await post('/wxa/business/getuserphonenumber', { code: late })).errcode).toBe(40029);
    const login = (await client.control('POST', 'login-code', { appid: APPID, openid: 'openid-wang' })).body['js_code'];
    expect((await post('/wxa/business/getuserphonenumber', { code: login })).errcode).toBe(40029);
  });

  describe('subscribe messages', () => {
    const message = {
      touser: 'openid-wang',
      template_id: 'T1',
      page: 'pages/visit/index?id=1',
      data: { thing1: { value: '预约成功' }, date2: { value: '2026-11-23' } },
    };
    const send = (change: object = {}): Promise<Answer> => post('/cgi-bin/message/subscribe/send', { ...message, ...change });
    const agree = (body: object = {}): Promise<{ status: number; body: Answer }> =>
      client.control('POST', `wechat/${APPID}/consents`, { openid: 'openid-wang', templateId: 'T1', ...body });
    beforeEach(() => client.control('PUT', `wechat/${APPID}/templates`, { templates: [{ templateId: 'T1', keys: ['thing1', 'date2'] }] }));

    it.each([
      ['a strange openid', { touser: 'ghost' }, 40003],
      ['a strange template', { template_id: 'T2' }, 40037],
      ['a page with a slash at its beginning', { page: '/pages/index' }, 41030],
      ['a value that does not fit', { data: { thing1: { value: 'x' }, date2: { value: '明天' } } }, 47003],
      ['a missing value', { data: { thing1: { value: 'x' } } }, 47003],
      ['nobody who agreed', {}, 43101],
    ])('refuses %s', async (_what, change, errcode) => {
      expect((await send(change)).errcode).toBe(errcode);
    });

    it('each consent is for one message, and a refusal ends them all', async () => {
      expect((await agree({ times: 3 })).body).toEqual({ left: 3 });
      expect((await send()).errcode).toBe(0);
      expect((await send()).errcode).toBe(0);
      await agree({ refused: true });
      expect((await send()).errcode).toBe(43101);
      const { messages } = (await client.control('GET', `wechat/${APPID}/users/openid-wang/received`)).body;
      expect(messages).toMatchObject([{ kind: 'subscribe', content: { template_id: 'T1', data: message.data } }, {}]);
      expect((await agree({ templateId: 'T9' })).status).toBe(404);
    });
  });

  describe('ways into the mini-program', () => {
    const open = (link: unknown): Promise<{ status: number; body: Answer }> => client.control('POST', 'wechat/open', { link });
    const target = { path: 'pages/home/index', query: 'c=7&s=a' };

    it.each([
      ['a path with a query', { path: 'pages/home?x=1' }, 40165],
      ['a query with Chinese in it', { query: 'name=王' }, 40212],
      ['a query over 1024 characters', { query: 'x'.repeat(1025) }, 40212],
      ['an unknown env_version', { env_version: 'beta' }, 85402],
    ])('scheme and url link refuse %s', async (_what, change, errcode) => {
      expect((await post('/wxa/generatescheme', { jump_wxa: { ...target, ...change } })).errcode).toBe(errcode);
      expect((await post('/wxa/generate_urllink', { ...target, ...change })).errcode).toBe(errcode);
    });

    it.each([
      ['31 days', { expire_type: 1, expire_interval: 31 }],
      ['no days', { expire_type: 1, expire_interval: 0 }],
      ['a time that has passed', { expire_type: 0, expire_time: 1_600_000_000 }],
    ])('%s are out of range (85401)', async (_what, change) => {
      expect((await post('/wxa/generate_urllink', { ...target, ...change })).errcode).toBe(85401);
    });

    it('each opens where it was made for, until it ends', async () => {
      const { openlink } = await post('/wxa/generatescheme', { jump_wxa: target, is_expire: true, expire_type: 1, expire_interval: 1 });
      const { url_link } = await post('/wxa/generate_urllink', target);
      const { link } = await post('/wxa/genwxashortlink', { page_url: 'pages/home/index?c=7&s=a', page_title: '首页' });
      expect([openlink, url_link, link]).toEqual([
        expect.stringMatching(/^weixin:\/\/dl\/business\/\?t=/),
        expect.stringMatching(/^https:\/\/wxaurl\.cn\//),
        expect.stringMatching(/^#小程序:\/\/首页\//),
      ]);
      for (const one of [openlink, url_link, link]) expect((await open(one)).body).toEqual({ appid: APPID, ...target });
      await pass(86_400);
      expect((await open(openlink)).status).toBe(409);
      expect((await open(url_link)).status).toBe(200);
      expect((await post('/wxa/genwxashortlink', { page_url: 'p', page_title: '字'.repeat(21) })).errcode).toBe(40225);
      expect((await post('/wxa/genwxashortlink', {})).errcode).toBe(40066);
    });

    it.each([
      ['a scene over 32 characters', { scene: 'x'.repeat(33) }, 40169],
      ['a scene with a percent sign', { scene: 'a%20' }, 40169],
      ['a page with a slash at its beginning', { page: '/pages/home' }, 41030],
      ['a width under 280', { width: 100 }, 40097],
    ])('the code refuses %s', async (_what, change, errcode) => {
      expect((await post('/wxa/getwxacodeunlimit', { scene: 'c=7', ...change })).errcode).toBe(errcode);
    });

    it('the code is a picture as wide as asked', async () => {
      const response = await fetch(`${simulator.url}/wxa/getwxacodeunlimit?access_token=${access_token}`, {
        method: 'POST',
        body: JSON.stringify({ scene: 'c=7', page: 'pages/home/index', width: 300 }),
      });
      expect(response.headers.get('content-type')).toBe('image/png');
      const png = Buffer.from(await response.arrayBuffer());
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([300, 300]);
      const start = png.indexOf('IDAT') + 4;
      expect(inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)))).toHaveLength(300 * 301);
      expect((await open(`weapp:${APPID}/pages/home/index?scene=c%3D7`)).body).toMatchObject({ path: 'pages/home/index', query: 'c=7' });
    });
  });

  it('text is checked for people of the last two hours only, and by the words put in', async () => {
    const check = (change: object = {}): Promise<Answer> =>
      post('/wxa/msg_sec_check', { content: '保本高收益', version: 2, scene: 2, openid: 'openid-wang', ...change });
    expect((await check()).errcode).toBe(61010);
    await logIn();
    expect(await check()).toMatchObject({ errcode: 0, result: { suggest: 'pass', label: 100 } });
    await client.control('PUT', 'wechat/risky-words', { words: [{ word: '保本', label: 20008, suggest: 'risky' }] });
    expect(await check()).toMatchObject({
      result: { suggest: 'risky', label: 20008 },
      detail: [{ strategy: 'content_model' }, { strategy: 'keyword', keyword: '保本' }],
    });
    expect((await check({ content: '' })).errcode).toBe(44002);
    expect((await check({ scene: 9 })).errcode).toBe(40129);
    await pass(7201);
    expect((await check()).errcode).toBe(61010);
  });

  it('a session_key is the running one until the next login', async () => {
    const check = (key: unknown): Promise<Answer> => {
      const signature = createHmac('sha256', String(key)).update('').digest('hex');
      return client.get('/wxa/checksession', { access_token, openid: 'openid-wang', signature, sig_method: 'hmac_sha256' });
    };
    const first = (await logIn())['session_key'];
    expect((await check(first)).errcode).toBe(0);
    await logIn();
    expect((await check(first)).errcode).toBe(87009);
  });

  it('the share of a day runs out (45009), is told, and can be given back', async () => {
    const path = '/wxa/genwxashortlink';
    await client.control('PUT', 'wechat/quotas', { [path]: 2 });
    const make = (): Promise<Answer> => post(path, { page_url: 'pages/home/index' });
    expect([(await make()).errcode, (await make()).errcode, (await make()).errcode]).toEqual([0, 0, 45009]);
    const quota = (): Promise<Answer> => post('/cgi-bin/openapi/quota/get', { cgi_path: path });
    expect((await quota())['quota']).toEqual({ daily_limit: 2, used: 2, remain: 0 });
    expect((await post('/cgi-bin/clear_quota', { appid: 'wxother' })).errcode).toBe(40013);
    expect((await post('/cgi-bin/clear_quota', { appid: APPID })).errcode).toBe(0);
    expect((await make()).errcode).toBe(0);
    for (let index = 0; index < 9; index++) await post('/cgi-bin/clear_quota', { appid: APPID });
    expect((await post('/cgi-bin/clear_quota', { appid: APPID })).errcode).toBe(48006);
    await pass(86_400);
    expect((await quota())['quota']).toMatchObject({ used: 0 });
  });
});
