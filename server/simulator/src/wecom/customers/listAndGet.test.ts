import type { RunningSimulator } from '../../startSimulator';
import { startWithClient, type Answer, type VendorClient } from '../../testing/vendorClient';
import { testWorld } from '../../testing/testWorld';

describe('external contacts', () => {
  let simulator: RunningSimulator;
  let client: VendorClient;
  beforeEach(async () => {
    ({ simulator, client } = await startWithClient());
  });
  afterEach(() => simulator.close());

  const list = async (userid: string): Promise<Answer> =>
    client.get('/cgi-bin/externalcontact/list', { access_token: await client.token(), userid });
  const get = async (external_userid: string, cursor = ''): Promise<Answer> =>
    client.get('/cgi-bin/externalcontact/get', { access_token: await client.token(), external_userid, cursor });

  it.each([
    ['', 41009],
    ['Nobody', 60111],
    ['Teller', 84074],
    ['LiMing', 84061],
  ])('list refuses member %j with %i', async (userid, errcode) => {
    expect((await list(userid)).errcode).toBe(errcode);
  });

  it.each([
    ['', 41035],
    ['wmUnknown', 40096],
    ['wmNew', 84061],
  ])('get refuses customer %j with %i', async (id, errcode) => {
    expect((await get(id)).errcode).toBe(errcode);
  });

  it("lists a member's customers, whatever the case of the userid", async () => {
    expect((await list('zhoukexin'))['external_userid']).toEqual(['wmWang', 'wmChen']);
  });

  it('gets a customer with the unionid and who follows him since when', async () => {
    const answer = await get('wmWang');
    expect(answer['external_contact']).toEqual({
      external_userid: 'wmWang',
      name: '王先生',
      avatar: '',
      type: 1,
      gender: 1,
      unionid: 'union-wang',
    });
    expect(answer['follow_user']).toEqual([
      expect.objectContaining({
        userid: 'ZhouKexin',
        remark: '王先生(装修)',
        createtime: 1_790_000_000,
        add_way: 3,
        oper_userid: 'ZhouKexin',
      }),
    ]);
    expect(answer).not.toHaveProperty('next_cursor');
  });

  it('a customer who deleted the member still answers; one the member deleted does not (84061)', async () => {
    await client.control('POST', 'customers/wmWang/delete', { userid: 'ZhouKexin' });
    expect((await get('wmWang')).errcode).toBe(0);
    await client.control('POST', 'customers/wmChen/delete', { userid: 'ZhouKexin', by: 'member' });
    expect((await get('wmChen')).errcode).toBe(84061);
    expect((await list('ZhouKexin'))['external_userid']).toEqual(['wmWang']);
  });

  it('pages followers by 500, and refuses a cursor it never gave', async () => {
    const world = testWorld();
    const members = Array.from({ length: 501 }, (_, index) => ({ userid: `m${index}`, name: `员工${index}` }));
    const follows = members.map(({ userid }) => ({ userid, externalUserId: 'wmNew' }));
    await client.control('PUT', 'world', { ...world, members: [...world.members, ...members], follows });
    const first = await get('wmNew');
    expect(first['follow_user']).toHaveLength(500);
    const second = await get('wmNew', String(first['next_cursor']));
    expect(second['follow_user']).toHaveLength(1);
    expect(second).not.toHaveProperty('next_cursor');
    expect((await get('wmNew', 'bogus')).errcode).toBe(40058);
  });
});
