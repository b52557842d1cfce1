import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { DemoPersonaModel } from '../../server/src/demo/demo.models';
import { LeadModel } from '../../server/src/modules/leads/lead.model';
import { type Bank, startBank } from '../support/bank';
import { launchChromium } from '../support/browser';
import { scriptByCode } from '../../server/seed/bank/scripts';
import { unitByCode } from '../../server/seed/bank/units';
import type { Screen } from '../support/screens';
import { signedIn } from '../support/people';
import { until } from '../support/until';
import { idsOf, settled, visit } from '../support/visit';

/** Whoever has only a keyboard is never left nowhere: sheets take the focus and give it back, a new page is gone on from its title. */
let bank: Bank;
let browser: Browser;
let ids: Record<string, string>;
/** A lead that can still be handed back, as its RM sees it. */
let inHand: Screen;
beforeAll(async () => {
  bank = await startBank({ conflicts: false });
  browser = await launchChromium();
  ids = await idsOf(bank);
  const lead = await LeadModel.findOne({ state: 'accepted' }).sort({ _id: 1 }).lean();
  const persona = await DemoPersonaModel.findOne({ subjectId: lead?.staffId ?? '' }).lean();
  inHand = screen(`/workbench.html#/leads/${lead?._id}`, { personaId: persona?._id ?? '', client: 'workbench' });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await bank?.stop();
});

const contextOf = (width: number, reducedMotion: 'reduce' | 'no-preference' = 'reduce') =>
  browser.newContext({ viewport: { width, height: 800 }, reducedMotion });

/** Opens with Enter, walks once around with Tab both ways, closes with Esc. */
async function expectModal(frame: Frame, page: Page, opener: string, title: string): Promise<void> {
  const button = frame.getByRole('button', { name: opener }).first();
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = frame.getByRole('dialog', { name: title });
  await dialog.waitFor();
  const inside = () => dialog.evaluate((box) => box.contains(document.activeElement));
  await until('the sheet has the focus', inside);
  for (const key of [...Array<string>(14).fill('Tab'), ...Array<string>(3).fill('Shift+Tab')]) {
    await page.keyboard.press(key);
    expect(await inside()).toBe(true);
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await until('the opener has the focus again', () => button.evaluate((one) => one === document.activeElement));
}

const screen = (address: string, viewer: Screen['viewer'], insideWecom = false): Screen => ({
  name: address,
  address,
  viewer,
  insideWecom,
});
const inWorkbench = { personaId: 'zhoukexin', client: 'workbench' } as const;
const planner = { personaId: 'console-linruochuan', client: 'console' } as const;

const titleHasFocus = (page: Page, words: RegExp) =>
  until(`${words} has the focus`, async () =>
    words.test(await page.evaluate(() => (document.activeElement?.tagName === 'H1' ? (document.activeElement.textContent ?? '') : ''))),
  );

describe.each(['reduce', 'no-preference'] as const)('with %s of motion', (motion) => {
  let context: BrowserContext;
  beforeEach(async () => {
    context = await contextOf(375, motion);
  });
  afterEach(() => context.close());

  test('the sheets of a lead in the workbench are modal', async () => {
    const page = await visit(context, bank, inHand, ids);
    await settled(page);
    await expectModal(page.mainFrame(), page, '退回…', '退回线索');
  });

  test('so are those beside the chat', async () => {
    const page = await visit(context, bank, screen('/sidebar.html#/', { ...inWorkbench, client: 'sidebar' }, true), ids);
    const frame = page.frames().find((one) => one.url().startsWith(bank.url)) ?? page.mainFrame();
    await expectModal(frame, page, '现在可发', '现在可以发什么');
  });

  test('and the consent text of the mini-program', async () => {
    const page = await visit(
      context,
      bank,
      screen('/h5/#/pages/benefit/index?id={campaignId}', { personaId: 'chen-jianjun', client: 'h5' }),
      ids,
    );
    await settled(page);
    await expectModal(page.mainFrame(), page, '看全文：同意书', '想要顾问联系我');
  });
});

test('a sheet that closes with the page it lay over leaves the focus on the title of the next', async () => {
  const context = await contextOf(375);
  const page = await visit(context, bank, inHand, ids);
  await page.getByRole('button', { name: '退回…' }).click();
  await page.getByRole('radio', { name: '忙，转出' }).click();
  await page.getByRole('button', { name: '退回线索' }).click();
  await titleHasFocus(page, /周. · \d+ 件/);
  await context.close();
});

test('a sub-page of the mini-program is left by keyboard', async () => {
  const context = await contextOf(375);
  const page = await visit(context, bank, screen('/h5/#/pages/welfare/index', { personaId: 'chen-jianjun', client: 'h5' }), ids);
  await page.locator('#hero').focus();
  await page.keyboard.press('Enter');
  const back = page.getByRole('button', { name: '返回' });
  await back.focus();
  await page.keyboard.press('Enter');
  await until('the list of benefits is there again', () => Promise.resolve(page.url().includes('/pages/welfare/index')));
  await context.close();
});

describe('in the console', () => {
  test('a closed lead gives the focus back to its row, and j goes on from there', async () => {
    const context = await contextOf(1280);
    const page = await visit(context, bank, screen('/console.html#/leads?view=all', planner), ids);
    await settled(page);
    const row = page.locator('tbody tr').nth(1).getByRole('link');
    const name = (await row.getAttribute('id')) ?? '';
    await row.focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: '线索详情' });
    await drawer.waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await until('the row has the focus', () => page.evaluate((id) => document.activeElement?.id === id, name));
    await page.keyboard.press('j');
    const next = await page.locator('tbody tr').nth(2).getByRole('link').getAttribute('id');
    await until('the next lead is open', () => Promise.resolve(page.url().includes(`/leads/${next?.slice('lead-'.length)}?`)));
    await context.close();
  });

  test('signing in and going to another page lead to its title', async () => {
    const context = await contextOf(1280);
    const page = await context.newPage();
    await page.goto(`${bank.url}/console.html`);
    await page.getByRole('button', { name: /林若川/ }).focus();
    await page.keyboard.press('Enter');
    await titleHasFocus(page, /总览/);
    await page.goto(`${bank.url}/console.html#/delegations`);
    await page.getByRole('link', { name: '新建任务' }).focus();
    await page.keyboard.press('Enter');
    await titleHasFocus(page, /新建任务/);
    await context.close();
  });

  test('a release that takes its own button away leaves the focus on the title', async () => {
    const context = await contextOf(1280);
    const page = await visit(context, bank, screen(`/console.html#/delegations/${await delegation()}/nodes/hq`, planner), ids);
    await page.getByRole('button', { name: /^下发/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: /^下发/ }).click();
    await titleHasFocus(page, /拆解台/);
    await context.close();
  });

  test('so does the release of a new delegation, on its board', async () => {
    const context = await contextOf(1280);
    const page = await visit(context, bank, screen('/console.html#/delegations/new', planner), ids);
    await page.getByLabel('任务名称').fill('键盘下发');
    await page.getByLabel(/^背景/).fill('试一次');
    await page.getByLabel('客群').fill('白名单客户');
    await page.getByRole('spinbutton', { name: /^目标/ }).fill('60');
    for (const field of ['话术', '截止']) {
      await page.getByLabel(field).focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    }
    await page.getByRole('button', { name: /^下发/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: /^下发/ }).click();
    await titleHasFocus(page, /键盘下发/);
    await context.close();
  });
});

/** A delegation of head office, fully given and not yet released. */
async function delegation(): Promise<string> {
  const headOffice = await signedIn(bank.url, planner.personaId, 'console');
  const body = {
    title: '装修贷加力',
    background: '只给一家分行',
    campaignId: null,
    audience: '白名单客户',
    metric: 'renovation_applications' as const,
    target: 60,
    scriptId: scriptByCode('S08').scriptId,
    endsOn: '2026-12-08',
    minutesPerCustomer: 10,
    allocations: [{ childId: unitByCode('yunjiang').unitId, target: 60 }],
  };
  return (await headOffice.call('delegations.create', { body, idempotencyKey: 'keyboard-create-1' })).delegationId;
}
