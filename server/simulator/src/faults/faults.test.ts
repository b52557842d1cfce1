import type { RunningSimulator } from '../startSimulator';
import { field, startCallbackReceiver } from '../testing/callbackReceiver';
import { CALLBACK_KEYS, testWorld } from '../testing/testWorld';
import { startWithClient, type Answer, type VendorClient } from '../testing/vendorClient';

describe('faults put in on purpose', () => {
  let simulator: RunningSimulator;
  let client: VendorClient;
  let access_token: string;
  beforeEach(async () => {
    ({ simulator, client } = await startWithClient());
    access_token = await client.token();
  });
  afterEach(() => simulator.close());

  const path = '/cgi-bin/externalcontact/get';
  const get = (cursor = ''): Promise<Answer> => client.get(path, { access_token, external_userid: 'wmWang', cursor });
  const fault = (one: object): Promise<unknown> => client.control('PUT', 'faults', [{ path, ...one }]);

  it('an answer that ends in the middle is no JSON', async () => {
    await fault({ times: 1, truncate: true });
    await expect(get()).rejects.toThrow(SyntaxError);
    expect((await get()).errcode).toBe(0);
  });

  it('unknown fields, unknown values and numbers as texts can be put into an answer', async () => {
    await fault({ put: { 'follow_user.*.add_way': 24, 'external_contact.mood': 'good', novelty: { deep: true } }, asText: ['createtime'] });
    expect(await get()).toMatchObject({
      novelty: { deep: true },
      external_contact: { mood: 'good', name: '王先生' },
      follow_user: [{ add_way: 24, createtime: '1790000000' }],
    });
  });

  it('a cursor can lead in a circle, and a page can be empty and still have one that leads on', async () => {
    await fault({ times: 1, cursor: 'emptyPage' });
    const empty = await get();
    expect(empty['follow_user']).toEqual([]);
    const next = await get(String(empty['next_cursor']));
    expect(next['follow_user']).toHaveLength(1);
    expect(next).not.toHaveProperty('next_cursor');
    await fault({ times: 2, cursor: 'loop' });
    const first = await get();
    expect((await get(String(first['next_cursor'])))['next_cursor']).toBe(first['next_cursor']);
  });

  it('strikes some calls of a whole family, the same ones with the same seed', async () => {
    const run = async (): Promise<unknown[]> => {
      await client.control('PUT', 'faults', [{ path: '/cgi-bin/externalcontact/*', percent: 50, seed: 7, errcode: -1 }]);
      const seen: unknown[] = [];
      for (let index = 0; index < 20; index++) seen.push((await get()).errcode);
      return seen;
    };
    const first = await run();
    expect(new Set(first)).toEqual(new Set([0, -1]));
    expect(await run()).toEqual(first);
  });

  describe('of callbacks', () => {
    let stop = (): void => undefined;
    afterEach(() => stop());

    const receive = async (settings: object, act: () => Promise<unknown>, count: number) => {
      const receiver = await startCallbackReceiver();
      await client.control('PUT', 'world', testWorld({ callback: { url: receiver.url, ...CALLBACK_KEYS } }));
      await client.control('PUT', 'callback-faults', settings);
      await act();
      const events = await receiver.reached(count);
      stop = () => receiver.close();
      return events;
    };
    const event = (name = 'novel_event'): Promise<unknown> =>
      client.control('POST', 'events', { event: name, fields: { ChangeType: 'unheard_of', Thing: '1' } });

    it('any event can be sent, one the papers do not know too', async () => {
      const [one] = await receive({}, event, 1);
      expect(['Event', 'ChangeType', 'Thing', 'FromUserName'].map((name) => field(one?.xml ?? '', name))).toEqual([
        'novel_event',
        'unheard_of',
        '1',
        'sys',
      ]);
    });

    it('they can come more than once', async () => {
      const events = await receive({ copies: 3, seed: 3 }, async () => Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(event)), 8);
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(new Set(events.map(({ xml }) => field(xml, 'Event'))).size).toBe(6);
    });

    it.each([
      ['a wrong signature', { wrongSignaturePercent: 100 }, { isSigned: false, isForCorp: true }],
      ['another corp inside', { wrongReceiverPercent: 100 }, { isSigned: true, isForCorp: false }],
    ])('they can have %s', async (_what, settings, expected) => {
      expect((await receive(settings, event, 1))[0]).toMatchObject(expected);
    });

    it('they can be malformed', async () => {
      expect((await receive({ malformedPercent: 100 }, event, 1))[0]?.xml).not.toMatch(/<\/xml>$/);
    });

    it('they can be lost, and the journal shows that nothing was tried', async () => {
      await receive({ lostPercent: 100 }, event, 0);
      const { callbacks } = (await client.control('GET', 'callbacks')).body;
      expect(callbacks).toEqual([expect.objectContaining({ status: 'pending', attempts: [] })]);
    });
  });
});
