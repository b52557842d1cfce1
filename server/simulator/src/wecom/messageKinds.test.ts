import type { RunningSimulator } from '../startSimulator';
import { sampleFile } from '../testing/sampleFiles';
import { AGENTID } from '../testing/testWorld';
import { startWithClient, type Answer, type VendorClient } from '../testing/vendorClient';

describe('app messages of other kinds', () => {
  let simulator: RunningSimulator;
  let client: VendorClient;
  let access_token: string;
  beforeEach(async () => {
    ({ simulator, client } = await startWithClient());
    access_token = await client.token();
  });
  afterEach(() => simulator.close());

  const upload = async (type: string, kind: 'png' | 'amr' | 'mp4' | 'text'): Promise<unknown> => {
    const form = new FormData();
    form.set('media', new Blob([sampleFile(kind)]), 'a');
    const url = `${simulator.url}/cgi-bin/media/upload?access_token=${access_token}&type=${type}`;
    return ((await (await fetch(url, { method: 'POST', body: form })).json()) as Answer)['media_id'];
  };
  const received = async (): Promise<{ msgtype: string }[]> =>
    (await client.control('GET', 'members/ZhouKexin/received')).body['messages'] as { msgtype: string }[];
  const article = { title: '早报', url: 'https://bank.test/news' };
  const news = (articles: unknown): object => ({ msgtype: 'news', news: { articles } });
  const notice = (card: object): object => ({
    msgtype: 'template_card',
    template_card: { card_type: 'news_notice', main_title: { title: '喜报' }, card_action: { type: 1, url: 'https://bank.test' }, ...card },
  });

  it.each([
    ['image', 'png'],
    ['voice', 'amr'],
    ['video', 'mp4'],
    ['file', 'text'],
  ] as const)('%s: only with a file of that kind', async (msgtype, kind) => {
    const media_id = await upload(msgtype, kind);
    expect((await client.send({ msgtype, [msgtype]: { media_id } })).errcode).toBe(0);
    expect((await received()).map((message) => message.msgtype)).toEqual([msgtype]);
    expect((await client.send({ msgtype, [msgtype]: { media_id: 'ghost' } })).errcode).toBe(40007);
    expect((await client.send({ msgtype, [msgtype]: {} })).errcode).toBe(41006);
    const other = await upload('file', 'text');
    if (msgtype !== 'file') expect((await client.send({ msgtype, [msgtype]: { media_id: other } })).errcode).toBe(40007);
  });

  it.each([
    ['one to eight articles', news([article, { title: '小程序', appid: 'wx1', pagepath: '/a' }]), 0],
    ['no article', news([]), 40063],
    ['nine articles', news(Array.from({ length: 9 }, () => article)), 45008],
    ['an article without a title', news([{ url: 'https://a.test' }]), 41016],
    ['an article that leads nowhere', news([{ title: '题' }]), 41010],
    ['a picture card', notice({ card_image: { url: 'https://bank.test/a.png' } }), 0],
    [
      'a picture card with text beside it',
      notice({ image_text_area: { type: 1, url: 'https://a.test', image_url: 'https://a.test/a.png' } }),
      0,
    ],
    ['a picture card without a picture', notice({}), 40058],
    [
      'a picture card with too many lines',
      notice({ card_image: { url: 'https://a.test' }, vertical_content_list: [1, 2, 3, 4, 5] }),
      40058,
    ],
  ])('%s is answered with %3$s', async (_what, body, errcode) => {
    expect((await client.send(body as Record<string, unknown>)).errcode).toBe(errcode);
  });

  it('only whom the app sees is reached', async () => {
    await client.control('POST', `apps/${AGENTID}`, { visible: { users: ['ZhouKexin'] } });
    const text = { msgtype: 'text', text: { content: '早' } };
    expect(await client.send({ ...text, touser: 'LiMing|ZhouKexin', toparty: '2' })).toMatchObject({
      errcode: 0,
      invaliduser: 'liming',
      invalidparty: '2',
    });
    expect((await client.send({ ...text, touser: 'LiMing' })).errcode).toBe(81013);
    await client.send({ ...text, touser: '@all' });
    expect((await client.control('GET', 'members/LiMing/received')).body['received']).toBe(0);
  });

  describe('recalled', () => {
    const recall = (body: object): Promise<Answer> => client.post('/cgi-bin/message/recall', body, { access_token });
    const send = async (): Promise<unknown> => (await client.send({ msgtype: 'text', text: { content: '错' } }))['msgid'];

    it('a message is gone', async () => {
      expect((await recall({ msgid: await send() })).errcode).toBe(0);
      expect(await received()).toEqual([]);
    });

    it('after a day it stays, and another app cannot take it back', async () => {
      const msgid = await send();
      access_token = await client.token('secret-of-app-2');
      expect((await recall({ msgid })).errcode).toBe(40058);
      expect((await recall({})).errcode).toBe(40063);
      await client.control('POST', 'clock', { advanceSeconds: 86_401 });
      access_token = await client.token();
      expect((await recall({ msgid })).errcode).toBe(42052);
    });
  });

  it('debug=1 is for trying out, five times a minute', async () => {
    const seen: unknown[] = [];
    for (let index = 0; index < 6; index++) seen.push((await client.get('/cgi-bin/getcallbackip', { access_token, debug: '1' })).errcode);
    expect(seen).toEqual([0, 0, 0, 0, 0, 45009]);
    expect((await client.get('/cgi-bin/get_api_domain_ip', { access_token }))['ip_list']).toEqual(['127.0.0.1']);
  });
});
