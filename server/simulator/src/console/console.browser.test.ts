import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startSimulator, type RunningSimulator } from '../startSimulator';
import { startCallbackReceiver, type CallbackReceiver } from '../testing/callbackReceiver';
import { launchChromium } from '../testing/chromium';
import { CALLBACK_KEYS, testWorld } from '../testing/testWorld';
import { VendorClient } from '../testing/vendorClient';

describe('the control page', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let simulator: RunningSimulator;
  let client: VendorClient;
  let receiver: CallbackReceiver;

  beforeAll(async () => {
    execFileSync(process.execPath, [join(__dirname, '../../build.mjs')]);
    [browser, receiver] = await Promise.all([launchChromium(), startCallbackReceiver()]);
    simulator = await startSimulator({ port: 0, callbackBackoffMs: [20] });
    client = new VendorClient(simulator.url);
  }, 30_000);
  afterAll(async () => {
    await browser?.close();
    await simulator?.close();
    receiver?.close();
  });
  beforeEach(async () => {
    await client.control('PUT', 'world', testWorld({ callback: { url: receiver.url, ...CALLBACK_KEYS } }));
    await client.control('DELETE', 'calls');
    await client.control('DELETE', 'faults');
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    page = await context.newPage();
  });
  afterEach(() => context.close());

  const open = async (section: string): Promise<void> => void (await page.goto(`${simulator.url}/_sim/console#${section}`));
  const way = async (settings: object): Promise<void> => {
    const body = { type: 1, scene: 2, user: ['LiMing'], remark: '大堂', ...settings };
    await client.post('/cgi-bin/externalcontact/add_contact_way', body, { access_token: await client.token() });
  };
  const press = (words: string): Promise<void> => page.getByRole('button', { name: words, exact: true }).first().click();
  const row = (words: string) => page.locator('tr', { hasText: words });

  it('a customer scans a code, the member accepts, and the callbacks tell so', async () => {
    await way({ skip_verify: false });
    await open('customers');
    await row('新客户').getByRole('button', { name: '代他操作' }).click();
    await press('扫码');
    await page.getByText('已发出好友申请').waitFor();
    await page.getByRole('link', { name: '待确认' }).click();
    await page.getByText('新客户 申请添加为好友').waitFor();
    await press('通过');
    await page.getByText('没有等待通过的好友申请').waitFor();
    await page.getByRole('link', { name: '回调' }).click();
    await row('add_external_contact').getByText('已送达').waitFor();
  });

  it('a customer is added, writes and deletes; the member deletes', async () => {
    await open('customers');
    await row('王先生').getByRole('button', { name: '代他操作' }).click();
    await page.selectOption('select[name=member]', 'LiMing');
    await press('成为好友');
    await row('王先生').getByText('李明 · 好友').waitFor();
    await page.fill('input[name=text]', '在吗');
    await press('发送');
    await page.getByText('已发送').waitFor();
    const { messages } = (await client.control('GET', 'chats/LiMing/wmWang')).body as unknown as { messages: { content: unknown }[] };
    expect(messages.map(({ content }) => content)).toEqual([{ content: '在吗' }]);
    await press('删除成员');
    await row('王先生').getByText('李明 · 客户已删除成员').waitFor();
    await row('陈女士').getByRole('button', { name: '成员删除' }).click();
    await row('陈女士').getByText('成员已删除客户').waitFor();
  });

  it('a refusal is said in words', async () => {
    await open('customers');
    await row('新客户').getByRole('button', { name: '代他操作' }).click();
    await page.fill('input[name=text]', '在吗');
    await press('发送');
    await page.getByText('没有成功：他们不是好友').waitFor();
  });

  it('faults are put in and taken away, and calls with their codes are counted', async () => {
    await open('faults');
    await page.fill('input[name=path]', '/cgi-bin/externalcontact/list');
    await press('注入');
    await row('返回错误码 45009').waitFor();
    const access_token = await client.token();
    const list = () => client.get('/cgi-bin/externalcontact/list', { access_token, userid: 'ZhouKexin' });
    expect([(await list()).errcode, (await list()).errcode]).toEqual([45009, 0]);
    await page.getByRole('link', { name: '接口', exact: true }).click();
    await row('/cgi-bin/externalcontact/list').getByText('45009 × 1').waitFor();
    await open('faults');
    await page.fill('input[name=path]', '/cgi-bin/*');
    await page.selectOption('select[name=kind]', 'dropAnswer');
    await page.fill('input[name=times]', '');
    await press('注入');
    await row('断开不应答').getByText('一直').waitFor();
    await press('移除');
    await page.getByText('没有注入的故障').waitFor();
  });

  it('the clock goes forward, an app is stopped, its token ends, a member leaves', async () => {
    const access_token = await client.token();
    const list = () => client.get('/cgi-bin/externalcontact/list', { access_token, userid: 'ZhouKexin' });
    await open('apps');
    await row('银桥助手').getByRole('button', { name: '停用' }).click();
    await row('银桥助手').getByText('已停用').waitFor();
    expect((await list()).errcode).toBe(50003);
    await row('银桥助手').getByRole('button', { name: '启用' }).click();
    await row('银桥助手').getByRole('button', { name: '停用' }).waitFor();
    await open('clock');
    await press('前进 2 小时');
    while ((await list()).errcode !== 42001) await new Promise((resolve) => setTimeout(resolve, 20));
    page.on('dialog', (dialog) => void dialog.accept());
    await open('staff');
    await row('李明').getByRole('button', { name: '离职' }).click();
    await row('李明').waitFor({ state: 'detached' });
  });

  it.each([1280, 375])('fits a screen of %i', async (width) => {
    await way({});
    await client.control('POST', 'customers/wmNew/add', { userid: 'LiMing' });
    await page.setViewportSize({ width, height: 800 });
    for (const section of ['customers', 'staff', 'waiting', 'callbacks', 'apis', 'faults', 'apps', 'clock']) {
      await open(section);
      await page.locator('#section .empty, #section table, #section dl').first().waitFor();
      if (section === 'customers') await press('代他操作');
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect([section, overflow]).toEqual([section, 0]);
    }
  });
});
