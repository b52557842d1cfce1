import type { RunningSimulator } from '../../startSimulator';
import { startWithClient, type Answer, type VendorClient } from '../../testing/vendorClient';

describe('one person under several names', () => {
  let simulator: RunningSimulator;
  let client: VendorClient;
  let access_token: string;
  beforeAll(async () => {
    ({ simulator, client } = await startWithClient());
    access_token = await client.token();
  });
  afterAll(() => simulator.close());

  const call = (path: string, body: object): Promise<Answer> => client.post(`/cgi-bin/${path}`, body, { access_token });
  const wang = { unionid: 'union-wang', openid: 'openid-wang' };
  const stranger = { unionid: 'union-new', openid: 'openid-new' };

  it.each([
    ['a strange unionid', { unionid: 'x', openid: 'openid-wang' }, 610014],
    ["another person's openid", { unionid: 'union-wang', openid: 'openid-chen' }, 845001],
    ['no openid', { unionid: 'union-wang' }, 40063],
  ])('%s is refused', async (_what, body, errcode) => {
    expect((await call('externalcontact/unionid_to_external_userid', body)).errcode).toBe(errcode);
    expect((await call('idconvert/unionid_to_external_userid', body)).errcode).toBe(errcode);
  });

  it('a customer has an external_userid; who is none yet has a pending_id, the same whichever way', async () => {
    expect((await call('externalcontact/unionid_to_external_userid', wang))['external_userid']).toBe('wmWang');
    expect((await call('externalcontact/unionid_to_external_userid', stranger)).errcode).toBe(84061);
    expect((await call('idconvert/unionid_to_external_userid', wang))['external_userid']).toBe('wmWang');
    const pending = await call('idconvert/unionid_to_external_userid', stranger);
    expect(pending).not.toHaveProperty('external_userid');
    const { result } = await call('idconvert/batch/external_userid_to_pending_id', { external_userid: ['wmNew', 'wmNone'] });
    expect(result).toEqual([{ external_userid: 'wmNew', pending_id: pending['pending_id'] }]);
    expect((await call('idconvert/batch/external_userid_to_pending_id', {})).errcode).toBe(40058);
  });

  it('members and customers have an openid of the corp', async () => {
    const { openid } = await call('user/convert_to_openid', { userid: 'LiMing' });
    expect((await call('user/convert_to_userid', { openid }))['userid']).toBe('LiMing');
    expect((await call('user/convert_to_userid', { openid: 'oNobody' })).errcode).toBe(43004);
    expect((await call('externalcontact/convert_to_openid', { external_userid: 'wmWang' }))['openid']).toMatch(/^o/);
    expect((await call('externalcontact/convert_to_openid', { external_userid: 'wmNone' })).errcode).toBe(40096);
  });
});
