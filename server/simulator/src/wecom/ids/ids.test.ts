import type { RunningSimulator } from '../../startSimulator';
import { AGENTID, testWorld } from '../../testing/testWorld';
import { startWithClient, type Answer, type VendorClient } from '../../testing/vendorClient';

describe('names of the same person', () => {
  let simulator: RunningSimulator;
  let client: VendorClient;
  let access_token: string;
  beforeEach(async () => {
    ({ simulator, client } = await startWithClient());
    access_token = await client.token();
  });
  afterEach(() => simulator.close());

  const post = (path: string, body: object): Promise<Answer> => client.post(`/cgi-bin/${path}`, body, { access_token });
  const old = (body: object): Promise<Answer> => post('externalcontact/unionid_to_external_userid', body);
  const wang = { unionid: 'union-wang', openid: 'openid-wang' };
  const stranger = { unionid: 'union-new', openid: 'openid-new' };

  it('a customer is found by unionid and openid, a stranger is 84061', async () => {
    expect((await old(wang))['external_userid']).toBe('wmWang');
    expect((await old(stranger)).errcode).toBe(84061);
  });

  it('a stranger has a pending_id, which his later external_userid leads to', async () => {
    expect((await post('idconvert/unionid_to_external_userid', wang))['external_userid']).toBe('wmWang');
    const { pending_id } = await post('idconvert/unionid_to_external_userid', stranger);
    await client.control('POST', 'customers/wmNew/add', { userid: 'LiMing' });
    const known = await post('idconvert/batch/external_userid_to_pending_id', { external_userid: ['wmNew', 'wmGhost'] });
    expect(known['result']).toEqual([{ external_userid: 'wmNew', pending_id }]);
  });

  it('who is followed outside the app’s range only is no customer to it', async () => {
    await client.control('POST', `apps/${AGENTID}`, { visible: { users: ['LiMing'] } });
    expect((await old(wang)).errcode).toBe(84061);
  });

  it.each([
    ['no unionid', { openid: 'openid-wang' }, 40063],
    ['an unknown unionid', { unionid: 'union-ghost', openid: 'openid-wang' }, 610014],
    ['an openid of another person', { ...wang, openid: 'openid-chen' }, 610018],
    ['an unknown openid', { ...wang, openid: 'openid-ghost' }, 845001],
  ])('%s is refused', async (_what, body, errcode) => {
    expect((await old(body)).errcode).toBe(errcode);
  });

  it('an openid for payments exists for WeChat users only', async () => {
    expect((await post('externalcontact/convert_to_openid', { external_userid: 'wmWang' }))['openid']).toMatch(/^o/);
    expect((await post('externalcontact/convert_to_openid', { external_userid: 'wmNew' })).errcode).toBe(84061);
    const world = testWorld();
    const persons = world.persons?.map((person) => ({ ...person, type: 2 }));
    await client.control('PUT', 'world', { ...world, persons });
    expect((await post('externalcontact/convert_to_openid', { external_userid: 'wmWang' })).errcode).toBe(41056);
  });

  it('somebody from outside signs in by OAuth: an openid, and who he is only when he is a customer', async () => {
    const sign = async (externalUserId: string): Promise<Answer> => {
      const { code } = (await client.control('POST', 'oauth/code', { externalUserId, redirect_uri: 'http://app.test:3000/' })).body;
      return client.get('/cgi-bin/auth/getuserinfo', { access_token, code: String(code) });
    };
    expect(await sign('wmWang')).toMatchObject({ errcode: 0, external_userid: 'wmWang', openid: expect.stringMatching(/^o/) as string });
    const unknown = await sign('wmNew');
    expect(unknown).toHaveProperty('openid');
    expect(unknown).not.toHaveProperty('external_userid');
  });
});
