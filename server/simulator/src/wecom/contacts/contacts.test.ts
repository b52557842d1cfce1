import { field } from '../../testing/callbackReceiver';
import { AGENTID } from '../../testing/testWorld';
import { type Answer } from '../../testing/vendorClient';
import { useReceivedWorld } from '../../testing/useReceivedWorld';

describe('contacts', () => {
  const here = useReceivedWorld();

  const get = (path: string, query: Record<string, string> = {}): Promise<Answer> =>
    here.client.get(`/cgi-bin/${path}`, { access_token: here.token, ...query });
  const change = (body: object): Promise<unknown> => here.client.control('POST', `apps/${AGENTID}`, body);
  const names = (answer: Answer): string[] => (answer['userlist'] as { userid: string }[]).map(({ userid }) => userid);

  describe('read by an app', () => {
    it('a member, without the private fields a new app is not told', async () => {
      await here.client.control('POST', 'members/LiMing', { mobile: '13800000000', position: '理财经理', isLeaderIn: [2] });
      const told = await get('user/get', { userid: 'liming' });
      expect(told).toMatchObject({
        userid: 'LiMing',
        name: '李明',
        department: [2],
        main_department: 2,
        is_leader_in_dept: [1],
        status: 1,
      });
      expect(told).not.toHaveProperty('mobile');
      await change({ seesPrivateFields: true });
      expect(await get('user/get', { userid: 'LiMing' })).toMatchObject({ mobile: '13800000000', gender: '0' });
    });

    it('departments from the root or from one of them', async () => {
      const all = await get('department/list');
      expect(all['department']).toEqual([
        { id: 1, name: '测试银行', name_en: '', department_leader: [], parentid: 0, order: 0 },
        { id: 2, name: '滨江路网点', name_en: '', department_leader: [], parentid: 1, order: 0 },
      ]);
      expect((await get('department/simplelist', { id: '2' }))['department_id']).toEqual([{ id: 2, parentid: 1, order: 0 }]);
      expect((await get('department/get', { id: '2' }))['department']).toMatchObject({ id: 2, name: '滨江路网点' });
    });

    it('members of a department itself, or with all beneath it', async () => {
      expect(names(await get('user/simplelist', { department_id: '1' }))).toEqual(['Teller']);
      expect(names(await get('user/list', { department_id: '1', fetch_child: '1' }))).toEqual(['ZhouKexin', 'LiMing', 'Teller']);
    });

    it('everybody by pages, one row a member and department', async () => {
      const page = (cursor: unknown): Promise<Answer> =>
        here.client.post('/cgi-bin/user/list_id', { limit: 2, cursor }, { access_token: here.token });
      const first = await page('');
      expect(first['dept_user']).toEqual([
        { userid: 'ZhouKexin', department: 2 },
        { userid: 'LiMing', department: 2 },
      ]);
      expect(await page(first['next_cursor'])).toMatchObject({ dept_user: [{ userid: 'Teller', department: 1 }], next_cursor: '' });
    });

    it.each([
      ['user/get', {}, 41009],
      ['user/get', { userid: '李明' }, 40003],
      ['user/get', { userid: 'Ghost' }, 60111],
      ['user/list', {}, 40063],
      ['user/list', { department_id: '99' }, 60123],
      ['department/get', { id: '99' }, 60123],
      ['department/list', { id: '99' }, 60123],
    ])('%s refuses %j with %i', async (path, query, errcode) => {
      expect((await get(path, query as Record<string, string>)).errcode).toBe(errcode);
    });

    it('only the visible range is there, whatever is asked', async () => {
      await change({ visible: { departments: [2] } });
      expect((await get('user/get', { userid: 'Teller' })).errcode).toBe(60011);
      expect((await get('department/get', { id: '1' })).errcode).toBe(60011);
      expect((await get('department/list'))['department']).toHaveLength(1);
      await change({ visible: { users: ['ZhouKexin'] } });
      expect((await get('user/get', { userid: 'zhoukexin' })).errcode).toBe(0);
      expect((await get('externalcontact/list', { userid: 'LiMing' })).errcode).toBe(60011);
      await change({ visible: { users: ['LiMing'] } });
      expect((await get('externalcontact/get', { external_userid: 'wmWang' })).errcode).toBe(40096);
    });
  });

  describe('changed by the administrator', () => {
    const told = async (count: number): Promise<string[][]> =>
      (await here.receiver.reached(count)).map(({ xml }) =>
        ['ChangeType', 'UserID', 'Department', 'Id', 'ParentId', 'Name'].map((name) => field(xml, name)).filter(Boolean),
      );

    it('who comes, moves and leaves is told by ids; a new name is not, but for an old address', async () => {
      await here.client.control('POST', 'members', { userid: 'ChenYi', name: '陈怡', department: [2] });
      await here.client.control('POST', 'members/ChenYi', { name: '陈艺' });
      await here.client.control('POST', 'members/ChenYi', { department: [1, 2] });
      await here.client.control('DELETE', 'members/ChenYi');
      expect(await told(3)).toEqual(
        expect.arrayContaining([
          ['create_user', 'ChenYi', '2'],
          ['update_user', 'ChenYi', '1,2'],
          ['delete_user', 'ChenYi'],
        ]),
      );
      expect((await get('user/get', { userid: 'ChenYi' })).errcode).toBe(60111);
      await change({ fullContactEvents: true });
      await here.client.control('POST', 'members/LiMing', { name: '李铭' });
      expect((await told(4))[3]).toEqual(['update_user', 'LiMing', '李铭']);
    });

    it('departments that come, move and go are told', async () => {
      await here.client.control('POST', 'departments', { id: 3, name: '新网点' });
      await here.client.control('POST', 'departments/3', { parentid: 2 });
      await here.client.control('DELETE', 'departments/3');
      expect(await told(3)).toEqual(
        expect.arrayContaining([
          ['create_party', '3', '1'],
          ['update_party', '3', '2'],
          ['delete_party', '3'],
        ]),
      );
      expect((await get('department/list', { id: '3' })).errcode).toBe(60123);
    });

    it.each([
      ['POST', 'members', { userid: 'LiMing', name: '李明' }, 409],
      ['POST', 'members', { userid: 'New', name: '新', department: [99] }, 404],
      ['POST', 'members/Ghost', {}, 404],
      ['DELETE', 'departments/2', undefined, 409],
      ['POST', 'departments/1', { parentid: 2 }, 409],
      ['POST', 'departments', { id: 2, name: '又一个' }, 409],
    ])('%s %s %j is refused with %i', async (method, path, body, status) => {
      expect((await here.client.control(method, path, body)).status).toBe(status);
    });

    it('an app is not told of those it does not see', async () => {
      await change({ visible: { users: ['ZhouKexin'] } });
      await here.client.control('DELETE', 'members/LiMing');
      await here.client.control('DELETE', 'members/ZhouKexin');
      expect(await told(1)).toEqual([['delete_user', 'ZhouKexin']]);
    });
  });
});
