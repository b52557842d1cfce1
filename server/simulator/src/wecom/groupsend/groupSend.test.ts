import type { RunningSimulator } from '../../startSimulator';
import { testWorld } from '../../testing/testWorld';
import { startWithClient, type Answer, type VendorClient } from '../../testing/vendorClient';

describe('group messages to customers and groups', () => {
  let simulator: RunningSimulator;
  let client: VendorClient;
  let access_token: string;
  beforeEach(async () => {
    ({ simulator, client } = await startWithClient());
    access_token = await client.token();
  });
  afterEach(() => simulator.close());

  const call = (name: string, body: object = {}): Promise<Answer> =>
    client.post(`/cgi-bin/externalcontact/${name}`, body, { access_token });
  const act = (path: string, body: object = {}): Promise<{ status: number; body: Answer }> => client.control('POST', path, body);
  const message = { sender: 'ZhouKexin', text: { content: '周末活动' } };
  const create = (change: object = {}): Promise<Answer> => call('add_msg_template', { ...message, ...change });
  const wait = (seconds = 3): Promise<unknown> => act('clock', { advanceSeconds: seconds });
  const ready = async (change: object = {}): Promise<string> => {
    const { msgid } = await create(change);
    await wait();
    return String(msgid);
  };
  const confirm = (msgid: string, body: object = {}, userid = 'ZhouKexin'): Promise<{ status: number; body: Answer }> =>
    act(`members/${userid}/group-sends/${msgid}/confirm`, body);
  const tasks = async (msgid: string): Promise<unknown> => (await call('get_groupmsg_task', { msgid }))['task_list'];
  const results = async (msgid: string, userid = 'ZhouKexin'): Promise<unknown[]> =>
    (await call('get_groupmsg_send_result', { msgid, userid }))['send_list'] as unknown[];
  const received = async (externalUserId: string): Promise<unknown[]> =>
    (await client.control('GET', `customers/${externalUserId}/received`)).body['messages'] as unknown[];

  describe('to customers', () => {
    it.each([
      ['another chat_type', { chat_type: 'all' }, 40058],
      ['neither sender nor customers', { sender: undefined }, 40063],
      ['a sender who is not there', { sender: 'Ghost' }, 60111],
      ['a sender without 客户联系', { sender: 'Teller' }, 84083],
      ['a sender without customers', { sender: 'LiMing' }, 41048],
      ['only customers who are not his', { external_userid: ['wmNew', 'wmNone'] }, 41048],
      ['no content', { text: undefined }, 40063],
      ['more than 10000 customers', { external_userid: Array.from({ length: 10_001 }, String) }, 40058],
      ['more than 100 tags in a list', { tag_filter: { group_list: [{ tag_list: Array.from({ length: 101 }, String) }] } }, 40058],
      ['an attachment of no known type', { attachments: [{ msgtype: 'voice' }] }, 41065],
    ])('refuses %s', async (_what, change, errcode) => {
      expect((await create(change)).errcode).toBe(errcode);
    });

    it('names the customers it cannot send to and asks the member for the others', async () => {
      const created = await create({ external_userid: ['wmWang', 'wmNew', 'wmNone'] });
      expect(created).toMatchObject({ errcode: 0, fail_list: ['wmNew', 'wmNone'] });
      await wait();
      expect(await results(String(created['msgid']))).toEqual([{ external_userid: 'wmWang', userid: 'ZhouKexin', status: 0 }]);
    });

    it('a customer of several goes to the one who dealt with him last', async () => {
      await client.control('POST', 'world/follows', {
        follows: [{ userid: 'LiMing', externalUserId: 'wmWang', createtime: 1_790_009_999 }],
      });
      const customers = { sender: undefined, external_userid: ['wmWang', 'wmChen'] };
      const first = await ready(customers);
      expect([await results(first, 'LiMing'), await results(first)]).toMatchObject([
        [{ external_userid: 'wmWang' }],
        [{ external_userid: 'wmChen' }],
      ]);
      await act('chats/ZhouKexin/wmWang', { from: 'customer', text: '在吗' });
      expect(await tasks(await ready(customers))).toEqual([{ userid: 'ZhouKexin', status: 0 }]);
    });

    it('tags narrow it: any of a list, and of every list', async () => {
      const follows = [
        { userid: 'ZhouKexin', externalUserId: 'wmWang', tagIds: ['etGold', 'etFund'] },
        { userid: 'ZhouKexin', externalUserId: 'wmChen', tagIds: ['etGold'] },
      ];
      await client.control('PUT', 'world', { ...testWorld(), follows });
      const filter = (...lists: string[][]): object => ({ tag_filter: { group_list: lists.map((tag_list) => ({ tag_list })) } });
      expect(await results(await ready(filter(['etGold', 'etNone'])))).toHaveLength(2);
      expect(await results(await ready(filter(['etGold'], ['etFund'])))).toMatchObject([{ external_userid: 'wmWang' }]);
      expect((await create(filter(['etNone']))).errcode).toBe(41048);
    });

    it('is being handed out at first: questions are answered 41063, and the member sees nothing', async () => {
      const { msgid } = await create();
      expect((await call('get_groupmsg_task', { msgid })).errcode).toBe(41063);
      expect((await call('get_groupmsg_send_result', { msgid, userid: 'ZhouKexin' })).errcode).toBe(41063);
      expect((await client.control('GET', 'members/ZhouKexin/group-sends')).body['groupSends']).toEqual([]);
      expect((await confirm(String(msgid))).status).toBe(409);
      await wait();
      expect((await client.control('GET', 'members/ZhouKexin/group-sends')).body['groupSends']).toMatchObject([{ msgid, isSent: false }]);
    });

    it('sends nothing until the member presses; then each customer has it, once', async () => {
      const msgid = await ready();
      expect(await tasks(msgid)).toEqual([{ userid: 'ZhouKexin', status: 0 }]);
      expect(await received('wmWang')).toEqual([]);
      expect((await confirm(msgid)).status).toBe(200);
      expect((await confirm(msgid)).status).toBe(409);
      expect(await received('wmWang')).toMatchObject([{ userid: 'ZhouKexin', msgtype: 'text', content: { content: '周末活动' } }]);
      expect(await tasks(msgid)).toEqual([{ userid: 'ZhouKexin', status: 2, send_time: expect.any(Number) as unknown }]);
      expect(await results(msgid)).toMatchObject([
        { external_userid: 'wmWang', status: 1, send_time: expect.any(Number) as unknown },
        { external_userid: 'wmChen', status: 1 },
      ]);
    });

    it('the member may choose only where the message allows it; whom he leaves out stays unsent', async () => {
      expect((await confirm(await ready(), { only: ['wmChen'] })).status).toBe(409);
      const msgid = await ready({ allow_select: true });
      await confirm(msgid, { only: [] });
      expect(await tasks(msgid)).toEqual([{ userid: 'ZhouKexin', status: 0 }]);
      await confirm(msgid, { only: ['wmChen'] });
      expect(await results(msgid)).toMatchObject([{ status: 0 }, { status: 1 }]);
      expect(await received('wmWang')).toEqual([]);
    });

    it('a customer who deleted the member is no friend (2), and one who had his fill gets no more (3)', async () => {
      await client.control('PUT', 'group-send-policy', { policy: 'oneADay' });
      await act('members/ZhouKexin/group-sends', { text: '我自己发的', externalUserIds: ['wmChen'] });
      const msgid = await ready();
      await act('customers/wmWang/delete', { userid: 'ZhouKexin' });
      await confirm(msgid);
      expect(await results(msgid)).toEqual([
        { external_userid: 'wmWang', userid: 'ZhouKexin', status: 2 },
        { external_userid: 'wmChen', userid: 'ZhouKexin', status: 3 },
      ]);
      expect(await received('wmChen')).toHaveLength(1);
    });

    it('reminds three times in 24 hours', async () => {
      const msgid = await ready();
      for (let index = 0; index < 3; index++) expect((await call('remind_groupmsg_send', { msgid })).errcode).toBe(0);
      expect((await call('remind_groupmsg_send', { msgid })).errcode).toBe(41094);
      await wait(86_400);
      access_token = await client.token();
      expect((await call('remind_groupmsg_send', { msgid })).errcode).toBe(0);
    });

    it('a cancelled one cannot be sent, reminded of or cancelled any more; a press made before still arrives', async () => {
      const msgid = await ready();
      expect((await call('cancel_groupmsg_send', { msgid })).errcode).toBe(0);
      expect((await call('cancel_groupmsg_send', { msgid })).errcode).toBe(41093);
      expect((await call('remind_groupmsg_send', { msgid })).errcode).toBe(41093);
      expect((await confirm(msgid)).status).toBe(409);
      expect(await tasks(msgid)).toEqual([{ userid: 'ZhouKexin', status: 0 }]);
      expect((await confirm(msgid, { pressedBeforeCancel: true })).status).toBe(200);
      expect(await results(msgid)).toMatchObject([{ status: 1 }, { status: 1 }]);
    });

    it.each(['get_groupmsg_task', 'get_groupmsg_send_result', 'remind_groupmsg_send', 'cancel_groupmsg_send'])(
      '%s wants a msgid (41046) that there is (41047)',
      async (name) => {
        expect((await call(name)).errcode).toBe(41046);
        expect((await call(name, { msgid: 'msgNone' })).errcode).toBe(41047);
      },
    );

    it('answers in pages', async () => {
      const msgid = await ready();
      const first = await call('get_groupmsg_send_result', { msgid, userid: 'zhoukexin', limit: 1 });
      const second = await call('get_groupmsg_send_result', { msgid, userid: 'zhoukexin', limit: 1, cursor: first['next_cursor'] });
      expect([first['send_list'], second['send_list']]).toMatchObject([[{ external_userid: 'wmWang' }], [{ external_userid: 'wmChen' }]]);
      expect(second).not.toHaveProperty('next_cursor');
    });

    it('lists messages of a time and kind; one made by the API has no creator', async () => {
      const now = Math.floor(Date.now() / 1000);
      const { msgid } = await create();
      await act('members/ZhouKexin/group-sends', { text: '我自己发的', externalUserIds: ['wmChen'] });
      const list = async (change: object): Promise<unknown> =>
        (await call('get_groupmsg_list_v2', { chat_type: 'single', start_time: now - 60, end_time: now + 60, ...change }))[
          'group_msg_list'
        ];
      expect(await list({})).toMatchObject([
        { msgid, create_type: 0 },
        { create_type: 1, creator: 'ZhouKexin' },
      ]);
      expect(await list({ filter_type: 0 })).toHaveLength(1);
      expect(await list({ creator: 'ZhouKexin' })).toMatchObject([{ create_type: 1 }]);
      expect(await list({ chat_type: 'group' })).toEqual([]);
      expect(await list({ start_time: now - 120, end_time: now - 60 })).toEqual([]);
      expect((await call('get_groupmsg_list_v2', { start_time: 0, end_time: 1 })).errcode).toBe(40058);
      const wide = { chat_type: 'single', start_time: now - 32 * 86_400, end_time: now };
      expect((await call('get_groupmsg_list_v2', wide)).errcode).toBe(40058);
    });
  });

  describe('to groups', () => {
    beforeEach(async () => {
      const groups = [
        { chatId: 'wrOne', owner: 'ZhouKexin', members: ['LiMing', 'wmWang'] },
        { chatId: 'wrTwo', owner: 'ZhouKexin' },
        { chatId: 'wrLi', owner: 'LiMing' },
      ];
      await client.control('POST', 'world/groups', { groups });
    });
    const group = { chat_type: 'group' };

    it('wants a sender, who owns a group', async () => {
      expect((await create({ ...group, sender: undefined })).errcode).toBe(40063);
      expect((await create({ ...group, chat_id_list: ['wrLi'] })).errcode).toBe(41048);
    });

    it("goes to all the sender's groups or to those named; results list only groups that were sent to", async () => {
      const msgid = await ready(group);
      expect(await results(msgid)).toEqual([]);
      await confirm(msgid);
      expect(await results(msgid)).toMatchObject([
        { chat_id: 'wrOne', status: 1 },
        { chat_id: 'wrTwo', status: 1 },
      ]);
      expect((await client.control('GET', 'groups/wrOne/messages')).body['messages']).toMatchObject([{ content: { content: '周末活动' } }]);
      const named = await create({ ...group, chat_id_list: ['wrTwo', 'wrLi'] });
      expect(named['fail_list']).toEqual(['wrLi']);
      await wait();
      await confirm(String(named['msgid']));
      expect(await results(String(named['msgid']))).toMatchObject([{ chat_id: 'wrTwo' }]);
    });

    it('an owner who has left a group sends to the others only', async () => {
      const msgid = await ready(group);
      await act('groups/wrOne/leave', { ids: ['ZhouKexin'] });
      await confirm(msgid);
      expect(await results(msgid)).toMatchObject([{ chat_id: 'wrTwo', status: 1 }]);
      expect((await client.control('GET', 'groups/wrOne/messages')).body['messages']).toEqual([]);
    });

    it("an owner's own message uses up the group's share", async () => {
      await client.control('PUT', 'group-send-policy', { policy: 'oneADay' });
      await act('members/ZhouKexin/group-sends', { text: '我自己发的', chatIds: ['wrOne'] });
      const msgid = await ready(group);
      await confirm(msgid);
      expect(await results(msgid)).toMatchObject([{ chat_id: 'wrTwo' }]);
    });
  });
});
