import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Bank, startBank } from '../support/bank';
import { launchChromium } from '../support/browser';
import { screens, type Screen } from '../support/screens';
import { idsOf, settled, visit } from '../support/visit';

/** On a phone every link and button of the console can be hit by a thumb: what answers a touch is at least 40 px high. */
const LEAST_PX = 40;

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

const signIn: Screen = { name: 'console-sign-in', address: '/console.html', viewer: null, insideWecom: false };
const pages = [signIn, ...screens.filter(({ viewer }) => viewer?.client === 'console')];

/** Asks the page itself what lies under a point, so that a hit area counts that is larger than what is seen. */
function lowTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const HALF_PX = 0.5;
    const answers = (element: Element, x: number, y: number): boolean => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (element.contains(hit) || (hit instanceof HTMLLabelElement && hit.contains(element)));
    };
    const reach = (element: Element, x: number, y: number, step: number): number => {
      let n = 0;
      while (n < least && answers(element, x, y + step * (n + HALF_PX))) n += HALF_PX;
      return n;
    };
    const heightOf = (element: Element): number => {
      element.scrollIntoView({ block: 'center', inline: 'center' });
      const { left, top, width, height } = element.getClientRects()[0] ?? new DOMRect();
      const [x, y] = [left + width / 2, top + height / 2];
      return answers(element, x, y) ? Math.ceil(reach(element, x, y, 1) + reach(element, x, y, -1)) : -1;
    };
    return [...document.querySelectorAll<HTMLElement>('a[href], button:not(:disabled), [role="button"]')]
      .filter(
        (element) => element.checkVisibility({ visibilityProperty: true }) && element.offsetWidth > 1 && !element.matches('.skip-link'),
      )
      .map((element) => ({
        height: heightOf(element),
        words: element.textContent?.trim() || element.getAttribute('aria-label') || element.className,
      }))
      .filter(({ height }) => height >= 0 && height < least)
      .map(({ height, words }) => `${words.slice(0, 30)}: ${height} px`);
  }, LEAST_PX);
}

/** One for the whole round, as a phone is used: the page to sign in comes first. */
let phone: BrowserContext | undefined;

test.each(pages.map((screen) => [screen.name, screen] as const))('%s', async (_, screen) => {
  phone ??= await browser.newContext({ viewport: { width: 375, height: 800 }, hasTouch: true });
  const page = await visit(phone, bank, screen, ids);
  await settled(page);
  expect(await lowTargets(page)).toEqual([]);
  await page.close();
});
