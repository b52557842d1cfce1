import { field } from '../../testing/callbackReceiver';
import { type Answer } from '../../testing/vendorClient';
import { useReceivedWorld } from '../../testing/useReceivedWorld';

describe('links on which customers add members', () => {
  const here = useReceivedWorld();

  const call = (name: string, body: object = {}): Promise<Answer> =>
    here.client.post(`/cgi-bin/externalcontact/customer_acquisition/${name}`, body, { access_token: here.token });
  const link = { link_name: '公众号菜单', range: { user_list: ['LiMing'] } };
  const create = async (): Promise<string> => String(((await call('create_link', link))['link'] as Answer)['link_id']);
  const click = (linkId: string, externalUserId: string, channel?: string): Promise<{ body: Answer }> =>
    here.client.control('POST', `acquisition-links/${linkId}/click`, { externalUserId, channel });
  const quota = (): Promise<Answer> => here.client.get('/cgi-bin/externalcontact/customer_acquisition_quota', { access_token: here.token });
  const told = async (count: number): Promise<string[]> =>
    (await here.receiver.reached(count)).map(({ xml }) => field(xml, 'ChangeType')).sort();

  it.each([
    ['no name', { link_name: undefined }, 40063],
    ['a name over 30 characters', { link_name: '名'.repeat(31) }, 40058],
    ['nobody', { range: {} }, 40058],
    ['a stranger', { range: { user_list: ['Ghost'] } }, 60111],
    ['an unknown department', { range: { department_list: [99] } }, 40058],
  ])('creating refuses %s', async (_what, change, errcode) => {
    expect((await call('create_link', { ...link, ...change })).errcode).toBe(errcode);
  });

  it('are made, listed, changed and deleted by the app they belong to', async () => {
    const link_id = await create();
    expect((await call('list_link'))['link_id_list']).toEqual([link_id]);
    await call('update_link', { link_id, link_name: '新名', skip_verify: false, range: { department_list: [2] } });
    expect(await call('get', { link_id })).toMatchObject({
      link: { link_id, link_name: '新名', skip_verify: false, url: expect.stringMatching(/^https:/) as unknown },
      range: { user_list: [], department_list: [2] },
    });
    await here.client.control('POST', 'apps/1000003', { externalContact: true });
    const other = { access_token: await here.client.token('secret-of-app-2') };
    expect((await here.client.post('/cgi-bin/externalcontact/customer_acquisition/get', { link_id }, other)).errcode).toBe(40058);
    await call('delete_link', { link_id });
    expect((await call('get', { link_id })).errcode).toBe(40058);
  });

  it('the channel comes back in the events, the list and the customer, cut at 64 bytes', async () => {
    const link_id = await create();
    expect((await click(link_id, 'wmNew', 'x'.repeat(70))).body).toEqual({ added: true, userid: 'LiMing' });
    const events = await here.receiver.reached(2);
    const state = 'x'.repeat(64);
    expect(events.map(({ xml }) => [field(xml, 'Event'), field(xml, 'ChangeType'), field(xml, 'State')]).sort()).toEqual([
      ['change_external_contact', 'add_external_contact', state],
      ['customer_acquisition', 'friend_request', state],
    ]);
    const got = await here.client.get('/cgi-bin/externalcontact/get', { access_token: here.token, external_userid: 'wmNew' });
    expect(got['follow_user']).toMatchObject([{ userid: 'LiMing', add_way: 16, state }]);
    expect((await call('customer', { link_id }))['customer_list']).toEqual([
      { external_userid: 'wmNew', userid: 'LiMing', chat_status: 0, state },
    ]);
    for (const text of ['在吗', '您好']) await here.client.control('POST', 'chats/LiMing/wmNew', { from: 'customer', text });
    expect((await call('customer', { link_id }))['customer_list']).toMatchObject([{ chat_status: 1 }]);
    expect(await told(3)).toEqual(['add_external_contact', 'customer_start_chat', 'friend_request']);
  });

  it('each customer costs one of the quota; at its end nobody is added, and it is told', async () => {
    const link_id = await create();
    await here.client.control('PUT', 'acquisition-quota', { total: 500, balance: 1 });
    expect((await click(link_id, 'wmNew')).body['added']).toBe(true);
    expect((await click(link_id, 'wmWang')).body['added']).toBe(false);
    expect(await quota()).toMatchObject({ total: 500, balance: 0, quota_list: [{ balance: 0 }] });
    await here.client.control('PUT', 'acquisition-quota', { balance: 100 });
    expect(await told(5)).toEqual(['add_external_contact', 'balance_exhausted', 'balance_increased', 'balance_low', 'link_unavailable']);
  });

  it('counts clicks and customers by whole days', async () => {
    const link_id = await create();
    const now = Math.floor(Date.now() / 1000);
    await click(link_id, 'wmNew');
    await click(link_id, 'wmNew');
    const statistic = (change: object = {}): Promise<Answer> => call('statistic', { link_id, start_time: now, end_time: now, ...change });
    expect(await statistic()).toMatchObject({ click_link_customer_cnt: 1, new_customer_cnt: 1 });
    expect(await statistic({ start_time: now - 172_800, end_time: now - 86_400 })).toMatchObject({ click_link_customer_cnt: 0 });
    expect((await statistic({ start_time: now - 31 * 86_400 })).errcode).toBe(40058);
    expect((await statistic({ start_time: now - 181 * 86_400, end_time: now - 180 * 86_400 })).errcode).toBe(40058);
  });
});
