import type { RunningSimulator } from '../../startSimulator';
import { AGENTID, testWorld } from '../../testing/testWorld';
import { startWithClient, type Answer, type VendorClient } from '../../testing/vendorClient';

describe('contact ways', () => {
  let simulator: RunningSimulator;
  let client: VendorClient;
  let access_token: string;
  beforeEach(async () => {
    const world = testWorld();
    const members = [
      ...world.members,
      { userid: 'Sleeper', name: '未激活', department: [2], status: 4 },
      { userid: 'Masked', name: '未实名', department: [2], isRealNamed: false },
    ];
    ({ simulator, client } = await startWithClient({ world: { ...world, members } }));
    access_token = await client.token();
  });
  afterEach(() => simulator.close());

  const post = (path: string, body: unknown): Promise<Answer> => client.post(`/cgi-bin/externalcontact/${path}`, body, { access_token });
  const one = { type: 1, scene: 2, user: ['LiMing'] };
  const add = async (body: object = one): Promise<string> => String((await post('add_contact_way', body))['config_id']);
  const get = async (config_id: string): Promise<unknown> => (await post('get_contact_way', { config_id }))['contact_way'];

  it('are made with the defaults of the papers, and the code has a picture', async () => {
    const made = await post('add_contact_way', { ...one, state: 'qr_hall', remark: '大堂' });
    expect(await get(String(made['config_id']))).toEqual({
      config_id: made['config_id'],
      type: 1,
      scene: 2,
      remark: '大堂',
      skip_verify: true,
      state: 'qr_hall',
      qr_code: made['qr_code'],
      user: ['LiMing'],
      party: [],
      mark_source: true,
      is_temp: false,
    });
    const picture = await fetch(String(made['qr_code']));
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(await post('add_contact_way', { ...one, scene: 1 })).not.toHaveProperty('qr_code');
  });

  it.each([
    ['no type', { scene: 2, user: ['LiMing'] }, 41037],
    ['no scene, though the type is wrong too', { type: 9, user: ['LiMing'] }, 41038],
    ['a wrong type', { ...one, type: 3 }, 41039],
    ['a wrong scene', { ...one, scene: 3 }, 41040],
    ['a wrong style', { ...one, scene: 1, style: 9 }, 41042],
    ['two members of a single one', { ...one, user: ['LiMing', 'ZhouKexin'] }, 40058],
    ['nobody', { type: 2, scene: 2 }, 40063],
    ['a stranger', { ...one, user: ['Ghost'] }, 60111],
    ['a member without the function', { ...one, user: ['Teller'] }, 84083],
    ['one who never logged in', { ...one, user: ['Sleeper'] }, 41054],
    ['one who has not shown who he is', { ...one, user: ['Masked'] }, 40098],
    ['an unknown department', { type: 2, scene: 2, party: [99] }, 60123],
    ['a remark over 30 characters', { ...one, remark: '长'.repeat(31) }, 40058],
    ['a state over 30 characters', { ...one, state: 'x'.repeat(31) }, 40058],
    ['a temporary one for several', { type: 2, scene: 2, user: ['LiMing'], is_temp: true }, 40058],
    ['a temporary one over 14 days', { ...one, is_temp: true, expires_in: 15 * 86_400 }, 40058],
    ['a conclusion of one that lasts', { ...one, conclusions: { text: { content: '再见' } } }, 40058],
    ['an empty conclusion', { ...one, is_temp: true, conclusions: {} }, 40058],
  ])('%s is refused', async (_what, body, errcode) => {
    expect((await post('add_contact_way', body)).errcode).toBe(errcode);
  });

  it('have limits: people behind one, ways of the corp, temporary ones a day', async () => {
    await client.control('PUT', 'limits', { quantities: { contactWayUsers: 1, contactWays: 1, temporaryContactWaysPerDay: 1 } });
    expect((await post('add_contact_way', { type: 2, scene: 2, party: [2] })).errcode).toBe(41041);
    expect((await post('add_contact_way', one)).errcode).toBe(0);
    expect((await post('add_contact_way', one)).errcode).toBe(41045);
    expect((await post('add_contact_way', { ...one, is_temp: true })).errcode).toBe(0);
    expect((await post('add_contact_way', { ...one, is_temp: true })).errcode).toBe(45009);
  });

  it('only people the app sees may stand behind one', async () => {
    await client.control('POST', `apps/${AGENTID}`, { visible: { users: ['ZhouKexin'] } });
    expect((await post('add_contact_way', one)).errcode).toBe(60011);
    expect((await post('add_contact_way', { type: 2, scene: 2, party: [2] })).errcode).toBe(60011);
  });

  it('what is given replaces, lists as a whole; what is not stays', async () => {
    const config_id = await add({ type: 2, scene: 2, user: ['LiMing'], party: [2], state: 'a', remark: 'b' });
    expect((await post('update_contact_way', { config_id, user: ['ZhouKexin'], state: 'c', type: 1 })).errcode).toBe(0);
    expect(await get(config_id)).toMatchObject({ type: 2, user: ['ZhouKexin'], party: [2], state: 'c', remark: 'b' });
    expect((await post('update_contact_way', { config_id, user: ['Teller'] })).errcode).toBe(84083);
  });

  it.each(['get_contact_way', 'update_contact_way', 'del_contact_way'])('%s wants a config_id that is there', async (path) => {
    expect((await post(path, {})).errcode).toBe(41043);
    expect((await post(path, { config_id: 'ghost' })).errcode).toBe(41044);
  });

  it('are listed by ids and pages, temporary and deleted ones not', async () => {
    const first = await add();
    await add({ ...one, is_temp: true });
    const gone = await add();
    const last = await add();
    await post('del_contact_way', { config_id: gone });
    const page = await post('list_contact_way', { limit: 1 });
    expect(page['contact_way']).toEqual([{ config_id: first }]);
    const rest = await post('list_contact_way', { limit: 1, cursor: page['next_cursor'] });
    expect(rest['contact_way']).toEqual([{ config_id: last }]);
    expect(rest).not.toHaveProperty('next_cursor');
    await client.control('POST', 'clock', { advanceSeconds: 91 * 86_400 });
    access_token = await client.token();
    expect((await post('list_contact_way', {}))['contact_way']).toEqual([]);
  });
});
