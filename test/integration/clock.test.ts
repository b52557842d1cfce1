import { type Bank, startBank } from '../support/bank';
import { guest, refusalOf, signedIn } from '../support/people';
import { acceptOnCard, becomeFriends, claimWithConsent, HERO, PLANNER, sendScript, storyOf } from '../support/playStory';
import { until } from '../support/until';

/** 到明早 9:00: what the night and the opening of the outlets bring. */
let bank: Bank;
beforeAll(async () => (bank = await startBank()), 60_000);
afterAll(() => bank.stop());

/** The hour the simulated WeCom's people live in. */
async function hourInWeCom(): Promise<string> {
  const reply = await fetch(`${bank.simulatorUrl}/_sim/world/summary`);
  return new Date(((await reply.json()) as { wallSeconds: number }).wallSeconds * 1_000).toISOString();
}

test('the morning frees capacity and cap, ends a coupon that was due, and brings the next results', async () => {
  const watcher = guest(bank.url, 'playground');
  const planner = await signedIn(bank.url, PLANNER, 'console');
  expect(await hourInWeCom()).toMatch(/^2026-11-22T06:3/);
  const young = await signedIn(bank.url, 'lu-ziang', 'h5');
  const due = (await young.call('portal.my', {})).coupons.find((one) => one.state === 'held');
  expect(due).toBeDefined();
  const evening = await planner.call('cockpit.overview', {});
  expect(evening.results.asOf).toBe('2026-11-21');
  const waiting = async () => (await planner.call('leads.list', { query: { view: 'waiting' } })).counts.waiting;
  expect(await waiting()).toBeGreaterThan(0);

  await claimWithConsent(bank);
  const rm = await acceptOnCard(bank);
  await becomeFriends(bank);
  await sendScript(bank, rm);
  const sidebar = await signedIn(bank.url, rm, 'sidebar');
  const externalUserId = (await storyOf(watcher)).externalUserId ?? '';
  const send = (idempotencyKey: string) =>
    sidebar.call('outreach.reserveSend', { body: { externalUserId, scriptId: 'scr_S08' }, idempotencyKey });
  expect(await refusalOf(send('clock-send-0001'))).toBe('GATE_REFUSED');

  const { businessNow } = await watcher.call('demo.moveClock', { body: { to: 'next_morning_9' } });
  expect(businessNow).toMatch(/^2026-11-23T01:00:/);
  expect(await hourInWeCom()).toMatch(/^2026-11-23T01:0/);
  const morning = await until('the next results', async () => {
    const now = await planner.call('cockpit.overview', {});
    return now.results.asOf === '2026-11-22' ? now : null;
  });
  const figures = (of: typeof morning) => of.results.items.map((one) => one.done);
  expect(figures(morning)).not.toEqual(figures(evening));
  await until('the waiting leads have left', async () => (await waiting()) === 0);
  expect((await young.call('portal.my', {})).coupons.find((one) => one.couponId === due?.couponId)?.state).toBe('expired');
  expect((await send('clock-send-0002')).text).toContain('王先生您好');
  expect((await (await signedIn(bank.url, HERO, 'h5')).call('portal.my', {})).viewer.maskedName).toBe('王**');
}, 90_000);
