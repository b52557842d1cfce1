import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { type Bank, startBank } from '../support/bank';
import { launchChromium } from '../support/browser';
import { screens, type Screen } from '../support/screens';
import { until } from '../support/until';
import { idsOf, settled, visit } from '../support/visit';

/** axe finds nothing serious on any screen; the list is made from the routers. */
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const GRAVE = new Set(['serious', 'critical']);

let bank: Bank;
let browser: Browser;
let ids: Record<string, string>;
beforeAll(async () => {
  bank = await startBank({ conflicts: false });
  browser = await launchChromium();
  ids = await idsOf(bank);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await bank?.stop();
});

interface Finding {
  id: string;
  impact: string;
  nodes: string[];
}

async function graveFindings(frame: Frame): Promise<Finding[]> {
  await frame.evaluate(AXE);
  const found = await frame.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: (options: object) => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run({ iframes: false });
    return violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)) }));
  });
  return found.filter(({ impact }) => GRAVE.has(impact));
}

/** The frame that shows our page. */
function ourFrame(page: Page, screen: Screen): Frame {
  if (!screen.insideWecom) return page.mainFrame();
  const frame = page.frames().find((one) => one.url().startsWith(bank.url));
  if (!frame) throw new Error(`${screen.name}: the page did not open in the client`);
  return frame;
}

const widths = { phone: 375, desktop: 1280 } as const;
const widthOf = (screen: Screen) => (screen.viewer?.client === 'console' || screen.viewer === null ? widths.desktop : widths.phone);

/** One profile a person and client, as browsers are used: what a screen needs is loaded once. */
const profiles = new Map<string, Promise<BrowserContext>>();
function profileOf(screen: Screen): Promise<BrowserContext> {
  const name = `${screen.viewer?.client} of ${screen.viewer?.personaId}`;
  const profile = profiles.get(name) ?? browser.newContext({ viewport: { width: widthOf(screen), height: 800 }, bypassCSP: true });
  profiles.set(name, profile);
  return profile;
}

test.each(screens.map((screen) => [screen.name, screen] as const))('%s with its content', async (_, screen) => {
  const page = await visit(await profileOf(screen), bank, screen, ids);
  await settled(page);
  expect(await graveFindings(ourFrame(page, screen))).toEqual([]);
  await page.close();
});

/** All but who is signed in. */
const API = /\/api\/(?!staff\/me|demo\/)/;

test.each(screens.filter((screen) => !screen.insideWecom).map((screen) => [screen.name, screen] as const))(
  '%s when the server fails',
  async (_, screen) => {
    const profile = await profileOf(screen);
    await profile.route(API, (route) =>
      route.fulfill({
        status: 500,
        json: { error: { code: 'SERVER_FAULT', message: '系统出了点问题，已记录。请稍后再试。', requestId: 'req_TEST' } },
      }),
    );
    const page = await visit(profile, bank, screen, ids);
    await settled(page);
    expect(await graveFindings(page.mainFrame())).toEqual([]);
    await page.close();
    await profile.unroute(API);
  },
);

test('a dialog shows also to whoever wants no motion, and has nothing serious in it', async () => {
  const viewer = { personaId: 'console-chengliqun', client: 'console' } as const;
  const orgs: Screen = { name: 'leave', address: '/console.html#/orgs', viewer, insideWecom: false };
  for (const reducedMotion of ['reduce', 'no-preference'] as const) {
    const context = await browser.newContext({ viewport: { width: widths.desktop, height: 800 }, bypassCSP: true, reducedMotion });
    const page = await visit(context, bank, orgs, ids);
    await page.getByRole('button', { name: '给周可欣请假' }).click();
    const dialog = page.getByRole('dialog', { name: '给周可欣请假' });
    await until('the dialog shows', () => dialog.evaluate((shown) => getComputedStyle(shown).opacity === '1'));
    expect(await graveFindings(page.mainFrame())).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await context.close();
  }
});

test('a person without anything sees designed empty pages', async () => {
  const empty: Screen[] = [
    { name: 'my-empty', address: '/h5/#/pages/my/index', viewer: { personaId: 'wang-xiulan', client: 'h5' }, insideWecom: false },
    {
      name: 'leads-empty',
      address: '/console.html#/leads?view=waiting&unit=bra_chengzhou',
      viewer: { personaId: 'console-linruochuan', client: 'console' },
      insideWecom: false,
    },
    {
      name: 'today-empty',
      address: '/workbench.html#/?bucket=done',
      viewer: { personaId: 'shilei', client: 'workbench' },
      insideWecom: false,
    },
  ];
  for (const screen of empty) {
    const context = await browser.newContext({ viewport: { width: widthOf(screen), height: 800 }, bypassCSP: true });
    const page = await visit(context, bank, screen, ids);
    await settled(page);
    expect([screen.name, await graveFindings(page.mainFrame())]).toEqual([screen.name, []]);
    await context.close();
  }
});
