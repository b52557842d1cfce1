import { type Bank, startBank } from '../support/bank';
import { guest, signedIn } from '../support/people';
import { claimWithConsent, claimWithoutConsent, HERO, storyOf } from '../support/playStory';
import { until } from '../support/until';

/** The playground's words stay true when the story takes another way than the hero's. */
let bank: Bank;
beforeAll(async () => (bank = await startBank()), 60_000);
afterAll(() => bank.stop());

const watcher = () => guest(bank.url, 'playground');
const stepOf = async (personaId: string, id: string) => (await storyOf(watcher(), personaId)).steps.find((step) => step.id === id);

test('a customer is told to open a campaign that she is offered', async () => {
  const { hero, others } = await (await signedIn(bank.url, 'wang-xiulan', 'h5')).call('portal.welfare', {});
  const offered = [hero, ...others].flatMap((one) => one?.title ?? []);
  const named = /「(.+?)」/.exec((await stepOf('wang-xiulan', 'claim'))?.hint ?? '')?.[1];
  expect(offered).toContain(named);
});

test('who claims without the box is told that no lead follows, and where the story begins anew', async () => {
  await claimWithoutConsent(bank, HERO);
  const step = await stepOf(HERO, 'consent');
  expect(step?.state).toBe('now');
  expect(step?.hint).toMatch(/不产生线索.+从头再来/);
});

test('a lead that waits says why, and which button brings the time when it is tried again', async () => {
  await claimWithConsent(bank, 'lu-ziang');
  const hint = await until('the lead waits', async () => {
    const now = (await stepOf('lu-ziang', 'assign'))?.hint ?? '';
    return now.includes('等着') ? now : null;
  });
  expect(hint).toContain('今日新线索已满：彭雨辰 8 / 8');
  expect(hint).toContain('到明早 9:00');
});

test('an owner is named as the reason; a withdrawal ends the story, and a script sent afterwards is no part of it', async () => {
  const couponId = await claimWithConsent(bank, 'chen-jianjun');
  const assigned = await until('the owner has it', async () => {
    const step = await stepOf('chen-jianjun', 'assign');
    return step?.state === 'done' ? step : null;
  });
  expect(assigned.detail).toBe('客户由周可欣管户');

  const customer = await signedIn(bank.url, 'chen-jianjun', 'h5');
  const { contact } = await customer.call('portal.coupon', { params: { couponId } });
  await customer.call('consents.withdraw', { params: { consentId: contact.consentId ?? '' }, idempotencyKey: 'withdraw-0001' });
  const ended = await until('the story has ended', async () => {
    const now = await storyOf(watcher(), 'chen-jianjun');
    return now.ending ? now : null;
  });
  expect(ended.ending).toContain('客户撤回了同意');

  const sidebar = await signedIn(bank.url, 'zhoukexin', 'sidebar');
  const externalUserId = ended.externalUserId ?? '';
  const { scripts } = await sidebar.call('desk.scripts', { params: { externalUserId }, query: {} });
  const scriptId = scripts.find(({ gate }) => gate.allowed)?.scriptId ?? '';
  const send = await sidebar.call('outreach.reserveSend', { body: { externalUserId, scriptId }, idempotencyKey: 'late-send-0001' });
  await sidebar.call('outreach.reportSend', { params: { deliveryId: send.deliveryId }, body: { result: 'ok' } });
  expect((await stepOf('chen-jianjun', 'script'))?.state).toBe('skipped');
});
