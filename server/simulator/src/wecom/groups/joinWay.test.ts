import type { RunningSimulator } from '../../startSimulator';
import { startWithClient, type Answer, type VendorClient } from '../../testing/vendorClient';

describe('ways into customer groups', () => {
  let simulator: RunningSimulator;
  let client: VendorClient;
  let access_token: string;
  beforeEach(async () => {
    ({ simulator, client } = await startWithClient());
    access_token = await client.token();
    const groups = ['wrOne', 'wrTwo'].map((chatId) => ({ chatId, owner: 'ZhouKexin' }));
    await client.control('POST', 'world/groups', { groups });
  });
  afterEach(() => simulator.close());

  const call = (name: string, body: object): Promise<Answer> => client.post(`/cgi-bin/externalcontact/${name}`, body, { access_token });
  const way = { scene: 2, chat_id_list: ['wrOne', 'wrTwo'], room_base_name: '理财群', room_base_id: 8, state: 'branch-7' };
  const add = async (change: object = {}): Promise<string> =>
    String((await call('groupchat/add_join_way', { ...way, ...change }))['config_id']);
  const scan = (configId: string, externalUserId: string): Promise<{ status: number; body: Answer }> =>
    client.control('POST', `join-ways/${configId}/scan`, { externalUserId });

  it.each([
    ['no scene', { scene: undefined }, 41038],
    ['another scene', { scene: 3 }, 41040],
    ['no group', { chat_id_list: [] }, 40058],
    ['more than five groups', { chat_id_list: ['1', '2', '3', '4', '5', '6'] }, 41091],
    ['a group that is not there', { chat_id_list: ['wrNone'] }, 40058],
    ['a state over 30 characters', { state: 'x'.repeat(31) }, 40058],
    ['a base name over 40 characters', { room_base_name: '群'.repeat(41) }, 40058],
  ])('adding refuses %s', async (_what, change, errcode) => {
    expect((await call('groupchat/add_join_way', { ...way, ...change })).errcode).toBe(errcode);
  });

  it('answers only the config_id, cuts the remark at 30 characters, and shows the code when asked', async () => {
    const added = await call('groupchat/add_join_way', { ...way, remark: '备'.repeat(40) });
    expect(Object.keys(added).sort()).toEqual(['config_id', 'errcode', 'errmsg']);
    expect((await call('groupchat/get_join_way', { config_id: added['config_id'] }))['join_way']).toMatchObject({
      ...way,
      remark: '备'.repeat(30),
      auto_create_room: 1,
      qr_code: expect.stringMatching(/^https?:/) as unknown,
    });
  });

  it('the code is a picture', async () => {
    const { join_way } = await call('groupchat/get_join_way', { config_id: await add() });
    const response = await fetch((join_way as { qr_code: string }).qr_code);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect((await fetch(`${simulator.url}/wwgroupcode/none`)).status).toBe(404);
  });

  it('an update overwrites all, and what is deleted is not known any more', async () => {
    const config_id = await add();
    await call('groupchat/update_join_way', { config_id, scene: 1, chat_id_list: ['wrTwo'] });
    const changed = (await call('groupchat/get_join_way', { config_id }))['join_way'];
    expect(changed).toMatchObject({ scene: 1, chat_id_list: ['wrTwo'], state: '', room_base_name: '' });
    expect(changed).not.toHaveProperty('qr_code');
    await call('groupchat/del_join_way', { config_id });
    expect((await call('groupchat/get_join_way', { config_id })).errcode).toBe(41044);
    expect((await call('groupchat/get_join_way', {})).errcode).toBe(41043);
  });

  it('who scans is in the first group with room and carries the state; once in, he stays there', async () => {
    const config_id = await add();
    expect((await scan(config_id, 'wmWang')).body).toEqual({ chatId: 'wrOne', created: false });
    expect((await scan(config_id, 'wmWang')).body).toEqual({ chatId: 'wrOne', created: false });
    const group = (await call('groupchat/get', { chat_id: 'wrOne' }))['group_chat'] as { member_list: unknown[] };
    expect(group.member_list[1]).toMatchObject({ userid: 'wmWang', join_scene: 3, state: 'branch-7' });
    expect(group.member_list[1]).not.toHaveProperty('invitor');
  });

  it('when all are full another group is opened under the next number, or nobody comes in', async () => {
    await client.control('PUT', 'limits', { quantities: { groupMembers: 2 } });
    const config_id = await add({ chat_id_list: ['wrOne'] });
    await scan(config_id, 'wmWang');
    const { chatId, created } = (await scan(config_id, 'wmChen')).body;
    expect(created).toBe(true);
    const opened = (await call('groupchat/get', { chat_id: chatId }))['group_chat'];
    expect(opened).toMatchObject({ name: '理财群8', owner: 'ZhouKexin', member_list: [{}, { userid: 'wmChen' }] });
    expect((await call('groupchat/get_join_way', { config_id }))['join_way']).toMatchObject({ room_base_id: 9 });
    const closed = await add({ chat_id_list: ['wrOne'], auto_create_room: 0 });
    expect((await scan(closed, 'wmNew')).status).toBe(409);
  });

  it('templates that greet: one kind beside the text, ending with the hundredth', async () => {
    const both = { text: { content: '欢迎 %NICKNAME%' }, link: { title: 'a', url: 'b' }, image: { pic_url: 'c' } };
    const { template_id } = await call('group_welcome_template/add', both);
    const got = await client.get('/cgi-bin/externalcontact/group_welcome_template/get', { access_token, template_id: String(template_id) });
    expect(got).toMatchObject({ errcode: 0, text: { content: '欢迎 %NICKNAME%' }, image: { pic_url: 'c' } });
    expect(got).not.toHaveProperty('link');
    await call('group_welcome_template/edit', { template_id, text: { content: '您好' } });
    expect(await call('group_welcome_template/get', { template_id })).toMatchObject({ text: { content: '您好' } });
    expect((await call('group_welcome_template/add', {})).errcode).toBe(40063);
    for (let index = 1; index < 100; index++) await call('group_welcome_template/add', { text: { content: 'x' } });
    expect((await call('group_welcome_template/add', both)).errcode).toBe(41055);
    await call('group_welcome_template/del', { template_id });
    expect((await call('group_welcome_template/get', { template_id })).errcode).toBe(40058);
  });

  it('another app may not touch a template (41058)', async () => {
    const { template_id } = await call('group_welcome_template/add', { text: { content: 'x' } });
    await client.control('POST', 'apps/1000003', { externalContact: true });
    const other = { access_token: await client.token('secret-of-app-2') };
    const path = '/cgi-bin/externalcontact/group_welcome_template/';
    for (const name of ['edit', 'get', 'del']) expect((await client.post(path + name, { template_id }, other)).errcode).toBe(41058);
  });
});
