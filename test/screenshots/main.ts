import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { launchChromium, withChineseType } from '../support/browser';
import { screens, type Screen } from '../support/screens';
import { freePort, startServerProcess } from '../support/serverProcess';
import { idsOf, settled, type Site, visit } from '../support/visit';
import { growToContent } from './growToContent';

const OUT = join(__dirname, '../../.data/screenshots');
const WIDTHS = [375, 1280] as const;
const SETTLE_MS = 500;

/** Screens the routers do not name: the blocked script, large type, a branch's figures. */
const variants: readonly Screen[] = [
  { name: 'h5-my-large', address: '/h5/#/pages/my/index', viewer: { personaId: 'wang-xiulan', client: 'h5' }, insideWecom: false },
  { name: 'h5-my-proposal', address: '/h5/#/pages/my/index', viewer: { personaId: 'lu-ziang', client: 'h5' }, insideWecom: false },
  {
    name: 'h5-enquiry-invited',
    address: '/h5/#/pkg-products/enquiry/index?id=prd_P13&entry={entryId}',
    viewer: { personaId: 'lu-ziang', client: 'h5' },
    insideWecom: false,
  },
  {
    name: 'h5-benefit-invited',
    address: '/h5/#/pages/benefit/index?id=cmp_renovation-season&entry={entryId}',
    viewer: { personaId: 'wang-haoran', client: 'h5' },
    insideWecom: false,
  },
  {
    name: 'h5-welfare-large',
    address: '/h5/#/pages/welfare/index',
    viewer: { personaId: 'wang-xiulan', client: 'h5' },
    insideWecom: false,
  },
  {
    name: 'h5-benefit-renovation',
    address: '/h5/#/pages/benefit/index?id=cmp_renovation-season',
    viewer: { personaId: 'wang-haoran', client: 'h5' },
    insideWecom: false,
  },
  { name: 'h5-welfare-hero', address: '/h5/#/pages/welfare/index', viewer: { personaId: 'wang-haoran', client: 'h5' }, insideWecom: false },
  {
    name: 'console-leads-fairness-hedong',
    address: '/console.html#/leads/fairness?unit=sub_hedong',
    viewer: { personaId: 'console-shenyike', client: 'console' },
    insideWecom: false,
  },
  {
    name: 'console-leads-fairness-table',
    address: '/console.html#/leads/fairness?unit=sub_hedong&view=table',
    viewer: { personaId: 'console-shenyike', client: 'console' },
    insideWecom: false,
  },
  {
    name: 'console-leads-board-yunjiang',
    address: '/console.html#/leads/board',
    viewer: { personaId: 'console-shenyike', client: 'console' },
    insideWecom: false,
  },
  {
    name: 'console-leads-policy-branch',
    address: '/console.html#/leads/policy',
    viewer: { personaId: 'console-shenyike', client: 'console' },
    insideWecom: false,
  },
  {
    name: 'console-leads-policy-to-approve',
    address: '/console.html#/leads/policy/pol_chengzhou_v1',
    viewer: { personaId: 'console-linruochuan', client: 'console' },
    insideWecom: false,
  },
  {
    name: 'console-delegation-K1',
    address: '/console.html#/delegations/dlg_K1',
    viewer: { personaId: 'console-linruochuan', client: 'console' },
    insideWecom: false,
  },
];

async function main(): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  const dataDir = mkdtempSync(join(tmpdir(), 'yinqiao-screens-'));
  const server = startServerProcess({ DATA_DIR: dataDir, PORT: String(await freePort()), SIMULATOR_PORT: String(await freePort()) });
  await server.line('YinQiao is ready', 240_000);
  const browser = await launchChromium();
  try {
    await shootAll(browser, server);
  } finally {
    await browser.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** All of them, or those whose names contain one of the words of the command line. */
function isWanted({ name }: Screen): boolean {
  const words = process.argv.slice(2);
  return words.length === 0 || words.some((word) => name.includes(word));
}

async function shootAll(browser: Browser, site: Site): Promise<void> {
  const ids = await idsOf(site);
  for (const width of WIDTHS) {
    for (const screen of [...variants, ...screens].filter(isWanted)) {
      const context = await browser.newContext({
        viewport: { width, height: width === 375 ? 780 : 900 },
        bypassCSP: true,
        reducedMotion: 'reduce',
      });
      await withChineseType(context);
      await shoot(context, site, screen, ids, join(OUT, `${screen.name}-${width}.png`));
      await context.close();
    }
  }
}

async function shoot(context: BrowserContext, site: Site, screen: Screen, ids: Record<string, string>, file: string): Promise<void> {
  const page = await visit(context, site, screen, ids);
  await settled(page);
  await growToContent(page, screen);
  await page.waitForTimeout(SETTLE_MS);
  await page.screenshot({ path: file, fullPage: true });
  process.stdout.write(`${file}\n`);
}

main()
  .then(() => process.exit(0))
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  });
