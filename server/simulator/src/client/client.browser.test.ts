import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { startSimulator, type RunningSimulator } from '../startSimulator';
import { field, startCallbackReceiver, type CallbackReceiver } from '../testing/callbackReceiver';
import { launchChromium } from '../testing/chromium';
import { startSdkApp, type SdkApp } from '../testing/sdkApp';
import { CALLBACK_KEYS, testWorld } from '../testing/testWorld';
import { buttonCard, VendorClient } from '../testing/vendorClient';

interface AppWindow {
  settled: Promise<unknown>;
  run(name: string, params?: object): Promise<Record<string, unknown>>;
}

describe('client host page with the real SDK', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let simulator: RunningSimulator;
  let client: VendorClient;
  let app: SdkApp;
  let stranger: SdkApp;
  let receiver: CallbackReceiver;

  beforeAll(async () => {
    execFileSync(process.execPath, [join(__dirname, '../../build.mjs')]);
    [browser, receiver, app, stranger] = await Promise.all([
      launchChromium(),
      startCallbackReceiver(),
      startSdkApp(() => client),
      startSdkApp(() => client),
    ]);
    simulator = await startSimulator({ port: 0, callbackBackoffMs: [20] });
    client = new VendorClient(simulator.url);
  }, 30_000);
  afterAll(async () => {
    await browser?.close();
    await simulator?.close();
    [app, stranger, receiver].forEach((server) => server?.close());
  });
  beforeEach(async () => {
    await loadWorld(`${app.origin}/page?login=1`);
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    page = await context.newPage();
  });
  afterEach(() => context.close());

  const loadWorld = (sidebarUrl: string): Promise<unknown> =>
    client.control(
      'PUT',
      'world',
      testWorld(
        {
          trustedDomains: [app.host],
          sidebarUrl,
          workbenchUrl: `${app.origin}/page?at=workbench`,
          callback: { url: receiver.url, ...CALLBACK_KEYS },
        },
        [app.origin],
      ),
    );
  const open = async (query: string): Promise<void> => void (await page.goto(`${simulator.url}/client?userid=ZhouKexin&${query}`));
  /** The app's page in the panel once its SDK has settled, and what it settled to. */
  const appPage = async (): Promise<{ frame: Frame; settled: unknown }> => {
    const element = await page.waitForSelector('iframe');
    const frame = (await element.contentFrame()) as Frame;
    await frame.waitForFunction(() => 'settled' in window);
    return { frame, settled: await frame.evaluate(() => (window as unknown as AppWindow).settled) };
  };
  const run = (frame: Frame, name: string, params: object = {}): Promise<Record<string, unknown>> =>
    frame.evaluate(([api, given]) => (window as unknown as AppWindow).run(api, given), [name, params] as const);

  it('signs the member of the host in by OAuth and tells the page which chat it stands beside', async () => {
    await open('chat=wmWang');
    const { frame, settled } = await appPage();
    expect(settled).toBe('ok');
    expect(await frame.textContent('#member')).toBe('ZhouKexin');
    expect(await run(frame, 'getContext')).toMatchObject({ errMsg: 'getContext:ok', entry: 'single_chat_tools' });
    expect(await run(frame, 'getCurExternalContact')).toMatchObject({ errCode: 0, userId: 'wmWang' });
  });

  it('what the page sends appears in the chat, and a member who cancels sends nothing', async () => {
    await open('chat=wmWang');
    const { frame } = await appPage();
    const text = { msgtype: 'text', text: { content: '王先生您好' } };
    expect(await run(frame, 'sendChatMessage', text)).toMatchObject({ errMsg: 'sendChatMessage:ok' });
    await page.waitForSelector('.message.member >> text=王先生您好');
    await page.check('#confirm-sends');
    const second = run(frame, 'sendChatMessage', text);
    await page.click('dialog >> text=取消');
    expect(await second).toMatchObject({ refused: true, errMsg: 'sendChatMessage:cancel' });
    const third = run(frame, 'sendChatMessage', text);
    await page.click('dialog >> button:has-text("发送")');
    expect(await third).toMatchObject({ errCode: 0 });
    expect((await client.control('GET', 'customers/wmWang/received')).body['messages']).toHaveLength(2);
  });

  it('refuses APIs the page did not ask for, unknown ones and messages of another kind', async () => {
    await open('chat=wmWang');
    const { frame } = await appPage();
    expect(await run(frame, 'openUserProfile', { type: 2, userid: 'wmWang' })).toMatchObject({
      refused: true,
      errMsg: 'openUserProfile:permission denied',
    });
    expect(await run(frame, 'scanQRCode', {})).toMatchObject({ refused: true, errMsg: 'scanQRCode:function not exist' });
    expect(await run(frame, 'sendChatMessage', { msgtype: 'image', image: { mediaid: 'x' } })).toMatchObject({ refused: true });
    expect((await client.control('GET', 'customers/wmWang/received')).body['messages']).toEqual([]);
  });

  it('openEnterpriseChat opens another chat, whose page begins anew', async () => {
    await open('chat=wmWang');
    const { frame } = await appPage();
    expect(await run(frame, 'openEnterpriseChat', { externalUserIds: ['wmNew'] })).toMatchObject({ refused: true });
    await run(frame, 'openEnterpriseChat', { externalUserIds: ['wmChen'] }).catch(() => undefined);
    await page.waitForSelector('#title:has-text("陈女士")');
    const next = await appPage();
    expect(await run(next.frame, 'getCurExternalContact')).toMatchObject({ userId: 'wmChen' });
  });

  it("after a night the messages of the evening are yesterday's, on the page that is open", async () => {
    const evening = Date.parse('2026-11-22T20:00+08:00') / 1000;
    await client.control('PUT', 'wall-clock', { seconds: evening });
    await client.control('POST', 'chats/ZhouKexin/wmWang', { from: 'customer', text: '明早可以吗' });
    await open('chat=wmWang');
    const when = page.locator('.message:has-text("明早可以吗") time');
    await page.waitForSelector('.message >> text=刚刚');
    await client.control('PUT', 'wall-clock', { seconds: evening + 13 * 3600 });
    await page.waitForSelector('.message >> text=昨天');
    expect(await when.textContent()).toBe('昨天');
    expect(await page.textContent('#chats [aria-current] time')).toBe('昨天');
  });

  it('in the workbench there is no customer', async () => {
    await open('view=workbench');
    const { frame, settled } = await appPage();
    expect(settled).toBe('ok');
    expect(await run(frame, 'getContext')).toMatchObject({ entry: 'normal' });
    const answer = await run(frame, 'getCurExternalContact');
    expect(answer).toMatchObject({ refused: true, errMsg: 'getCurExternalContact:fail without context of external contact' });
  });

  it('a page signed with the corp ticket is let in by config', async () => {
    await loadWorld(`${app.origin}/page?kind=corp`);
    await open('chat=wmWang');
    const { frame, settled } = await appPage();
    expect(settled).toBe('ok');
    expect(await run(frame, 'getCurExternalContact')).toMatchObject({ userId: 'wmWang' });
  });

  it('a wrong signature is 40093, and nothing is granted', async () => {
    await loadWorld(`${app.origin}/page?ticket=wrong`);
    await open('chat=wmWang');
    const { frame, settled } = await appPage();
    expect(settled).toMatchObject({ errMsg: 'agentConfig:fail invalid signature', errCode: 40093 });
    expect(await run(frame, 'getContext')).toMatchObject({ refused: true });
  });

  it('a page of a host that is not trusted is 80001', async () => {
    await loadWorld(`${stranger.origin}/page`);
    await open('chat=wmWang');
    expect((await appPage()).settled).toMatchObject({ errMsg: 'agentConfig:fail invalid url domain', errCode: 80001 });
  });

  it('outside the host the bridge does nothing, so the page knows it is not in WeCom', async () => {
    await page.goto(`${app.origin}/page`);
    expect(await page.evaluate(() => (window as unknown as AppWindow).settled)).toBe('outside');
  });

  it('a new card, a pressed button, a new friend and a new message appear without reload', async () => {
    await open('view=cards');
    await page.waitForSelector('text=还没有应用消息');
    const { response_code } = await client.send(buttonCard('t1', '新线索：装修贷'));
    await page.click('button:has-text("接受线索")');
    const [event] = await receiver.reached(1);
    expect(field(event?.xml ?? '', 'EventKey')).toBe('accept');
    const update = { agentid: 1000002, userids: ['ZhouKexin'], response_code, button: { replace_name: '已接受' } };
    await client.post('/cgi-bin/message/update_template_card', update, { access_token: await client.token() });
    await page.waitForSelector('.replaced:has-text("已接受")');
    await page.click('.rail >> text=消息 >> nth=0');
    await client.control('POST', 'customers/wmNew/add', { userid: 'ZhouKexin' });
    await page.click('#chats >> text=新客户');
    await client.control('POST', 'chats/ZhouKexin/wmNew', { from: 'customer', text: '你好，我想问装修贷' });
    await page.waitForSelector('.message.customer >> text=你好，我想问装修贷');
    await page.fill('textarea', '您好，我来帮您看看');
    await page.press('textarea', 'Enter');
    await page.waitForSelector('.message.member >> text=您好，我来帮您看看');
  });

  it('a card opens its page in the panel, where there is no customer', async () => {
    const card_action = { type: 1, url: `${app.origin}/page?at=lead` };
    await client.send({
      msgtype: 'template_card',
      template_card: { card_type: 'text_notice', main_title: { title: '提醒' }, card_action },
    });
    await open('view=cards');
    await page.click('text=查看详情');
    const { frame, settled } = await appPage();
    expect([settled, new URL(frame.url()).search]).toEqual(['ok', '?at=lead']);
    expect(await run(frame, 'getContext')).toMatchObject({ entry: 'normal' });
  });

  it('a sidebar named in the address is shown only when an app trusts its host', async () => {
    await open(`chat=wmWang&sidebarUrl=${encodeURIComponent(`${app.origin}/page?at=given`)}`);
    expect((await appPage()).frame.url()).toContain('at=given');
    await open(`chat=wmWang&sidebarUrl=${encodeURIComponent(`${stranger.origin}/page?at=given`)}`);
    expect((await appPage()).frame.url()).not.toContain('at=given');
  });

  it('on a phone the sidebar covers the chat, and a send that enters the chat shows it', async () => {
    await page.setViewportSize({ width: 375, height: 700 });
    await open('chat=wmWang');
    await page.click('#open-panel');
    expect(await page.isVisible('#log')).toBe(false);
    const { frame } = await appPage();
    await run(frame, 'sendChatMessage', { msgtype: 'text', enterChat: true, text: { content: '您好' } });
    await page.waitForSelector('.message >> text=您好');
    expect(await page.isVisible('.panel')).toBe(false);
    await page.click('#back');
    expect(await page.isVisible('#chats')).toBe(true);
  });

  it('an allow-listed embedding page opens chats and cards; another one may not even embed it', async () => {
    const embed = async (origin: string): Promise<void> => {
      await page.goto(`${origin}/page`);
      await page.evaluate(
        (src) => document.body.append(Object.assign(document.createElement('iframe'), { src, id: 'host' })),
        `${simulator.url}/client?userid=LiMing`,
      );
    };
    await embed(app.origin);
    const host = page.frameLocator('#host');
    await host.locator('#chats').waitFor({ state: 'attached' });
    await host.locator('text=还没有客户').waitFor({ state: 'attached' });
    await page.evaluate((target) => {
      const frame = document.querySelector<HTMLIFrameElement>('#host');
      frame?.contentWindow?.postMessage({ type: 'yq-sim:open', userid: 'ZhouKexin', externalUserId: 'wmWang' }, target);
    }, simulator.url);
    await host.locator('#title:has-text("王先生")').waitFor({ state: 'attached' });
    await embed(stranger.origin);
    await page.waitForTimeout(300);
    expect(await page.frameLocator('#host').locator('#chats').count()).toBe(0);
  });
});
