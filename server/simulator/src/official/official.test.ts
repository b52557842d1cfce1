import { createServer, type Server } from 'node:http';
import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { RunningSimulator } from '../startSimulator';
import { field } from '../testing/callbackReceiver';
import { CALLBACK_KEYS, testWorld } from '../testing/testWorld';
import { startWithClient, type Answer, type VendorClient } from '../testing/vendorClient';
import { decryptMessage, encryptMessage, messageSignature } from '../wecom/crypto';

const ACCOUNT = 'wxofficial0000001';
const SECRET = 'secret-of-the-account';

describe('an official account', () => {
  let simulator: RunningSimulator;
  let client: VendorClient;
  let server: Server;
  let access_token: string;
  let openid: string;
  let received: string[];
  let passiveAnswer: string;
  beforeEach(async () => {
    received = [];
    passiveAnswer = 'success';
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        received.push(opened(new URL(request.url ?? '', 'http://x').searchParams, Buffer.concat(chunks).toString()));
        response.end(passiveAnswer);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/official`;
    const account = { appid: ACCOUNT, secret: SECRET, originalId: 'gh_bank', callback: { url, ...CALLBACK_KEYS } };
    ({ simulator, client } = await startWithClient({ world: { ...testWorld(), officialAccounts: [account] } }));
    const users = (await client.control('GET', `official/${ACCOUNT}/users`)).body['users'] as { openid: string; unionid: string }[];
    openid = users.find(({ unionid }) => unionid === 'union-wang')?.openid ?? '';
    await renew();
  });
  afterEach(async () => {
    await simulator.close();
    server.close();
    server.closeAllConnections();
  });

  /** The message inside, when both signatures and the receiver are right. */
  function opened(query: URLSearchParams, envelope: string): string {
    const [timestamp = '', nonce = ''] = [query.get('timestamp') ?? '', query.get('nonce') ?? ''];
    const encrypted = field(envelope, 'Encrypt');
    const { message, receiveId } = decryptMessage(CALLBACK_KEYS.encodingAesKey, encrypted);
    const plain = createHash('sha1').update([CALLBACK_KEYS.token, timestamp, nonce].sort().join('')).digest('hex');
    const isSigned = query.get('signature') === plain && query.get('encrypt_type') === 'aes';
    const isSealed = query.get('msg_signature') === messageSignature(CALLBACK_KEYS.token, timestamp, nonce, encrypted);
    return isSigned && isSealed && receiveId === ACCOUNT && field(envelope, 'ToUserName') === 'gh_bank' ? message : 'not for us';
  }

  const renew = async (): Promise<void> => {
    const body = { grant_type: 'client_credential', appid: ACCOUNT, secret: SECRET };
    access_token = String((await client.post('/cgi-bin/stable_token', body))['access_token']);
  };
  const post = (path: string, body: object): Promise<Answer> => client.post(`/cgi-bin/${path}`, body, { access_token });
  const get = (path: string, query: Record<string, string> = {}): Promise<Answer> =>
    client.get(`/cgi-bin/${path}`, { access_token, ...query });
  const act = (what: string, body: object = {}): Promise<{ status: number; body: Answer }> =>
    client.control('POST', `official/${ACCOUNT}/users/${openid}/${what}`, body);
  const told = async (count: number, ...names: string[]): Promise<string[][]> => {
    while (received.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    return received.map((xml) => names.map((name) => field(xml, name)));
  };
  const arrived = async (count = 0): Promise<{ kind: string; content: Record<string, unknown> }[]> => {
    for (;;) {
      const { messages } = (await client.control('GET', `wechat/${ACCOUNT}/users/${openid}/received`)).body;
      if ((messages as unknown[]).length >= count) return messages as { kind: string; content: Record<string, unknown> }[];
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const write = (): Promise<Answer> => post('message/custom/send', { touser: openid, msgtype: 'text', text: { content: '您好' } });

  it('who follows and who leaves is told, sealed for the account, and stands in the lists', async () => {
    expect(await get('user/info', { openid })).toMatchObject({ errcode: 0, subscribe: 0, openid });
    expect((await act('follow')).body).toEqual({ event: 'subscribe' });
    expect((await act('follow')).body).toEqual({ event: null });
    expect(await get('user/info', { openid })).toMatchObject({ subscribe: 1, unionid: 'union-wang', subscribe_scene: 'ADD_SCENE_SEARCH' });
    expect(await get('user/get')).toMatchObject({ total: 1, count: 1, data: { openid: [openid] }, next_openid: openid });
    expect(await get('user/get', { next_openid: openid })).toMatchObject({ count: 0, next_openid: '' });
    expect((await post('user/info/batchget', { user_list: [{ openid }] }))['user_info_list']).toMatchObject([{ subscribe: 1 }]);
    await act('unfollow');
    expect((await act('unfollow')).body).toEqual({ unfollowed: false });
    expect(await get('user/get')).toMatchObject({ total: 0 });
    expect(await told(2, 'ToUserName', 'FromUserName', 'MsgType', 'Event')).toEqual([
      ['gh_bank', openid, 'event', 'subscribe'],
      ['gh_bank', openid, 'event', 'unsubscribe'],
    ]);
  });

  it('a code with a scene: by it a stranger follows, and a follower is told as SCAN', async () => {
    const scene = { scene: { scene_str: 'branch-7' } };
    const { ticket } = await post('qrcode/create', { expire_seconds: 3600, action_name: 'QR_STR_SCENE', action_info: scene });
    await act('follow', { ticket });
    await act('follow', { ticket });
    expect((await told(2, 'Event', 'EventKey', 'Ticket')).sort()).toEqual([
      ['SCAN', 'branch-7', ticket],
      ['subscribe', 'qrscene_branch-7', ticket],
    ]);
    expect(await get('user/info', { openid })).toMatchObject({ subscribe_scene: 'ADD_SCENE_QR_CODE', qr_scene_str: 'branch-7' });
    const picture = await fetch(`${simulator.url}/cgi-bin/showqrcode?ticket=${String(ticket)}`);
    expect(picture.headers.get('content-type')).toBe('image/png');
    await client.control('POST', 'clock', { advanceSeconds: 3600 });
    expect((await act('follow', { ticket })).status).toBe(409);
    await renew();
    expect((await post('qrcode/create', { action_name: 'QR' })).errcode).toBe(40049);
    expect((await post('qrcode/create', { action_name: 'QR_STR_SCENE' })).errcode).toBe(40053);
    expect(await post('qrcode/create', { action_name: 'QR_LIMIT_STR_SCENE', action_info: scene })).not.toHaveProperty('expire_seconds');
  });

  it('a menu: its buttons are told when pressed, and pages when opened', async () => {
    const button = [
      { type: 'click', name: '预约', key: 'BOOK' },
      { name: '更多', sub_button: [{ type: 'view', name: '官网', url: 'https://bank.test/' }] },
    ];
    expect((await get('menu/get')).errcode).toBe(46003);
    expect((await post('menu/create', { button })).errcode).toBe(0);
    expect((await get('menu/get'))['menu']).toEqual({ button });
    await act('follow');
    await act('press', { name: '预约' });
    await told(2);
    await act('press', { name: '官网' });
    expect((await told(3, 'Event', 'EventKey')).slice(1)).toEqual([
      ['CLICK', 'BOOK'],
      ['VIEW', 'https://bank.test/'],
    ]);
    expect((await act('press', { name: '更多' })).status).toBe(404);
    await get('menu/delete');
    expect((await get('menu/get')).errcode).toBe(46003);
  });

  it.each([
    ['four buttons', Array.from({ length: 4 }, () => ({ type: 'click', name: 'a', key: 'k' })), 40016],
    ['six beneath one', [{ name: 'a', sub_button: Array.from({ length: 6 }, () => ({ type: 'click', name: 'a', key: 'k' })) }], 40023],
    ['a third level', [{ name: 'a', sub_button: [{ name: 'b', sub_button: [{ type: 'click', name: 'c', key: 'k' }] }] }], 40022],
    ['no name', [{ type: 'click', key: 'k' }], 40018],
    ['an unknown type', [{ type: 'jump', name: 'a' }], 40017],
    ['a click without a key', [{ type: 'click', name: 'a' }], 40019],
    ['a view without an address', [{ type: 'view', name: 'a' }], 40020],
  ])('a menu of %s is refused', async (_what, button, errcode) => {
    expect((await post('menu/create', { button })).errcode).toBe(errcode);
  });

  it('may write only after an act of the user, and only so often', async () => {
    expect((await write()).errcode).toBe(45015);
    await act('follow');
    const codes = [await write(), await write(), await write(), await write()].map(({ errcode }) => errcode);
    expect(codes).toEqual([0, 0, 0, 45047]);
    await act('write', { text: '理财' });
    expect((await write()).errcode).toBe(0);
    await act('unfollow');
    expect((await write()).errcode).toBe(45015);
    expect((await arrived()).map(({ kind }) => kind)).toEqual(['custom', 'custom', 'custom', 'custom']);
    expect((await post('message/custom/send', { touser: 'ghost', msgtype: 'text', text: { content: 'x' } })).errcode).toBe(40003);
    expect((await post('message/custom/send', { touser: openid, msgtype: 'text', text: {} })).errcode).toBe(44004);
  });

  it('a keyword arrives as a message, and what is answered at once reaches the user', async () => {
    const reply = '<xml><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[请看产品页]]></Content></xml>';
    await act('follow');
    await told(1);
    const encrypted = encryptMessage(CALLBACK_KEYS.encodingAesKey, reply, ACCOUNT);
    passiveAnswer = `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`;
    const { msgId } = (await act('write', { text: '理财' })).body;
    expect((await told(2, 'MsgType', 'Content', 'MsgId'))[1]).toEqual(['text', '理财', String(msgId)]);
    expect(await arrived(1)).toMatchObject([{ kind: 'reply', content: { msgtype: 'text', text: '请看产品页' } }]);
  });

  it('a template message is answered at once; whether it arrived is told afterwards', async () => {
    await client.control('PUT', `wechat/${ACCOUNT}/templates`, { templates: [{ templateId: 'T1', keys: ['thing1'] }] });
    const send = (change: object = {}): Promise<Answer> =>
      post('message/template/send', { touser: openid, template_id: 'T1', data: { thing1: { value: '已到账' } }, ...change });
    expect((await send()).errcode).toBe(43004);
    await act('follow');
    expect((await send({ template_id: 'T2' })).errcode).toBe(40037);
    const first = await send({ client_msg_id: 'c1' });
    expect((await send({ client_msg_id: 'c1' }))['msgid']).toBe(first['msgid']);
    await told(2);
    await act('block', { blocked: true });
    const second = await send();
    expect((await told(3, 'Event', 'MsgID', 'Status')).slice(1)).toEqual([
      ['TEMPLATESENDJOBFINISH', String(first['msgid']), 'success'],
      ['TEMPLATESENDJOBFINISH', String(second['msgid']), 'failed:user block'],
    ]);
    expect(await arrived()).toMatchObject([{ kind: 'template', content: { template_id: 'T1' } }]);
  });

  it('tags of followers', async () => {
    await act('follow');
    const { tag } = await post('tags/create', { tag: { name: '贵宾' } });
    const { id } = tag as { id: number };
    expect((await post('tags/create', { tag: { name: '贵宾' } })).errcode).toBe(45157);
    expect((await post('tags/members/batchtagging', { tagid: id, openid_list: [openid] })).errcode).toBe(0);
    expect((await post('tags/members/batchtagging', { tagid: id, openid_list: [] })).errcode).toBe(40032);
    expect((await post('tags/members/batchtagging', { tagid: 1, openid_list: [openid] })).errcode).toBe(45159);
    expect((await get('tags/get'))['tags']).toEqual([{ id, name: '贵宾', count: 1 }]);
    expect((await post('tags/getidlist', { openid }))['tagid_list']).toEqual([id]);
    await post('tags/update', { tag: { id, name: '财富' } });
    await post('tags/members/batchuntagging', { tagid: id, openid_list: [openid] });
    expect((await get('tags/get'))['tags']).toEqual([{ id, name: '财富', count: 0 }]);
    await post('tags/delete', { tag: { id } });
    expect((await get('tags/get'))['tags']).toEqual([]);
  });
});
