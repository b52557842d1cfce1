import type { RunningSimulator } from '../../startSimulator';
import { testWorld } from '../../testing/testWorld';
import { startWithClient, type Answer, type VendorClient } from '../../testing/vendorClient';

describe('moments for customers', () => {
  let simulator: RunningSimulator;
  let client: VendorClient;
  let access_token: string;
  beforeEach(async () => {
    const follows = [
      { userid: 'ZhouKexin', externalUserId: 'wmWang', tagIds: ['etGold'] },
      { userid: 'ZhouKexin', externalUserId: 'wmChen' },
    ];
    const tagGroups = [{ id: 'etGroup', name: '等级', tags: [{ id: 'etGold', name: '金卡' }] }];
    ({ simulator, client } = await startWithClient({ world: { ...testWorld(), follows, tagGroups } }));
    access_token = await client.token();
  });
  afterEach(() => simulator.close());

  const call = (name: string, body: object = {}): Promise<Answer> =>
    client.post(`/cgi-bin/externalcontact/${name}`, body, { access_token });
  const act = (path: string, body: object = {}): Promise<{ status: number; body: Answer }> => client.control('POST', path, body);
  const result = async (jobid: unknown): Promise<Answer> =>
    client.get('/cgi-bin/externalcontact/get_moment_task_result', { access_token, jobid: String(jobid) });
  const wait = (advanceSeconds: number): Promise<unknown> => act('clock', { advanceSeconds });
  const post = { text: { content: '国庆理财节' }, visible_range: { sender_list: { user_list: ['ZhouKexin'] } } };
  const made = async (change: object = {}): Promise<string> => {
    const { jobid } = await call('add_moment_task', { ...post, ...change });
    await wait(4);
    return String(((await result(jobid))['result'] as Answer)['moment_id']);
  };
  const publish = (momentId: string, userid = 'ZhouKexin'): Promise<{ status: number; body: Answer }> =>
    act(`members/${userid}/moments/${momentId}/publish`);

  it.each([
    ['neither text nor attachment', { text: undefined }, 41089],
    ['a text over 2000 characters', { text: { content: 'x'.repeat(2001) } }, 40058],
    ['an attachment of no known type', { attachments: [{ msgtype: 'file', file: {} }] }, 41065],
    ['a file that is not for moments', { attachments: [{ msgtype: 'image', image: { media_id: 'x' } }] }, 40007],
    ['a link without an address', { attachments: [{ msgtype: 'link', link: { media_id: 'x' } }] }, 41010],
    ['an empty attachment', { attachments: [{ msgtype: 'image' }] }, 41088],
  ])('refuses %s', async (_what, change, errcode) => {
    expect((await call('add_moment_task', { ...post, ...change })).errcode).toBe(errcode);
  });

  it('is made by a job that ends, and names who and what was not valid', async () => {
    const visible_range = {
      sender_list: { user_list: ['ZhouKexin', 'Ghost', 'Teller'], department_list: [99] },
      external_contact_list: { tag_list: ['etGold', 'etNone'] },
    };
    const { jobid } = await call('add_moment_task', { ...post, visible_range });
    expect(await result(jobid)).toMatchObject({ status: 1 });
    await wait(2);
    expect(await result(jobid)).toMatchObject({ status: 2 });
    await wait(2);
    expect(await result(jobid)).toMatchObject({
      status: 3,
      result: {
        moment_id: expect.stringMatching(/^mom/) as unknown,
        invalid_sender_list: { user_list: ['Ghost', 'Teller'], department_list: [99] },
        invalid_external_contact_list: { tag_list: ['etNone'] },
      },
    });
    await wait(86_400);
    access_token = await client.token();
    expect((await result(jobid)).errcode).toBe(40058);
  });

  it('ten a minute (45009)', async () => {
    const codes: unknown[] = [];
    for (let index = 0; index < 11; index++) codes.push((await call('add_moment_task', post)).errcode);
    expect(codes.slice(-2)).toEqual([0, 45009]);
  });

  it('is seen by nobody until the member publishes; then by customers meant who are still his friends', async () => {
    const moment_id = await made();
    const named = { moment_id, userid: 'ZhouKexin' };
    expect((await call('get_moment_task', { moment_id }))['task_list']).toEqual([{ userid: 'ZhouKexin', publish_status: 0 }]);
    expect((await call('get_moment_send_result', named)).errcode).toBe(41062);
    expect((await call('get_moment_customer_list', named))['customer_list']).toMatchObject([
      { external_userid: 'wmWang' },
      { external_userid: 'wmChen' },
    ]);
    await act('customers/wmChen/delete', { userid: 'ZhouKexin' });
    expect((await publish(moment_id)).body).toEqual({ reached: ['wmWang'] });
    expect((await publish(moment_id)).status).toBe(409);
    expect((await call('get_moment_task', { moment_id }))['task_list']).toEqual([{ userid: 'ZhouKexin', publish_status: 1 }]);
    expect((await call('get_moment_send_result', named))['customer_list']).toEqual([{ external_userid: 'wmWang' }]);
    await act(`members/ZhouKexin/moments/${moment_id}/react`, { externalUserId: 'wmWang', how: 'like' });
    expect((await act(`members/ZhouKexin/moments/${moment_id}/react`, { externalUserId: 'wmChen', how: 'like' })).status).toBe(409);
    expect(await call('get_moment_comments', named)).toMatchObject({ comment_list: [], like_list: [{ external_userid: 'wmWang' }] });
  });

  it('is meant for customers with the tag', async () => {
    const moment_id = await made({ visible_range: { external_contact_list: { tag_list: ['etGold'] } } });
    expect((await publish(moment_id)).body).toEqual({ reached: ['wmWang'] });
    expect((await publish(moment_id, 'LiMing')).body).toEqual({ reached: [] });
  });

  it('a cancelled one cannot be published any more', async () => {
    const moment_id = await made();
    expect((await call('cancel_moment_task', { moment_id })).errcode).toBe(0);
    expect((await publish(moment_id)).status).toBe(409);
  });

  it('lists those of the corp and of members, by time', async () => {
    const now = Math.floor(Date.now() / 1000);
    const moment_id = await made();
    const own = (await act('members/ZhouKexin/moments', { text: '今天天气好' })).body['momentId'];
    const list = async (change: object): Promise<unknown> =>
      (await call('get_moment_list', { start_time: now - 60, end_time: now + 60, ...change }))['moment_list'];
    expect(await list({})).toMatchObject([
      { moment_id, create_type: 0, visible_type: 1, text: { content: '国庆理财节' } },
      { moment_id: own, create_type: 1, creator: 'ZhouKexin' },
    ]);
    expect(await list({ filter_type: 0 })).toHaveLength(1);
    expect(await list({ start_time: now - 120, end_time: now - 60 })).toEqual([]);
    expect((await call('get_moment_list', { start_time: now - 31 * 86_400, end_time: now })).errcode).toBe(40058);
    expect((await call('get_moment_task', { moment_id: own })).errcode).toBe(41067);
  });

  it.each([
    ['no moment_id', {}, 41059],
    ['a strange one', { moment_id: 'momNone' }, 41060],
  ])('%s is refused', async (_what, body, errcode) => {
    expect((await call('get_moment_task', body)).errcode).toBe(errcode);
    expect((await call('cancel_moment_task', body)).errcode).toBe(errcode);
  });

  it('a member who was not asked has none (41061)', async () => {
    expect((await call('get_moment_customer_list', { moment_id: await made(), userid: 'LiMing' })).errcode).toBe(41061);
  });
});
