import type { RunningSimulator } from '../startSimulator';
import { buttonCard, startWithClient, type VendorClient } from '../testing/vendorClient';

interface Received {
  received: number;
  dropped: number;
  messages: Record<string, unknown>[];
}

const text = (content: string): Record<string, unknown> => ({ msgtype: 'text', text: { content } });
const card = (change: Record<string, unknown>): Record<string, unknown> => ({
  msgtype: 'template_card',
  template_card: {
    card_type: 'text_notice',
    main_title: { title: '提醒' },
    card_action: { type: 1, url: 'http://app.test:3000/' },
    ...change,
  },
});

describe('message/send', () => {
  let simulator: RunningSimulator;
  let client: VendorClient;
  beforeEach(async () => {
    ({ simulator, client } = await startWithClient());
  });
  afterEach(() => simulator.close());

  const received = async (userid = 'ZhouKexin'): Promise<Received> =>
    (await client.control('GET', `members/${userid}/received`)).body as unknown as Received;

  it.each([
    ['an agentid of another app', { ...text('x'), agentid: 1000003 }, 301002],
    ['no agentid', { ...text('x'), agentid: undefined }, 41011],
    ['an agentid that is no number', { ...text('x'), agentid: 'abc' }, 40056],
    ['nobody to send to', { ...text('x'), touser: '' }, 82001],
    ['more than 1000 users', { ...text('x'), touser: Array(1001).fill('a').join('|') }, 40058],
    ['more than 100 departments', { ...text('x'), toparty: Array(101).fill('1').join('|') }, 82002],
    ['more than 100 tags', { ...text('x'), totag: Array(101).fill('1').join('|') }, 82003],
    ['only unknown users', { ...text('x'), touser: 'Nobody' }, 81013],
    ['an unknown msgtype', { msgtype: 'poem', poem: {} }, 40008],
    ['a msgtype that every object has', { msgtype: 'constructor', constructor: {} }, 40008],
    ['no content object', { msgtype: 'text' }, 40063],
    ['empty text', text(''), 44004],
    ['text over 2048 bytes', text('好'.repeat(683)), 45002],
    ['a text card without title', { msgtype: 'textcard', textcard: { description: 'd', url: 'http://x' } }, 41016],
    ['a text card without description', { msgtype: 'textcard', textcard: { title: 't', url: 'http://x' } }, 41033],
    ['a text card without url', { msgtype: 'textcard', textcard: { title: 't', description: 'd' } }, 41010],
    ['an overlong title', { msgtype: 'textcard', textcard: { title: '好'.repeat(43), description: 'd', url: 'http://x' } }, 40058],
    ['an unknown card type', card({ card_type: 'poem' }), 40058],
    ['a card type that every object has', card({ card_type: '__proto__' }), 40058],
    ['a notice without title', card({ main_title: {} }), 40058],
    ['a notice without card_action', card({ card_action: undefined }), 40058],
    ['seven rows', card({ horizontal_content_list: Array(7).fill({}) }), 40058],
    ['a malformed task_id', card({ task_id: '任务' }), 42014],
    ['a button card without task_id', card({ card_type: 'button_interaction', button_list: [{ text: 'a', key: 'a' }] }), 42014],
    ['a button card without buttons', card({ card_type: 'button_interaction', task_id: 't', button_list: [] }), 40058],
    ['a button without key', card({ card_type: 'button_interaction', task_id: 't', button_list: [{ text: 'a' }] }), 42019],
    [
      'two buttons with one key',
      card({ card_type: 'button_interaction', task_id: 't', button_list: Array(2).fill({ text: 'a', key: 'k' }) }),
      42018,
    ],
  ])('refuses %s', async (_what, body, errcode) => {
    expect((await client.send(body)).errcode).toBe(errcode);
    expect((await received()).messages).toEqual([]);
  });

  it('delivers in order to those who can be reached and names the others in lower case', async () => {
    const answer = await client.send({ ...text('第一条'), touser: 'zhoukexin|Ghost' });
    expect(answer).toMatchObject({ errcode: 0, invaliduser: 'ghost' });
    await client.send(text('第二条'));
    expect((await received()).messages.map(({ content }) => content)).toEqual([{ content: '第一条' }, { content: '第二条' }]);
  });

  it('reaches a department with all beneath it once each, and @all', async () => {
    await client.send({ ...text('部门'), touser: 'ZhouKexin', toparty: '1' });
    await client.send({ ...text('全体'), touser: '@all' });
    expect((await received()).received).toBe(2);
    expect((await received('Teller')).received).toBe(2);
  });

  it('gives a response_code only to a card that can still change', async () => {
    expect(await client.send(buttonCard('t1'))).toHaveProperty('response_code');
    expect(await client.send(card({}))).not.toHaveProperty('response_code');
    const menu = { desc: '更多', action_list: [{ text: '忽略', key: 'ignore' }] };
    expect(await client.send(card({ task_id: 't2', action_menu: menu }))).toHaveProperty('response_code');
  });

  describe('duplicate check', () => {
    const checked = { ...text('同一条'), enable_duplicate_check: 1, duplicate_check_interval: 60 };

    it('answers an identical message like the first one and delivers nothing again', async () => {
      const first = await client.send(checked);
      const second = await client.send(checked);
      expect(second).toEqual(first);
      expect((await received()).received).toBe(1);
    });

    it('takes other content, other receivers and a later time as another message', async () => {
      await client.send(checked);
      await client.send({ ...checked, text: { content: '另一条' } });
      await client.send({ ...checked, touser: 'ZhouKexin|LiMing' });
      await client.control('POST', 'clock', { advanceSeconds: 60 });
      await client.send(checked);
      expect((await received()).received).toBe(4);
    });

    it('without the check the same message arrives twice', async () => {
      await client.send(text('同一条'));
      await client.send(text('同一条'));
      expect((await received()).received).toBe(2);
    });

    it('a card whose answer was lost is answered with its msgid and response_code on the identical repeat', async () => {
      await client.control('PUT', 'faults', [{ path: '/cgi-bin/message/send', times: 1, dropAnswer: true }]);
      const body = { ...buttonCard('lead_1'), enable_duplicate_check: 1 };
      await expect(client.send(body)).rejects.toThrow();
      const [delivered] = (await received()).messages;
      const repeat = await client.send(body);
      expect(repeat).toMatchObject({ errcode: 0, msgid: delivered?.['msgid'], response_code: delivered?.['responseCode'] });
      expect((await received()).received).toBe(1);
    });
  });

  it('refuses a task_id that was used for another card, and takes the same card again', async () => {
    await client.send(buttonCard('t1'));
    expect((await client.send(buttonCard('t1', '另一张'))).errcode).toBe(42014);
    expect((await client.send(buttonCard('t1'))).errcode).toBe(0);
  });

  it('drops the thirty-first message of a minute without a word, for that member only', async () => {
    for (let number = 0; number < 31; number += 1) expect((await client.send(text(`第 ${number} 条`))).errcode).toBe(0);
    await client.send({ ...text('别人'), touser: 'LiMing' });
    const [{ received: arrived, dropped }, other] = [await received(), await received('LiMing')];
    // A minute may have turned in between; then all arrive.
    expect([30, 31]).toContain(arrived);
    expect(arrived + dropped).toBe(31);
    expect(other.received).toBe(1);
  });

  it('keeps text as it came, and never logs a token', async () => {
    await client.send(text('第一行\n<a href="http://x">链接</a>'));
    expect((await received()).messages[0]?.['content']).toEqual({ content: '第一行\n<a href="http://x">链接</a>' });
    const calls = JSON.stringify((await client.control('GET', 'calls')).body);
    expect(calls).toContain('/cgi-bin/message/send');
    expect(calls).not.toContain(await client.token());
  });
});
