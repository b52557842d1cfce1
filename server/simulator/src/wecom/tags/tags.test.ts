import type { RunningSimulator } from '../../startSimulator';
import { field, startCallbackReceiver, type CallbackReceiver } from '../../testing/callbackReceiver';
import { CALLBACK_KEYS, testWorld } from '../../testing/testWorld';
import { startWithClient, type Answer, type VendorClient } from '../../testing/vendorClient';

interface Group {
  group_id: string;
  group_name: string;
  order: number;
  deleted?: boolean;
  tag: { id: string; name: string; order: number; deleted?: boolean }[];
}

describe('corp tags', () => {
  let receiver: CallbackReceiver;
  let simulator: RunningSimulator;
  let client: VendorClient;
  let access_token: string;
  beforeEach(async () => {
    receiver = await startCallbackReceiver();
    const world = testWorld({ callback: { url: receiver.url, ...CALLBACK_KEYS } });
    const tagGroups = [
      {
        id: 'etLevel',
        name: '客户等级',
        tags: [
          { id: 'etGold', name: '金卡' },
          { id: 'etSilver', name: '银卡' },
        ],
      },
    ];
    ({ simulator, client } = await startWithClient({ world: { ...world, tagGroups } }));
    access_token = await client.token();
  });
  afterEach(async () => {
    await simulator.close();
    receiver.close();
  });

  const post = (path: string, body: unknown): Promise<Answer> => client.post(`/cgi-bin/externalcontact/${path}`, body, { access_token });
  const list = async (filter: object = {}): Promise<Group[]> => (await post('get_corp_tag_list', filter))['tag_group'] as Group[];
  const add = async (body: object): Promise<Group> => (await post('add_corp_tag', body))['tag_group'] as Group;
  const outline = (groups: Group[]): unknown[] => groups.map(({ group_name, tag }) => [group_name, tag.map(({ name }) => name)]);
  const loans = (): Promise<Group> =>
    add({ group_name: '意向', tag: [{ name: '房贷', order: 1 }, { name: '装修', order: 9 }, { name: '房贷' }] });

  it('are made in a group, the same name once, larger order first', async () => {
    const group = await loans();
    expect(group.group_id).toMatch(/^et/);
    expect(group.tag.map(({ name }) => name)).toEqual(['装修', '房贷']);
    expect(outline(await list())).toEqual([
      ['客户等级', ['金卡', '银卡']],
      ['意向', ['装修', '房贷']],
    ]);
  });

  it('join a group that is there, by id or by its name', async () => {
    const { group_id } = await loans();
    expect((await add({ group_id, group_name: '不算', tag: [{ name: '经营贷' }] })).group_name).toBe('意向');
    expect((await add({ group_name: '意向', tag: [{ name: '车贷' }] })).group_id).toBe(group_id);
    expect((await list({ group_id: [group_id] }))[0]?.tag).toHaveLength(4);
  });

  it('are found by id; a filter by group wins', async () => {
    const { group_id } = await loans();
    expect(outline(await list({ tag_id: ['etGold'] }))).toEqual([['客户等级', ['金卡']]]);
    expect(outline(await list({ tag_id: ['etGold'], group_id: [group_id] }))).toEqual([['意向', ['装修', '房贷']]]);
  });

  it.each([
    ['no tags', { group_name: '空' }, 40063],
    ['neither group nor name', { tag: [{ name: '甲' }] }, 40063],
    ['an unknown group', { group_id: 'etGhost', tag: [{ name: '甲' }] }, 40068],
    ['a name the group has', { group_id: 'etLevel', tag: [{ name: '金卡' }] }, 40071],
    ['a name over 30 characters', { group_id: 'etLevel', tag: [{ name: '长'.repeat(31) }] }, 40058],
  ])('%s is refused', async (_what, body, errcode) => {
    expect((await post('add_corp_tag', body)).errcode).toBe(errcode);
  });

  it('there is a most of them (40126)', async () => {
    await client.control('PUT', 'limits', { quantities: { corpTags: 3 } });
    expect((await post('add_corp_tag', { group_id: 'etLevel', tag: [{ name: '甲' }, { name: '乙' }] })).errcode).toBe(40126);
    expect((await post('add_corp_tag', { group_id: 'etLevel', tag: [{ name: '甲' }] })).errcode).toBe(0);
  });

  it('an app may change and delete its own only', async () => {
    const group = await loans();
    const mortgage = group.tag.find(({ name }) => name === '房贷')?.id ?? '';
    expect((await post('edit_corp_tag', { id: mortgage, name: '住房贷款' })).errcode).toBe(0);
    expect((await post('edit_corp_tag', { id: group.group_id, name: '贷款意向', order: 5 })).errcode).toBe(0);
    expect((await post('edit_corp_tag', { id: mortgage, name: '装修' })).errcode).toBe(40071);
    expect((await post('edit_corp_tag', { id: group.group_id, name: '客户等级' })).errcode).toBe(40071);
    expect((await post('edit_corp_tag', { id: 'etGhost', name: '甲' })).errcode).toBe(40068);
    expect((await post('edit_corp_tag', { id: 'etGold', name: '白金' })).errcode).toBe(81011);
    expect((await post('del_corp_tag', { group_id: ['etLevel'] })).errcode).toBe(81011);
    expect(outline(await list())[0]).toEqual(['贷款意向', ['装修', '住房贷款']]);
  });

  it('a group goes with its last tag, and only a filter by id still shows it', async () => {
    const group = await loans();
    await post('del_corp_tag', { tag_id: group.tag.map(({ id }) => id) });
    expect(outline(await list())).toEqual([['客户等级', ['金卡', '银卡']]]);
    expect((await list({ group_id: [group.group_id] }))[0]).toMatchObject({ deleted: true, tag: [{ deleted: true }, { deleted: true }] });
    expect((await post('del_corp_tag', { group_id: [group.group_id] })).errcode).toBe(40068);
    expect((await post('del_corp_tag', {})).errcode).toBe(40063);
  });

  describe('on a customer', () => {
    const wang = { userid: 'ZhouKexin', external_userid: 'wmWang' };
    const tagsOf = async (): Promise<unknown> => {
      const got = await client.get('/cgi-bin/externalcontact/get', { access_token, external_userid: 'wmWang' });
      return (got['follow_user'] as { tags: unknown }[])[0]?.tags;
    };

    it('stand under the member who put them, and end with the tag', async () => {
      await post('mark_tag', { ...wang, add_tag: ['etGold', 'etSilver'] });
      await post('mark_tag', { ...wang, remove_tag: ['etSilver'] });
      expect(await tagsOf()).toEqual([{ group_name: '客户等级', tag_name: '金卡', tag_id: 'etGold', type: 1 }]);
      await client.control('DELETE', 'tags/etGold');
      expect(await tagsOf()).toEqual([]);
    });

    it.each([
      ['nothing', wang, 40063],
      ['an unknown tag', { ...wang, add_tag: ['etGhost'] }, 40068],
      ["somebody else's customer", { ...wang, userid: 'LiMing', add_tag: ['etGold'] }, 84061],
    ])('%s cannot be marked', async (_what, body, errcode) => {
      expect((await post('mark_tag', body)).errcode).toBe(errcode);
    });
  });

  it('what the administrator does is told: made, renamed, moved, deleted', async () => {
    const made = (await client.control('POST', 'tag-groups', { name: '来源', tags: ['网点'] })).body as unknown as {
      id: string;
      tags: { id: string }[];
    };
    await client.control('POST', `tags/${made.tags[0]?.id}`, { name: '网点柜面' });
    await client.control('POST', `tags/${made.id}`, { order: 3 });
    await client.control('DELETE', `tags/${made.id}`);
    const told = (await receiver.reached(5)).map(({ xml }) => ['ChangeType', 'TagType', 'Id'].map((name) => field(xml, name)));
    expect(told).toEqual(
      expect.arrayContaining([
        ['create', 'tag_group', made.id],
        ['create', 'tag', made.tags[0]?.id],
        ['update', 'tag', made.tags[0]?.id],
        ['shuffle', '', ''],
        ['delete', 'tag_group', made.id],
      ]),
    );
  });
});
