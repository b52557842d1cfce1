import type { RunningSimulator } from '../startSimulator';
import { AGENTID } from '../testing/testWorld';
import { buttonCard, startWithClient, type Answer, type VendorClient } from '../testing/vendorClient';

describe('message/update_template_card', () => {
  let simulator: RunningSimulator;
  let client: VendorClient;
  beforeEach(async () => {
    ({ simulator, client } = await startWithClient());
  });
  afterEach(() => simulator.close());

  const update = async (body: Record<string, unknown>): Promise<Answer> =>
    client.post(
      '/cgi-bin/message/update_template_card',
      { agentid: AGENTID, userids: ['ZhouKexin'], button: { replace_name: '已接受' }, ...body },
      { access_token: await client.token() },
    );
  const card = async (userid = 'ZhouKexin'): Promise<Record<string, unknown>> => {
    const { messages } = (await client.control('GET', `members/${userid}/received`)).body as unknown as {
      messages: Record<string, unknown>[];
    };
    return messages[0] ?? {};
  };
  const sendCard = async (body = {}): Promise<string> => String((await client.send({ ...buttonCard('t1'), ...body }))['response_code']);

  it('refuses a missing, an unknown, a used and an expired response_code', async () => {
    const response_code = await sendCard();
    expect((await update({})).errcode).toBe(40063);
    expect((await update({ response_code: 'x' })).errcode).toBe(60140);
    expect((await update({ response_code })).errcode).toBe(0);
    expect((await update({ response_code })).errcode).toBe(60140);
    const late = String((await client.send(buttonCard('t2')))['response_code']);
    await client.control('POST', 'clock', { advanceSeconds: 72 * 3600 });
    expect((await update({ response_code: late })).errcode).toBe(60140);
  });

  it('refuses nobody, strangers, an empty button and a malformed card', async () => {
    const response_code = await sendCard();
    expect((await update({ response_code, userids: [] })).errcode).toBe(82001);
    expect(await update({ response_code, userids: ['LiMing'] })).toMatchObject({ errcode: 81013, invaliduser: ['liming'] });
    expect((await update({ response_code, button: {} })).errcode).toBe(40063);
    expect((await update({ response_code, button: undefined, template_card: { card_type: 'text_notice' } })).errcode).toBe(40058);
    expect((await card())['replaceName']).toBeUndefined();
  });

  it("refuses the code of another app's card", async () => {
    const response_code = await sendCard();
    const access_token = await client.token('secret-of-app-2');
    const body = { agentid: 1000003, userids: ['ZhouKexin'], response_code, button: { replace_name: 'x' } };
    expect((await client.post('/cgi-bin/message/update_template_card', body, { access_token })).errcode).toBe(42015);
  });

  it('replaces the buttons for the named receivers only', async () => {
    const response_code = await sendCard({ touser: 'ZhouKexin|LiMing' });
    expect(await update({ response_code, userids: ['zhoukexin', 'Ghost'] })).toMatchObject({ errcode: 0, invaliduser: ['ghost'] });
    expect((await card())['replaceName']).toBe('已接受');
    expect((await card('LiMing'))['replaceName']).toBeUndefined();
  });

  it('replaces the whole card for all who received it', async () => {
    const response_code = await sendCard({ touser: 'ZhouKexin|LiMing' });
    const template_card = {
      card_type: 'text_notice',
      main_title: { title: '已由他人接受' },
      card_action: { type: 1, url: 'http://app.test:3000/' },
    };
    await update({ response_code, userids: undefined, atall: 1, button: undefined, template_card });
    expect((await card('LiMing'))['content']).toEqual(template_card);
  });
});
