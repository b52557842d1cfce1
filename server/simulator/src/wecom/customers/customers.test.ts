import { field } from '../../testing/callbackReceiver';
import { AGENTID, testWorld } from '../../testing/testWorld';
import { type Answer } from '../../testing/vendorClient';
import { useReceivedWorld } from '../../testing/useReceivedWorld';

interface FollowInfo {
  remark: string;
  description: string;
  remark_mobiles: string[];
  remark_corp_name?: string;
  tag_id: string[];
}

describe('customers of members', () => {
  const here = useReceivedWorld();

  const post = (path: string, body: unknown): Promise<Answer> =>
    here.client.post(`/cgi-bin/externalcontact/${path}`, body, { access_token: here.token });
  const wang = { userid: 'ZhouKexin', external_userid: 'wmWang' };
  const infoOf = async (externalUserId: string): Promise<FollowInfo> => {
    const { external_contact_list } = await post('batch/get_by_user', { userid_list: ['ZhouKexin'] });
    const list = external_contact_list as { external_contact: { external_userid: string }; follow_info: FollowInfo }[];
    return list.find(({ external_contact }) => external_contact.external_userid === externalUserId)?.follow_info as FollowInfo;
  };

  it('who may have customers is listed, as far as the app sees', async () => {
    const list = (): Promise<Answer> => here.client.get('/cgi-bin/externalcontact/get_follow_user_list', { access_token: here.token });
    expect((await list())['follow_user']).toEqual(['ZhouKexin', 'LiMing']);
    await here.client.control('POST', `apps/${AGENTID}`, { visible: { users: ['LiMing', 'Teller'] } });
    expect((await list())['follow_user']).toEqual(['LiMing']);
  });

  describe('in batches', () => {
    it('one row a relation, with tags by id; nobody is no error', async () => {
      const answer = await post('batch/get_by_user', { userid_list: ['LiMing', 'ZhouKexin'] });
      expect(answer['next_cursor']).toBe('');
      const [first] = answer['external_contact_list'] as { external_contact: object; follow_info: object }[];
      expect(first?.external_contact).toMatchObject({ external_userid: 'wmWang', unionid: 'union-wang', type: 1 });
      expect(first?.follow_info).toMatchObject({ userid: 'ZhouKexin', tag_id: [], add_way: 3, remark: '王先生(装修)' });
      expect(first?.follow_info).not.toHaveProperty('tags');
    });

    it('by pages of the size that was asked for', async () => {
      const first = await post('batch/get_by_user', { userid_list: ['ZhouKexin'], limit: 1 });
      expect(first['external_contact_list']).toHaveLength(1);
      const second = await post('batch/get_by_user', { userid_list: ['ZhouKexin'], limit: 1, cursor: first['next_cursor'] });
      expect(second).toMatchObject({ next_cursor: '', external_contact_list: [{ external_contact: { external_userid: 'wmChen' } }] });
    });

    it('a limit over 100 is 100', async () => {
      const members = [{ userid: 'Busy', name: '忙' }];
      const persons = Array.from({ length: 130 }, (_, index) => ({
        unionid: `u${index}`,
        name: `客户${index}`,
        externalUserId: `wm${index}`,
      }));
      const follows = persons.map(({ externalUserId }) => ({ userid: 'Busy', externalUserId }));
      await here.client.control('PUT', 'world', { ...testWorld(), members, persons, follows });
      expect((await post('batch/get_by_user', { userid_list: ['Busy'], limit: 1000 }))['external_contact_list']).toHaveLength(100);
      expect((await post('batch/get_by_user', { userid_list: ['Busy'] }))['external_contact_list']).toHaveLength(50);
    });

    it.each([
      ['no list', {}, 40063],
      ['over 100 members', { userid_list: Array.from({ length: 101 }, () => 'LiMing') }, 40058],
      ['a stranger', { userid_list: ['Ghost'] }, 60111],
      ['a cursor it never gave', { userid_list: ['LiMing'], cursor: 'bogus' }, 40058],
    ])('%s is refused', async (_what, body, errcode) => {
      expect((await post('batch/get_by_user', body)).errcode).toBe(errcode);
    });
  });

  describe('noted by a member', () => {
    it('by API: what is given replaces, what is not stays, and nothing is told', async () => {
      const first = { ...wang, remark: '王总', description: '装修贷', remark_mobiles: ['13800000000'], remark_company: '王记' };
      expect((await post('remark', first)).errcode).toBe(0);
      expect((await post('remark', { ...wang, remark_mobiles: [''] })).errcode).toBe(0);
      expect(await infoOf('wmWang')).toMatchObject({ remark: '王总', description: '装修贷', remark_mobiles: [], remark_corp_name: '王记' });
      expect((await here.client.control('GET', 'callbacks')).body['callbacks']).toEqual([]);
    });

    it('by API with an echo, as a later paper has it', async () => {
      await here.client.control('PUT', 'callback-faults', { echoApiEdits: true });
      await post('remark', { ...wang, remark: '王总' });
      const [event] = await here.receiver.reached(1);
      expect(['ChangeType', 'UserID', 'ExternalUserID'].map((name) => field(event?.xml ?? '', name))).toEqual([
        'edit_external_contact',
        'ZhouKexin',
        'wmWang',
      ]);
    });

    it('in the client: told by ids alone', async () => {
      await here.client.control('POST', 'customers/wmWang/remark', { userid: 'ZhouKexin', remark: '老王' });
      const [event] = await here.receiver.reached(1);
      expect(field(event?.xml ?? '', 'ChangeType')).toBe('edit_external_contact');
      expect(event?.xml).not.toContain('老王');
      expect(await infoOf('wmWang')).toMatchObject({ remark: '老王' });
    });

    it.each([
      ['nothing to note', wang, 40063],
      ['a remark over 20 characters', { ...wang, remark: '长'.repeat(21) }, 40058],
      ['a description over 150', { ...wang, description: '长'.repeat(151) }, 40058],
      ['a customer of somebody else', { ...wang, userid: 'LiMing', remark: '他' }, 84061],
      ['an unknown member', { ...wang, userid: 'Ghost', remark: '他' }, 60111],
      ['an unknown customer', { ...wang, external_userid: 'wmGhost', remark: '他' }, 40096],
    ])('%s is refused', async (_what, body, errcode) => {
      expect((await post('remark', body)).errcode).toBe(errcode);
    });
  });
});
