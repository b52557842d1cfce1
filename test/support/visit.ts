import type { BrowserContext, Frame, Page } from 'playwright-core';
import { signedIn } from './people';
import { fill, type Screen } from './screens';
import { until } from './until';

/** Where the product and its simulator listen. */
export interface Site {
  url: string;
  simulatorUrl: string;
}

/** Ids of real things of the demo bank for the addresses that need one, found as its people would find them. */
export async function idsOf(site: Site): Promise<Record<string, string>> {
  const customer = await signedIn(site.url, 'chen-jianjun', 'h5');
  const welfare = await customer.call('portal.welfare', {});
  const campaignId = (welfare.hero ?? welfare.others[0])?.campaignId ?? '';
  const text = (await customer.call('portal.campaign', { params: { campaignId } })).consentText;
  const held = (await customer.call('portal.my', {})).coupons.find((one) => one.state === 'held');
  const contact = text ? { agreed: true as const, textVersion: text.version } : { agreed: false as const };
  const claimed =
    held ?? (await customer.call('campaigns.claim', { params: { campaignId }, body: { contact }, idempotencyKey: 'screens-claim-1' }));
  const manager = await signedIn(site.url, 'zhoukexin', 'workbench');
  const { tasks } = await manager.call('desk.today', {});
  const leadId = tasks.find((task) => task.lead)?.lead?.leadId ?? '';
  const other = welfare.others.find((one) => one.state === 'open')?.campaignId ?? campaignId;
  const { verdicts } = await manager.call('verdicts.list', { query: { view: 'all' } });
  const { codes } = await manager.call('channels.mine', {});
  const planner = await signedIn(site.url, 'console-linruochuan', 'console');
  const { merges } = await planner.call('merges.list', {});
  return {
    mergeId: merges[0]?.mergeId ?? '',
    partnerId: 'ptn_mobile-bank',
    verdictId: verdicts[0]?.verdictId ?? '',
    entryId: codes.find(({ active, kind }) => active && kind === 'staff')?.entryId ?? '',
    campaignId: other,
    couponId: claimed.couponId,
    leadId,
    delegationId: 'dlg_K5',
    unitId: 'sub_chengbei',
    versionId: 'pol_v13',
    importId: 'imp_october',
  };
}

/** Opens a screen as its viewer. Pages of the WeCom web-view are opened inside the simulator's client, in a chat with a customer. */
export async function visit(context: BrowserContext, site: Site, screen: Screen, ids: Record<string, string>): Promise<Page> {
  const page = await context.newPage();
  if (screen.viewer) {
    const { client, personaId } = screen.viewer;
    await context.request.post(`${site.url}/api/demo/sign-in`, { headers: { 'X-YQ-Client': client }, data: { personaId } });
  }
  if (!screen.insideWecom) {
    await page.goto(site.url + fill(screen.address, ids));
    return page;
  }
  const world = (await (await fetch(`${site.url}/api/demo/world`, { headers: { 'X-YQ-Client': 'playground' } })).json()) as {
    data: { customers: { personaId: string; externalUserId: string | null }[] };
  };
  const chat = world.data.customers.find((one) => one.personaId === 'chen-jianjun')?.externalUserId ?? '';
  await page.goto(`${site.simulatorUrl}/client?userid=${screen.viewer?.personaId ?? ''}&chat=${chat}&panel=1`);
  const inner = await innerFrame(page, site);
  await inner.evaluate(
    (hash) => {
      location.hash = hash;
    },
    screen.address.split('#')[1] ?? '/',
  );
  return page;
}

/** Until nothing loads and no skeleton stands. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined);
  for (const frame of page.frames()) {
    await frame
      .waitForFunction(() => !document.querySelector('[aria-busy="true"], .skeleton, .bone'), undefined, { timeout: 8_000 })
      .catch(() => undefined);
  }
}

/** The frame of the client's side panel that shows our page, once the customer stands in it. */
async function innerFrame(page: Page, site: Site): Promise<Frame> {
  const inner = await until('our page in the side panel', () =>
    Promise.resolve(page.frames().find((frame) => frame.url().startsWith(site.url))),
  );
  await inner.getByText('现在可发').waitFor({ timeout: 15_000 });
  return inner;
}
