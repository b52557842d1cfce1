import type { Browser, FrameLocator, Page } from 'playwright-core';
import { type Bank, startBank } from '../support/bank';
import { launchChromium } from '../support/browser';
import { guest } from '../support/people';
import { acceptOnCard, becomeFriends, claimWithConsent, recordOutcome, sendScript } from '../support/playStory';
import { until } from '../support/until';

let bank: Bank;
let browser: Browser;
beforeAll(async () => {
  bank = await startBank();
  browser = await launchChromium();
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await bank?.stop();
});

const story = (page: Page) => page.getByRole('region', { name: '故事进度' });
const place = (page: Page, name: string): FrameLocator => page.frameLocator(`iframe[title*="${name}"]`);

async function step(page: Page, words: string): Promise<void> {
  await story(page).locator('li.is-done', { hasText: words }).waitFor({ timeout: 20_000 });
}

test('a visitor plays one lead through the three places, in plain Chromium', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(bank.url);

  const phone = place(page, '的手机');
  await phone.locator('#hero').click();
  await phone.locator('#consent').click();
  await phone.locator('#claim').click();
  await step(page, '领取权益');
  await step(page, '留资并同意');
  await step(page, '分给周可欣');
  await phone.getByText('已为您安排周可欣').waitFor({ timeout: 20_000 });

  const wecom = place(page, '的企业微信');
  await wecom.getByText('应用消息').first().click();
  await wecom.getByRole('button', { name: '接受' }).click();
  await step(page, '接受线索');
  // The page of the claim is still open: it tells what the RM's own page tells.
  await phone.getByText('周可欣已接受您的咨询').waitFor({ timeout: 30_000 });

  await page.getByRole('button', { name: '同意' }).click();
  await step(page, '成为企微好友');

  const sidebar = wecom.frameLocator('iframe');
  await sidebar.getByRole('button', { name: /^发送/ }).first().click();
  await step(page, '发第一条话术');
  await wecom.locator('.bubble', { hasText: '收到您关于装修贷的咨询' }).waitFor();
  await wecom.getByRole('button', { name: '侧边栏' }).click();

  await sidebar.getByRole('button', { name: '记结果' }).first().click();
  await sidebar.getByText('有意向·再联系').click();
  await step(page, '记下结果');
  await step(page, '总行看到');
  await place(page, '的控制台').getByText('58 / 72').waitFor({ timeout: 20_000 });

  await page.reload();
  await step(page, '总行看到');
  expect(await story(page).locator('li.is-done').count()).toBe(8);
  expect(faults).toEqual([]);
  await context.close();
}, 120_000);

test('a page that nobody touches ticks while the story happens elsewhere, and a reload shows the same', async () => {
  await guest(bank.url, 'playground').call('demo.reset', {});
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(bank.url);
  await story(page).locator('li').first().waitFor();
  expect(await story(page).locator('li.is-done').count()).toBe(0);

  await claimWithConsent(bank);
  const rm = await acceptOnCard(bank);
  await becomeFriends(bank);
  await sendScript(bank, rm);
  await recordOutcome(bank, rm);

  await step(page, '总行看到');
  expect(await story(page).locator('li.is-done').count()).toBe(8);
  await page.reload();
  await step(page, '总行看到');
  expect(await story(page).locator('li.is-done').count()).toBe(8);
  await context.close();
}, 120_000);

test('on a phone 去看看 brings what the hint names into view: the place, or the clock while a lead waits for the morning', async () => {
  await guest(bank.url, 'playground').call('demo.reset', {});
  const context = await browser.newContext({ viewport: { width: 375, height: 780 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const show = () => page.getByRole('button', { name: '去看看' }).click();
  const isAtTop = (name: string) =>
    until(`${name} is in view and has the focus`, () =>
      page.evaluate((words) => {
        const held = document.activeElement;
        return held?.textContent === words && Math.abs(held.getBoundingClientRect().top) < 120;
      }, name),
    );
  await page.goto(bank.url);
  await show();
  await isAtTop('客户的手机');

  await claimWithConsent(bank, 'lu-ziang');
  await page.goto(`${bank.url}/?customer=lu-ziang`);
  await story(page).getByText('到时再分').waitFor({ timeout: 20_000 });
  await show();
  await isAtTop('到明早 9:00');
  await context.close();
}, 120_000);
