import { derivedId } from '../core/ids';
import type { RunningSimulator } from '../startSimulator';
import { CORPID, testWorld } from '../testing/testWorld';
import { startWithClient, type VendorClient } from '../testing/vendorClient';

interface Written {
  friendSince: number;
  messages: { at: number }[];
}

describe('control API', () => {
  let simulator: RunningSimulator;
  let client: VendorClient;
  beforeEach(async () => {
    ({ simulator, client } = await startWithClient());
  });
  afterEach(() => simulator.close());

  const broken = (change: object): Promise<{ status: number; body: Record<string, unknown> }> =>
    client.control('PUT', 'world', { ...testWorld(), ...change });

  it.each([
    ['a missing corp', { corp: undefined }, 'corp is missing'],
    ['an unknown field', { weather: 1 }, 'weather is not known'],
    [
      'a short callback key',
      { apps: [{ agentid: 1, secret: 's', callback: { url: 'http://x', token: 't', encodingAesKey: 'short' } }] },
      'encodingAesKey must match',
    ],
    ['two persons with one unionid', { persons: [1, 2].map(() => ({ unionid: 'u', name: 'n' })) }, 'unionid u occurs twice'],
    ['a relation of a stranger', { follows: [{ userid: 'Ghost', externalUserId: 'wmWang' }] }, 'member Ghost is not in the world'],
    ['a relation with nobody', { follows: [{ userid: 'LiMing', externalUserId: 'wmGhost' }] }, 'person wmGhost is not in the world'],
  ])('refuses a world with %s and keeps the old one', async (_what, change, words) => {
    const { status, body } = await broken(change);
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(words);
    expect((await client.control('GET', 'world/summary')).body).toMatchObject({ persons: 3, follows: 2 });
  });

  it('a body that is not JSON is a coded refusal', async () => {
    const response = await fetch(`${simulator.url}/_sim/clock`, { method: 'POST', body: '{' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'BODY_INVALID' } });
  });

  it('a page of a foreign origin may not write', async () => {
    const write = (origin: string): Promise<Response> =>
      fetch(`${simulator.url}/_sim/clock`, { method: 'POST', body: '{"advanceSeconds":1}', headers: { origin } });
    expect((await write('http://evil.test')).status).toBe(403);
    expect((await write(simulator.url)).status).toBe(200);
    await client.control('PUT', 'world', testWorld({}, ['http://app.test:3000']));
    expect((await write('http://app.test:3000')).status).toBe(200);
  });

  it('loading a world forgets all that happened in the old one', async () => {
    await client.send({ msgtype: 'text', text: { content: '旧' } });
    await client.control('POST', 'customers/wmNew/add', { userid: 'LiMing' });
    await client.control('PUT', 'world', testWorld());
    expect((await client.control('GET', 'members/ZhouKexin/received')).body).toMatchObject({ received: 0, messages: [] });
    expect((await client.control('GET', 'world/summary')).body).toMatchObject({
      corpid: 'wwtest00000000001',
      members: 3,
      persons: 3,
      follows: 2,
    });
  });

  it('takes persons and relations in batches, deriving what is left out', async () => {
    const persons = Array.from({ length: 2000 }, (_, index) => ({ unionid: `u${index}`, name: `客户${index}` }));
    expect((await client.control('POST', 'world/persons', { persons })).body).toEqual({ count: 2000 });
    const again = await client.control('POST', 'world/persons', { persons: [{ unionid: 'u0', name: '改名', externalUserId: 'wmU0' }] });
    expect(again.body).toEqual({ count: 1 });
    expect((await client.control('GET', `customers/${derivedId('wm', CORPID, 'u0')}/received`)).status).toBe(404);
    expect((await client.control('POST', 'world/follows', { follows: [{ userid: 'LiMing', externalUserId: 'wmU0' }] })).body).toEqual({
      count: 1,
    });
    expect((await client.control('POST', 'world/follows', { follows: [{ userid: 'LiMing', externalUserId: 'wmGhost' }] })).status).toBe(
      400,
    );
    expect((await client.control('GET', 'world/summary')).body).toMatchObject({ persons: 2003, follows: 3 });
    expect((await client.control('GET', 'callbacks')).body).toEqual({ callbacks: [] });
  });

  describe('the clock on the wall', () => {
    const tuesday = 1_800_000_000;
    const hoursBetween = (seconds: unknown, from: number): number => Math.floor((Number(seconds) - from) / 3600);

    it('stands on what people write, receive and agree to, and runs on', async () => {
      await client.control('PUT', 'wall-clock', { seconds: tuesday });
      await client.send({ msgtype: 'text', text: { content: '早' } });
      await client.control('POST', 'customers/wmNew/add', { userid: 'ZhouKexin' });
      await client.control('POST', 'chats/ZhouKexin/wmNew', { from: 'customer', text: '你好' });
      const { friendSince, messages } = (await client.control('GET', 'chats/ZhouKexin/wmNew')).body as never as Written;
      const received = (await client.control('GET', 'members/ZhouKexin/received')).body as never as Written;
      const times = [friendSince, messages[0]?.at, received.messages[0]?.at];
      expect(times.map((time) => hoursBetween(time, tuesday))).toEqual([0, 0, 0]);
      expect(hoursBetween((await client.control('GET', 'clients/ZhouKexin')).body['wallSeconds'], tuesday)).toBe(0);
    });

    it('ends nothing: a token stays, a message sent twice is the same one', async () => {
      const access_token = await client.token();
      const message = { msgtype: 'text', text: { content: '早' }, enable_duplicate_check: 1 };
      const { msgid } = await client.send(message);
      await client.control('PUT', 'wall-clock', { seconds: tuesday + 86_400 });
      expect(await client.token()).toBe(access_token);
      expect(await client.send(message)).toMatchObject({ msgid });
    });

    it("is the machine's in a new world", async () => {
      await client.control('PUT', 'wall-clock', { seconds: tuesday });
      await client.control('PUT', 'world', testWorld());
      const { wallSeconds } = (await client.control('GET', 'world/summary')).body;
      expect(hoursBetween(wallSeconds, Math.floor(Date.now() / 1000))).toBe(0);
    });

    it('refuses what is no instant', async () => {
      expect((await client.control('PUT', 'wall-clock', { seconds: '明早' })).status).toBe(400);
    });
  });

  describe('single chats', () => {
    const chat = 'chats/ZhouKexin/wmWang';
    const write = (from: string, text: string, path = chat): Promise<{ status: number }> => client.control('POST', path, { from, text });

    it('refuse empty words and people who are not friends', async () => {
      expect((await write('member', ' ')).status).toBe(400);
      expect((await write('member', '您好', 'chats/LiMing/wmWang')).status).toBe(409);
      await client.control('POST', 'customers/wmWang/delete', { userid: 'ZhouKexin' });
      expect((await write('member', '您好')).status).toBe(409);
    });

    it('hold what both sides wrote, in order, and the customer received what members sent', async () => {
      await write('member', '王先生您好');
      await write('customer', '你好');
      const { body } = await client.control('GET', chat);
      expect((body['messages'] as { from: string; content: object }[]).map(({ from, content }) => [from, content])).toEqual([
        ['member', { content: '王先生您好' }],
        ['customer', { content: '你好' }],
      ]);
      expect((await client.control('GET', 'customers/wmWang/received')).body['messages']).toHaveLength(1);
    });

    it('list with the most recently active first', async () => {
      await write('customer', '在吗');
      const { body } = await client.control('GET', 'members/ZhouKexin/chats');
      expect((body['chats'] as { externalUserId: string; isFriend: boolean }[]).map(({ externalUserId }) => externalUserId)).toEqual([
        'wmWang',
        'wmChen',
      ]);
    });
  });

  describe('faults', () => {
    const path = '/cgi-bin/message/send';
    const text = { msgtype: 'text', text: { content: '一' } };
    const count = async (): Promise<unknown> => (await client.control('GET', 'members/ZhouKexin/received')).body['received'];

    it('answer an errcode without an effect, as often as said', async () => {
      await client.control('PUT', 'faults', [{ path, times: 2, errcode: 45009 }]);
      expect([(await client.send(text)).errcode, (await client.send(text)).errcode, (await client.send(text)).errcode]).toEqual([
        45009, 45009, 0,
      ]);
      expect(await count()).toBe(1);
      expect((await client.control('GET', 'faults')).body).toEqual({ faults: [] });
    });

    it('delay an answer whose effect has happened', async () => {
      await client.control('PUT', 'faults', [{ path, times: 1, delayMs: 300 }]);
      const started = Date.now();
      const sent = client.send(text);
      while ((await count()) !== 1) await new Promise((resolve) => setTimeout(resolve, 5));
      expect(Date.now() - started).toBeLessThan(300);
      await sent;
      expect(Date.now() - started).toBeGreaterThanOrEqual(290);
    });

    it('drop an answer whose effect has happened, and end when deleted', async () => {
      await client.control('PUT', 'faults', [{ path, times: 5, dropAnswer: true }]);
      await expect(client.send(text)).rejects.toThrow();
      expect(await count()).toBe(1);
      await client.control('DELETE', 'faults');
      expect((await client.send(text)).errcode).toBe(0);
    });

    it('refuse a fault without a path', async () => {
      expect((await client.control('PUT', 'faults', [{ times: 1 }])).status).toBe(400);
    });
  });

  it('counts calls and errcodes', async () => {
    await client.get('/cgi-bin/gettoken');
    await client.token();
    const { body } = await client.control('GET', 'calls');
    expect(body['summary']).toMatchObject({ '/cgi-bin/gettoken': { calls: 2, errcodes: { 0: 1, 41002: 1 } } });
  });

  it('documents every operation as OpenAPI and as a page', async () => {
    const api = (await client.control('GET', 'openapi.json')).body as unknown as { openapi: string; paths: Record<string, object> };
    expect(api.openapi).toBe('3.1.0');
    expect(Object.keys(api.paths['/_sim/members/{userid}/cards/{msgid}/click'] ?? {})).toEqual(['post']);
    const page = await (await fetch(`${simulator.url}/_sim/`)).text();
    expect(page).toContain('POST /_sim/callbacks/:id/resend');
  });

  it('tells pages what changed by server-sent events', async () => {
    const response = await fetch(`${simulator.url}/_sim/events`);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    await client.control('POST', 'customers/wmNew/add', { userid: 'LiMing' });
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toContain(
      '{"type":"relation","userid":"LiMing","externalUserId":"wmNew"}',
    );
    await reader.cancel();
  });
});
