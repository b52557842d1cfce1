import type { RunningSimulator } from '../startSimulator';
import { field, startCallbackReceiver, type CallbackReceiver } from '../testing/callbackReceiver';
import { AGENTID, CALLBACK_KEYS, CORPID, testWorld } from '../testing/testWorld';
import { buttonCard, startWithClient, type Answer, type VendorClient } from '../testing/vendorClient';

describe('callbacks', () => {
  let receiver: CallbackReceiver;
  let simulator: RunningSimulator;
  let client: VendorClient;
  beforeEach(async () => {
    receiver = await startCallbackReceiver();
    ({ simulator, client } = await startWithClient({ world: testWorld({ callback: { url: receiver.url, ...CALLBACK_KEYS } }) }));
  });
  afterEach(async () => {
    await simulator.close();
    receiver.close();
  });

  const journal = async (status = ''): Promise<{ id: string; event: string; status: string; attempts: { outcome: unknown }[] }[]> =>
    (await client.control('GET', `callbacks?status=${status}`)).body['callbacks'] as never;
  const settled = async (attempts: number): Promise<{ id: string; status: string; attempts: { outcome: unknown }[] }> => {
    for (;;) {
      const [entry] = await journal();
      if (entry && entry.attempts.length >= attempts) return entry;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const add = (): Promise<{ body: Answer }> => client.control('POST', 'customers/wmNew/add', { userid: 'LiMing', state: 'qr1' });

  it('a customer agrees to be added: the relation is full and the signed event tells so, once', async () => {
    expect((await add()).body).toEqual({ added: true });
    expect((await add()).body).toEqual({ added: false });
    const [event] = await receiver.reached(1);
    expect(event).toMatchObject({ isSigned: true, isForCorp: true });
    expect(event?.age).toBeLessThan(5);
    const values = ['ToUserName', 'FromUserName', 'MsgType', 'Event', 'ChangeType', 'UserID', 'ExternalUserID', 'State'].map((name) =>
      field(event?.xml ?? '', name),
    );
    expect(values).toEqual([CORPID, 'sys', 'event', 'change_external_contact', 'add_external_contact', 'LiMing', 'wmNew', 'qr1']);
    const got = await client.get('/cgi-bin/externalcontact/get', { access_token: await client.token(), external_userid: 'wmNew' });
    expect(got['follow_user']).toEqual([expect.objectContaining({ userid: 'LiMing', state: 'qr1' })]);
    expect(await journal()).toHaveLength(1);
  });

  it('adding is refused for a member without the function and for strangers', async () => {
    expect((await client.control('POST', 'customers/wmNew/add', { userid: 'Teller' })).status).toBe(409);
    expect((await client.control('POST', 'customers/wmNew/add', { userid: 'Ghost' })).status).toBe(404);
    expect((await client.control('POST', 'customers/wmGhost/add', { userid: 'LiMing' })).status).toBe(404);
  });

  it('either side can end the relation, each with its own event, and it can begin again', async () => {
    await client.control('POST', 'customers/wmWang/delete', { userid: 'ZhouKexin' });
    await client.control('POST', 'customers/wmWang/delete', { userid: 'ZhouKexin', by: 'member' });
    expect((await client.control('POST', 'customers/wmWang/delete', { userid: 'ZhouKexin', by: 'member' })).body).toEqual({
      deleted: false,
    });
    await client.control('POST', 'customers/wmWang/add', { userid: 'ZhouKexin' });
    const events = await receiver.reached(3);
    expect(events.map(({ xml }) => field(xml, 'ChangeType')).sort()).toEqual([
      'add_external_contact',
      'del_external_contact',
      'del_follow_user',
    ]);
  });

  it('a pressed button arrives as template_card_event whose fresh ResponseCode updates the card', async () => {
    const { msgid } = await client.send(buttonCard('lead_1'));
    const press = (key: string): Promise<{ status: number }> =>
      client.control('POST', `members/ZhouKexin/cards/${String(msgid)}/click`, { key });
    expect((await press('unknown')).status).toBe(409);
    expect((await client.control('POST', `members/LiMing/cards/${String(msgid)}/click`, { key: 'accept' })).status).toBe(404);
    await press('accept');
    await press('accept');
    const events = await receiver.reached(2);
    const codes = events.map(({ xml }) => field(xml, 'ResponseCode'));
    expect(new Set(codes).size).toBe(2);
    const values = ['FromUserName', 'Event', 'EventKey', 'TaskId', 'CardType', 'AgentID'].map((name) => field(events[0]?.xml ?? '', name));
    expect(values).toEqual(['ZhouKexin', 'template_card_event', 'accept', 'lead_1', 'button_interaction', String(AGENTID)]);
    const update = { agentid: AGENTID, userids: ['ZhouKexin'], response_code: codes[1], button: { replace_name: '已接受' } };
    expect((await client.post('/cgi-bin/message/update_template_card', update, { access_token: await client.token() })).errcode).toBe(0);
    expect((await press('accept')).status).toBe(409);
  });

  it('is delivered again after a refusal, up to three more times, and stops at 200', async () => {
    receiver.script.push(500, 302);
    await add();
    const entry = await settled(3);
    expect(entry.attempts.map(({ outcome }) => outcome)).toEqual([500, 302, 200]);
    expect(entry.status).toBe('delivered');
    expect(new Set(receiver.events.map(({ xml }) => xml)).size).toBe(1);
  });

  it('is kept when nobody listened, and a resend brings the same event with a fresh signature', async () => {
    receiver.script.push(500, 500, 500, 500);
    await add();
    const entry = await settled(4);
    expect(entry.status).toBe('failed');
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(receiver.events).toHaveLength(4);
    expect((await client.control('POST', `callbacks/${entry.id}/resend`)).status).toBe(200);
    await settled(5);
    expect((await journal('failed')).length).toBe(0);
    expect(receiver.events[4]).toMatchObject({ isSigned: true, xml: receiver.events[0]?.xml });
    expect((await client.control('POST', 'callbacks/none/resend')).status).toBe(404);
  });

  it('an answer that does not come within five seconds counts as none', async () => {
    receiver.script.push('hang');
    await add();
    const entry = await settled(2);
    expect(entry.attempts.map(({ outcome }) => outcome)).toEqual(['no answer within 5 s', 200]);
  }, 10_000);

  it('carries real time even when the virtual clock was moved', async () => {
    await client.control('POST', 'clock', { advanceSeconds: 86_400 });
    await add();
    const [event] = await receiver.reached(1);
    expect(event?.age).toBeLessThan(5);
    expect(Math.abs(Number(field(event?.xml ?? '', 'CreateTime')) - Date.now() / 1000)).toBeLessThan(5);
  });
});
