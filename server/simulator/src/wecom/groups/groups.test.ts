import type { RunningSimulator } from '../../startSimulator';
import { field, startCallbackReceiver, type CallbackReceiver } from '../../testing/callbackReceiver';
import { CALLBACK_KEYS, testWorld } from '../../testing/testWorld';
import { startWithClient, type Answer, type VendorClient } from '../../testing/vendorClient';

interface Member {
  userid: string;
  type: number;
}

describe('customer groups', () => {
  let receiver: CallbackReceiver;
  let simulator: RunningSimulator;
  let client: VendorClient;
  let access_token: string;
  beforeEach(async () => {
    receiver = await startCallbackReceiver();
    ({ simulator, client } = await startWithClient({ world: testWorld({ callback: { url: receiver.url, ...CALLBACK_KEYS } }) }));
    access_token = await client.token();
    const group = { chatId: 'wrHome', name: '装修客户群', owner: 'ZhouKexin', createTime: 1_790_000_000, members: ['wmWang'] };
    await client.control('POST', 'world/groups', { groups: [group] });
  });
  afterEach(async () => {
    await simulator.close();
    receiver.close();
  });

  const call = (name: string, body: object): Promise<Answer> => client.post(`/cgi-bin/externalcontact/${name}`, body, { access_token });
  const act = (path: string, body?: object): Promise<{ status: number; body: Answer }> => client.control('POST', path, body);
  const get = async (chat_id = 'wrHome', need_name = 0): Promise<Record<string, unknown>> =>
    (await call('groupchat/get', { chat_id, need_name }))['group_chat'] as Record<string, unknown>;
  const members = async (): Promise<string[]> => ((await get())['member_list'] as Member[]).map(({ userid }) => userid);
  const told = async (count: number, ...names: string[]): Promise<string[][]> =>
    (await receiver.reached(count)).map(({ xml }) => names.map((name) => field(xml, name)));

  it.each([
    ['no limit', {}, 40058],
    ['a limit over 1000', { limit: 1001 }, 40058],
    ['more than 100 owners', { limit: 10, owner_filter: { userid_list: Array.from({ length: 101 }, String) } }, 40058],
  ])('list refuses %s', async (_what, body, errcode) => {
    expect((await call('groupchat/list', body)).errcode).toBe(errcode);
  });

  it.each([
    ['no chat_id', {}, 40063],
    ['a strange one', { chat_id: 'wrNone' }, 40050],
  ])('get refuses %s', async (_what, body, errcode) => {
    expect((await call('groupchat/get', body)).errcode).toBe(errcode);
  });

  it('lists groups by owner and in pages, and shows whose owner has left the corp', async () => {
    await act('groups', { chatId: 'wrTwo', owner: 'LiMing' });
    const first = await call('groupchat/list', { limit: 1 });
    expect(first['group_chat_list']).toEqual([{ chat_id: 'wrHome', status: 0 }]);
    const second = await call('groupchat/list', { limit: 1, cursor: first['next_cursor'] });
    expect(second['group_chat_list']).toEqual([{ chat_id: 'wrTwo', status: 0 }]);
    expect(second).not.toHaveProperty('next_cursor');
    const owned = await call('groupchat/list', { limit: 10, owner_filter: { userid_list: ['liming'] } });
    expect(owned['group_chat_list']).toEqual([{ chat_id: 'wrTwo', status: 0 }]);
  });

  it('without an owner filter a corp of more than 1000 members is refused (81017)', async () => {
    const many = Array.from({ length: 1000 }, (_, index) => ({ userid: `m${index}`, name: `员工${index}` }));
    const world = testWorld();
    await client.control('PUT', 'world', { ...world, members: [...world.members, ...many] });
    expect((await call('groupchat/list', { limit: 10 })).errcode).toBe(81017);
    expect((await call('groupchat/list', { limit: 10, owner_filter: { userid_list: ['LiMing'] } })).errcode).toBe(0);
  });

  it('an app sees the groups of owners in its range', async () => {
    await act('apps/1000002', { visible: { users: ['LiMing'] } });
    expect((await call('groupchat/list', { limit: 10 }))['group_chat_list']).toEqual([]);
    expect((await call('groupchat/get', { chat_id: 'wrHome' })).errcode).toBe(60011);
  });

  it('gets a group with who is in it, how he came, and names when asked', async () => {
    expect(await get('wrHome', 1)).toEqual({
      chat_id: 'wrHome',
      name: '装修客户群',
      owner: 'ZhouKexin',
      create_time: 1_790_000_000,
      admin_list: [],
      member_version: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
      member_list: [
        { userid: 'ZhouKexin', type: 1, join_time: 1_790_000_000, join_scene: 1, group_nickname: '', name: '周可欣' },
        {
          userid: 'wmWang',
          type: 2,
          unionid: 'union-wang',
          join_time: 1_790_000_000,
          join_scene: 1,
          invitor: { userid: 'ZhouKexin' },
          group_nickname: '',
          name: '王先生',
        },
      ],
    });
  });

  it('a mini-program that knows the opengid learns the chat_id', async () => {
    const groups = (await client.control('GET', 'groups')).body['groups'] as { openGid: string }[];
    expect((await call('opengid_to_chatid', { opengid: groups[0]?.openGid }))['chat_id']).toBe('wrHome');
    expect((await call('opengid_to_chatid', { opengid: 'tGnone' })).errcode).toBe(90511);
  });

  it('who comes and goes is told with the versions before and after, and the version is then that of the group', async () => {
    const before = (await get())['member_version'];
    await act('groups/wrHome/join', { ids: ['wmChen', 'wmNew', 'wmWang'] });
    const between = (await get())['member_version'];
    await act('groups/wrHome/leave', { ids: ['wmChen'] });
    await act('groups/wrHome/leave', { ids: ['wmNew'], removed: true });
    const after = (await get())['member_version'];
    expect(after).toBe(before);
    const events = await told(3, 'UpdateDetail', 'JoinScene', 'QuitScene', 'MemChangeCnt', 'LastMemVer', 'CurMemVer');
    const [, last] = events[1]?.slice(4) ?? [];
    expect(events).toEqual([
      ['add_member', '0', '', '2', before, between],
      ['del_member', '', '0', '1', between, last],
      ['del_member', '', '1', '1', last, after],
    ]);
    expect(receiver.events[0]?.xml).toContain(
      '<MemChangeList><Item><![CDATA[wmChen]]></Item><Item><![CDATA[wmNew]]></Item></MemChangeList>',
    );
    expect(await members()).toEqual(['ZhouKexin', 'wmWang']);
  });

  it('who was in the group already does not come again, and nobody is told', async () => {
    await act('groups/wrHome/join', { ids: ['wmWang'] });
    await act('groups', { chatId: 'wrTwo', owner: 'LiMing' });
    expect(await told(1, 'ChangeType', 'ChatId')).toEqual([['create', 'wrTwo']]);
  });

  it('a new name, notice and owner are one event each', async () => {
    await act('groups/wrHome/join', { ids: ['LiMing'] });
    expect((await act('groups/wrHome/change', { owner: 'Teller' })).status).toBe(409);
    await act('groups/wrHome/change', { name: '装修群', notice: '周六有活动', owner: 'LiMing', admins: ['ZhouKexin'] });
    expect(await get()).toMatchObject({ name: '装修群', notice: '周六有活动', owner: 'LiMing', admin_list: [{ userid: 'ZhouKexin' }] });
    const details = (await told(4, 'UpdateDetail')).flat();
    expect(details).toEqual(['add_member', 'change_name', 'change_notice', 'change_owner']);
  });

  it('an owner who leaves hands the group to another member of the corp', async () => {
    await act('groups/wrHome/join', { ids: ['LiMing'] });
    await act('groups/wrHome/leave', { ids: ['zhoukexin'] });
    expect(await get()).toMatchObject({ owner: 'LiMing' });
    expect((await told(3, 'UpdateDetail')).flat()).toEqual(['add_member', 'del_member', 'change_owner']);
  });

  it('a dismissed group is told once and gone from the lists', async () => {
    await act('groups/wrHome/dismiss');
    expect(await told(1, 'ChangeType', 'MemChangeCnt')).toEqual([['dismiss', '']]);
    expect((await call('groupchat/list', { limit: 10 }))['group_chat_list']).toEqual([]);
    expect((await call('groupchat/get', { chat_id: 'wrHome' })).errcode).toBe(49008);
    expect((await act('groups/wrHome/join', { ids: ['wmChen'] })).status).toBe(409);
  });

  it('a new world has no groups of the old one', async () => {
    await client.control('PUT', 'world', testWorld());
    expect((await client.control('GET', 'groups')).body['groups']).toEqual([]);
  });
});
