import { field } from '../../testing/callbackReceiver';
import { type Answer } from '../../testing/vendorClient';
import { useReceivedWorld } from '../../testing/useReceivedWorld';

const DAY = 86_400;

describe('customers and groups handed to another member', () => {
  const here = useReceivedWorld();

  const call = (name: string, body: object = {}): Promise<Answer> =>
    here.client.post(`/cgi-bin/externalcontact/${name}`, body, { access_token: here.token });
  const act = (path: string, body: object = {}): Promise<{ status: number; body: Answer }> => here.client.control('POST', path, body);
  const pair = { handover_userid: 'ZhouKexin', takeover_userid: 'LiMing' };
  const transfer = (ids: string[], change: object = {}): Promise<Answer> =>
    call('transfer_customer', { ...pair, external_userid: ids, ...change });
  const result = async (name = 'transfer_result'): Promise<unknown> => (await call(name, pair))['customer'];
  const pass = async (seconds: number): Promise<void> => {
    await act('clock', { advanceSeconds: seconds });
    here.token = await here.client.token();
  };
  const followers = async (external_userid: string): Promise<unknown[]> => {
    const got = await here.client.get('/cgi-bin/externalcontact/get', { access_token: here.token, external_userid });
    return (got['follow_user'] as { userid: string }[]).map(({ userid }) => userid);
  };
  const told = async (count: number): Promise<string[]> =>
    (await here.receiver.reached(count)).map(({ xml }) =>
      ['ChangeType', 'UserID', 'ExternalUserID', 'Source', 'FailReason'].map((name) => field(xml, name)).join(' '),
    );
  const firstWaiting = async (): Promise<string> =>
    ((await here.client.control('GET', 'transfers')).body['transfers'] as { id: string }[])[0]?.id ?? '';

  describe('on the job', () => {
    it.each([
      ['no handover member', { handover_userid: undefined }, 41009],
      ['a takeover member who is not there', { takeover_userid: 'Ghost' }, 60111],
      ['one without 客户联系', { takeover_userid: 'Teller' }, 84083],
      ['more than 100 customers', { external_userid: Array.from({ length: 101 }, String) }, 40058],
      ['no customer', { external_userid: [] }, 40058],
      ['a message over 200 characters', { transfer_success_msg: '字'.repeat(201) }, 40058],
    ])('refuses %s', async (_what, change, errcode) => {
      expect((await transfer(['wmWang'], change)).errcode).toBe(errcode);
    });

    it.each([
      ['who is not active', { status: 4 }, 41054],
      ['whose name is not verified', { isRealNamed: false }, 40098],
      ['who has not logged in for a year', { lastLoginAt: 1_600_000_000 }, 41054],
    ])('refuses a takeover member %s', async (_what, change, errcode) => {
      await act('members/LiMing', change);
      expect((await transfer(['wmWang'])).errcode).toBe(errcode);
    });

    it('each customer has his own answer', async () => {
      await transfer(['wmChen']);
      expect(await transfer(['wmWang', 'wmNew', 'wmNone', 'wmChen'])).toMatchObject({
        errcode: 0,
        customer: [
          { external_userid: 'wmWang', errcode: 0 },
          { external_userid: 'wmNew', errcode: 84061 },
          { external_userid: 'wmNone', errcode: 40096 },
          { external_userid: 'wmChen', errcode: 40100 },
        ],
      });
    });

    it('waits a day, then the customer is with the other member, and both changes are told', async () => {
      await transfer(['wmWang'], { transfer_success_msg: '由我继续为您服务' });
      const inADay = Math.floor(Date.now() / 1000) + DAY;
      const [waiting] = (await result()) as { status: number; takeover_time: number }[];
      expect(waiting?.status).toBe(2);
      expect(Math.abs((waiting?.takeover_time ?? 0) - inADay)).toBeLessThan(5);
      await pass(DAY - 60);
      expect(await followers('wmWang')).toEqual(['ZhouKexin']);
      await pass(60);
      expect(await result()).toMatchObject([{ external_userid: 'wmWang', status: 1 }]);
      expect(await followers('wmWang')).toEqual(['LiMing']);
      expect((await told(2)).sort()).toEqual([
        'add_external_contact LiMing wmWang  ',
        'del_external_contact ZhouKexin wmWang DELETE_BY_TRANSFER ',
      ]);
      const { messages } = (await here.client.control('GET', 'customers/wmWang/received')).body;
      expect(messages).toMatchObject([{ userid: 'LiMing', content: { content: '由我继续为您服务' } }]);
    });

    it('who was a customer of the takeover member already is not told as added', async () => {
      await here.client.control('POST', 'world/follows', { follows: [{ userid: 'LiMing', externalUserId: 'wmWang' }] });
      await transfer(['wmWang']);
      await pass(DAY);
      await act('customers/wmNew/add', { userid: 'LiMing' });
      expect(await told(2)).toEqual(['del_external_contact ZhouKexin wmWang DELETE_BY_TRANSFER ', 'add_external_contact LiMing wmNew  ']);
    });

    it('the customer may refuse: the takeover member is told, and he stays where he is', async () => {
      await transfer(['wmWang']);
      expect((await act(`transfers/${await firstWaiting()}/refuse`)).status).toBe(200);
      expect(await result()).toEqual([{ external_userid: 'wmWang', status: 3, takeover_time: 0 }]);
      expect(await told(1)).toEqual(['transfer_fail LiMing wmWang  customer_refused']);
      await pass(DAY);
      expect(await followers('wmWang')).toEqual(['ZhouKexin']);
    });

    it('a member with all the customers he may have is refused at once, or when the day is over', async () => {
      await here.client.control('PUT', 'limits', { quantities: { customersPerMember: 1 } });
      await transfer(['wmWang']);
      await act('customers/wmNew/add', { userid: 'LiMing' });
      expect((await transfer(['wmChen']))['customer']).toEqual([{ external_userid: 'wmChen', errcode: 40099 }]);
      await pass(DAY);
      expect(await result()).toEqual([{ external_userid: 'wmWang', status: 4, takeover_time: 0 }]);
      expect((await told(2))[1]).toBe('transfer_fail LiMing wmWang  customer_limit_exceed');
    });

    it('a customer goes twice in 90 days, not three times (40128)', async () => {
      const back = { handover_userid: 'LiMing', takeover_userid: 'ZhouKexin' };
      await transfer(['wmWang']);
      await pass(DAY);
      await transfer(['wmWang'], back);
      await pass(DAY);
      expect((await transfer(['wmWang']))['customer']).toEqual([{ external_userid: 'wmWang', errcode: 40128 }]);
      await pass(89 * DAY);
      expect((await transfer(['wmWang']))['customer']).toEqual([{ external_userid: 'wmWang', errcode: 0 }]);
    });
  });

  describe('of a member who has left', () => {
    const leave = (): Promise<unknown> => here.client.control('DELETE', 'members/ZhouKexin');
    const resigned = (change: object = {}): Promise<Answer> =>
      call('resigned/transfer_customer', { ...pair, external_userid: ['wmWang'], ...change });

    it('is refused while he works here (40097), and for strangers (60111)', async () => {
      expect((await resigned()).errcode).toBe(40097);
      expect((await resigned({ handover_userid: 'Ghost' })).errcode).toBe(60111);
    });

    it('his customers stand in a list until they are on their way', async () => {
      await leave();
      const list = (body: object = {}): Promise<Answer> => call('get_unassigned_list', body);
      const first = await list({ page_size: 1 });
      expect(first).toMatchObject({ is_last: false, info: [{ handover_userid: 'ZhouKexin', external_userid: 'wmWang' }] });
      expect(await list({ page_size: 1, page_id: 1 })).toMatchObject({ is_last: true, info: [{ external_userid: 'wmChen' }] });
      expect(await list({ page_size: 1, cursor: first['next_cursor'] })).toMatchObject({ info: [{ external_userid: 'wmChen' }] });
      expect((await list({ page_id: 50 })).errcode).toBe(40058);
      await resigned();
      expect(await list()).toMatchObject({ info: [{ external_userid: 'wmChen' }] });
    });

    it('goes after a day, and nobody may refuse', async () => {
      await leave();
      await resigned();
      expect((await act(`transfers/${await firstWaiting()}/refuse`)).status).toBe(409);
      expect(await result('resigned/transfer_result')).toMatchObject([{ status: 2 }]);
      expect(await result()).toEqual([]);
      await pass(DAY);
      expect(await result('resigned/transfer_result')).toMatchObject([{ status: 1 }]);
      expect(await followers('wmWang')).toEqual(['LiMing']);
    });
  });

  describe('groups', () => {
    beforeEach(() => act('world/groups', { groups: [{ chatId: 'wrOne', owner: 'ZhouKexin', members: ['wmWang'] }] }));
    const hand = (name: string, change: object = {}): Promise<Answer> =>
      call(`groupchat/${name}`, { chat_id_list: ['wrOne'], new_owner: 'LiMing', ...change });
    const code = (answer: Answer): unknown => (answer['failed_chat_list'] as { errcode: number }[])[0]?.errcode;
    const group = async (): Promise<unknown> => (await call('groupchat/get', { chat_id: 'wrOne' }))['group_chat'];

    it('of an owner on the job: at once, twice in 90 days', async () => {
      expect(await hand('onjob_transfer')).not.toHaveProperty('failed_chat_list');
      expect(await group()).toMatchObject({
        owner: 'LiMing',
        member_list: [{ userid: 'ZhouKexin' }, { userid: 'wmWang' }, { userid: 'LiMing' }],
      });
      expect((await here.receiver.reached(2)).map(({ xml }) => field(xml, 'UpdateDetail'))).toEqual(['add_member', 'change_owner']);
      expect(code(await hand('onjob_transfer'))).toBe(90504);
      await hand('onjob_transfer', { new_owner: 'ZhouKexin' });
      expect(code(await hand('onjob_transfer'))).toBe(40128);
    });

    it('of an owner who has left: his place in the group goes too, and it shows as handed over', async () => {
      expect(code(await hand('transfer'))).toBe(90500);
      await here.client.control('DELETE', 'members/ZhouKexin');
      expect(code(await hand('onjob_transfer'))).toBe(90502);
      expect((await call('groupchat/list', { limit: 9, status_filter: 1 }))['group_chat_list']).toEqual([{ chat_id: 'wrOne', status: 1 }]);
      expect(await hand('transfer')).not.toHaveProperty('failed_chat_list');
      expect(await group()).toMatchObject({ owner: 'LiMing', member_list: [{ userid: 'wmWang' }, { userid: 'LiMing' }] });
      expect((await call('groupchat/list', { limit: 9 }))['group_chat_list']).toEqual([{ chat_id: 'wrOne', status: 3 }]);
      expect(code(await hand('transfer', { new_owner: 'LiMing' }))).toBe(90508);
    });

    it.each([
      ['a group that is not there', { chat_id_list: ['wrNone'] }, 90501],
      ['the same owner', { new_owner: 'ZhouKexin' }, 90504],
    ])('names %s', async (_what, change, errcode) => {
      expect(code(await hand('onjob_transfer', change))).toBe(errcode);
    });

    it('a full group needs the client (90503)', async () => {
      await here.client.control('PUT', 'limits', { quantities: { groupMembers: 2 } });
      expect(code(await hand('onjob_transfer'))).toBe(90503);
    });
  });
});
