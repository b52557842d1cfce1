import { field } from '../../testing/callbackReceiver';
import { sampleFile } from '../../testing/sampleFiles';
import { APPID, CALLBACK_KEYS, testWorld } from '../../testing/testWorld';
import { type Answer } from '../../testing/vendorClient';
import { useReceivedWorld } from '../../testing/useReceivedWorld';

describe('adding a customer by a code', () => {
  const here = useReceivedWorld();

  const post = (path: string, body: unknown): Promise<Answer> =>
    here.client.post(`/cgi-bin/externalcontact/${path}`, body, { access_token: here.token });
  const way = async (settings: object = {}): Promise<string> =>
    String((await post('add_contact_way', { type: 1, scene: 2, user: ['LiMing'], state: 'hall', ...settings }))['config_id']);
  const scan = async (configId: string, externalUserId = 'wmNew'): Promise<{ status: number; body: Answer }> =>
    here.client.control('POST', `customers/${externalUserId}/scan`, { configId });
  const accept = (userid = 'LiMing', externalUserId = 'wmNew'): Promise<{ status: number }> =>
    here.client.control('POST', `members/${userid}/accept`, { externalUserId });
  const told = async (count: number): Promise<string[][]> =>
    (await here.receiver.reached(count)).map(({ xml }) =>
      ['ChangeType', 'UserID', 'ExternalUserID', 'State'].map((name) => field(xml, name)),
    );
  const code = async (index = 0): Promise<string> => field((await here.receiver.reached(index + 1))[index]?.xml ?? '', 'WelcomeCode');
  const get = (): Promise<Answer> =>
    here.client.get('/cgi-bin/externalcontact/get', { access_token: here.token, external_userid: 'wmNew' });
  const welcome = (welcome_code: string, rest: object = { text: { content: '您好' } }): Promise<Answer> =>
    post('send_welcome_msg', { welcome_code, ...rest });

  it('without confirmation: half at once and able to write, full when the member accepts, one welcome code in all', async () => {
    expect((await scan(await way())).body).toEqual({ outcome: 'half', userid: 'LiMing' });
    expect(await told(1)).toEqual([['add_half_external_contact', 'LiMing', 'wmNew', 'hall']]);
    expect(await code()).not.toBe('');
    expect((await get()).errcode).toBe(84061);
    expect((await here.client.control('POST', 'chats/LiMing/wmNew', { from: 'customer', text: '在吗' })).status).toBe(200);
    expect((await here.client.control('GET', 'requests')).body['requests']).toEqual([
      expect.objectContaining({ kind: 'half', userid: 'LiMing' }),
    ]);
    expect((await accept()).status).toBe(200);
    expect((await told(2))[1]).toEqual(['add_external_contact', 'LiMing', 'wmNew', 'hall']);
    expect(await code(1)).toBe('');
    expect((await get())['follow_user']).toEqual([
      expect.objectContaining({ userid: 'LiMing', state: 'hall', add_way: 1, oper_userid: 'wmNew' }),
    ]);
    expect((await here.client.control('GET', 'requests')).body['requests']).toEqual([]);
  });

  it('with confirmation: nothing is told until the member accepts', async () => {
    expect((await scan(await way({ skip_verify: false }))).body).toMatchObject({ outcome: 'asked' });
    expect((await here.client.control('GET', 'callbacks')).body['callbacks']).toEqual([]);
    expect((await here.client.control('GET', 'requests')).body['requests']).toEqual([
      expect.objectContaining({ kind: 'asked', name: '新客户' }),
    ]);
    await accept();
    expect(await told(1)).toEqual([['add_external_contact', 'LiMing', 'wmNew', 'hall']]);
    expect(await code()).not.toBe('');
    expect((await accept()).status).toBe(409);
  });

  it('a request can be left alone', async () => {
    await scan(await way({ skip_verify: false }));
    expect((await here.client.control('POST', 'members/LiMing/refuse', { externalUserId: 'wmNew' })).body).toEqual({ refused: true });
    expect((await accept()).status).toBe(409);
  });

  it('several members are met in turn', async () => {
    const configId = await way({ type: 2, user: ['LiMing', 'ZhouKexin'] });
    const met = [(await scan(configId, 'wmNew')).body['userid'], (await scan(configId, 'wmChen')).body['userid']];
    expect(met).toEqual(['LiMing', 'ZhouKexin']);
  });

  it('a friend scans in vain; one who had gone comes back with his remark', async () => {
    const configId = await way({ user: ['ZhouKexin'] });
    expect((await scan(configId, 'wmWang')).body['outcome']).toBe('known');
    await here.client.control('POST', 'customers/wmWang/delete', { userid: 'ZhouKexin' });
    expect((await scan(configId, 'wmWang')).body['outcome']).toBe('friend');
    const got = await here.client.get('/cgi-bin/externalcontact/get', { access_token: here.token, external_userid: 'wmWang' });
    expect(got['follow_user']).toEqual([expect.objectContaining({ remark: '王先生(装修)', state: 'hall' })]);
  });

  it('a temporary code ends with its time or after one adding, a deleted one at once', async () => {
    const once = await way({ is_temp: true });
    await scan(once);
    expect((await scan(once, 'wmWang')).status).toBe(409);
    const short = await way({ is_temp: true, expires_in: 60 });
    await here.client.control('POST', 'clock', { advanceSeconds: 60 });
    expect((await scan(short, 'wmWang')).status).toBe(409);
    const gone = await way();
    await post('del_contact_way', { config_id: gone });
    expect((await scan(gone, 'wmWang')).status).toBe(404);
  });

  describe('the welcome message', () => {
    it('reaches the customer once', async () => {
      await scan(await way());
      expect((await welcome(await code())).errcode).toBe(0);
      expect((await welcome(await code())).errcode).toBe(41051);
      const { messages } = (await here.client.control('GET', 'customers/wmNew/received')).body;
      expect(messages).toEqual([expect.objectContaining({ userid: 'LiMing', msgtype: 'text', content: { content: '您好' } })]);
      expect((await here.client.control('GET', 'greetings')).body['greetings']).toEqual([
        expect.objectContaining({ userid: 'LiMing', sentBy: 1000002 }),
      ]);
    });

    it('is late after 20 seconds', async () => {
      await scan(await way());
      const given = await code();
      await here.client.control('POST', 'clock', { advanceSeconds: 21 });
      expect((await welcome(given)).errcode).toBe(41050);
    });

    it('is not wanted any more when the customer has written', async () => {
      await scan(await way());
      await here.client.control('POST', 'chats/LiMing/wmNew', { from: 'customer', text: '在吗' });
      expect((await welcome(await code())).errcode).toBe(41051);
    });

    it('another app is told while it is being sent, and afterwards that it was', async () => {
      const world = testWorld({ callback: { url: here.receiver.url, ...CALLBACK_KEYS } });
      const apps = world.apps.map((app) => ({ ...app, externalContact: true }));
      await here.client.control('PUT', 'world', { ...world, apps });
      await here.client.control('PUT', 'limits', { quantities: { welcomeSendingMs: 300 } });
      here.token = await here.client.token();
      await scan(await way());
      const welcome_code = await code();
      expect((await welcome(welcome_code)).errcode).toBe(0);
      here.token = await here.client.token('secret-of-app-2');
      expect((await welcome(welcome_code)).errcode).toBe(41096);
      await new Promise((resolve) => setTimeout(resolve, 320));
      expect((await welcome(welcome_code)).errcode).toBe(41051);
    });

    it('takes pictures, links, mini-programs and files with the text', async () => {
      const form = new FormData();
      form.set('media', new Blob([sampleFile('png')]), 'a.png');
      const url = `${here.simulator.url}/cgi-bin/media/upload?access_token=${here.token}&type=image`;
      const { media_id } = (await (await fetch(url, { method: 'POST', body: form })).json()) as Answer;
      await scan(await way());
      const attachments = [
        { msgtype: 'image', image: { media_id } },
        { msgtype: 'link', link: { title: '装修贷', url: 'https://bank.test/loan' } },
        { msgtype: 'miniprogram', miniprogram: { title: '额度', pic_media_id: media_id, appid: APPID, page: '/index.html' } },
      ];
      expect((await welcome(await code(), { text: { content: '您好' }, attachments })).errcode).toBe(0);
      const { messages } = (await here.client.control('GET', 'customers/wmNew/received')).body;
      expect((messages as { msgtype: string }[]).map(({ msgtype }) => msgtype)).toEqual(['text', 'image', 'link', 'miniprogram']);
    });

    const link = { msgtype: 'link', link: { title: '题', url: 'https://bank.test' } };
    it.each([
      ['no code', '', {}, 41049],
      ['a code never given', 'x', { text: { content: '您好' } }, 41050],
      ['nothing to say', 'x', {}, 40063],
      ['a text over 4000 bytes', 'x', { text: { content: '长'.repeat(1400) } }, 45002],
      ['ten attachments', 'x', { attachments: Array.from({ length: 10 }, () => link) }, 41064],
      ['an unknown kind', 'x', { attachments: [{ msgtype: 'mood', mood: {} }] }, 41065],
      ['a picture never uploaded', 'x', { attachments: [{ msgtype: 'image', image: { media_id: 'ghost' } }] }, 40007],
      ['a link without a title', 'x', { attachments: [{ msgtype: 'link', link: { url: 'https://a.test' } }] }, 41016],
      ['a link without an address', 'x', { attachments: [{ msgtype: 'link', link: { title: '题' } }] }, 41010],
      ['a link that is no address', 'x', { attachments: [{ msgtype: 'link', link: { title: '题', url: 'bank.test' } }] }, 40094],
    ])('%s is refused', async (_what, welcome_code, rest, errcode) => {
      expect((await welcome(welcome_code, rest)).errcode).toBe(errcode);
    });
  });
});
