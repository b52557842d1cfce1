import { type Bank, startBank } from '../support/bank';
import { guest, refusalOf, signedIn } from '../support/people';
import { acceptOnCard, becomeFriends, claimWithConsent, HERO, PLANNER, storyOf } from '../support/playStory';
import { until } from '../support/until';

/** A customer who withdraws is not contacted any more, and everybody sees the same; a bank that is seeded anew is whole. */
let bank: Bank;
beforeAll(async () => (bank = await startBank()), 60_000);
afterAll(() => bank.stop());

test('a withdrawal ends the lead for the RM, the page, the gate and the story, and leaves the benefit', async () => {
  const couponId = await claimWithConsent(bank);
  const rm = await acceptOnCard(bank);
  await becomeFriends(bank);
  const watcher = guest(bank.url, 'playground');
  const { leadId, externalUserId } = await storyOf(watcher);
  const customer = await signedIn(bank.url, HERO, 'h5');
  const { contact } = await customer.call('portal.coupon', { params: { couponId } });
  await customer.call('consents.withdraw', { params: { consentId: contact.consentId ?? '' }, idempotencyKey: 'withdraw-0001' });

  const sidebar = await signedIn(bank.url, rm, 'sidebar');
  const page = await until('the lead has ended', async () => {
    const now = await sidebar.call('desk.lead', { params: { leadId: leadId ?? '' } });
    return now.lead.state === 'lost' ? now : null;
  });
  expect([page.consent, page.can, page.lead.stateWord]).toEqual([null, [], '已撤回同意']);
  const planner = await signedIn(bank.url, PLANNER, 'console');
  const trace = await planner.call('cockpit.leadTrace', { params: { leadId: leadId ?? '' } });
  const { leads } = await planner.call('leads.list', { query: { view: 'all' } });
  expect([trace.stateWord, leads.find((one) => one.leadId === leadId)?.stateWord]).toEqual(['已撤回同意', '已撤回同意']);
  const profile = await sidebar.call('desk.customer', { params: { externalUserId: externalUserId ?? '' } });
  expect([profile.leads, profile.outcomeFor, profile.gate.marketing.allowed, profile.gate.agreed]).toEqual([[], null, false, []]);
  const withdrawals = profile.journey.filter(({ text }) => text.includes('撤回同意'));
  expect(withdrawals.map(({ text }) => text)).toEqual(['小程序 撤回同意：贷款咨询']);
  const { scripts } = await sidebar.call('desk.scripts', { params: { externalUserId: externalUserId ?? '' }, query: {} });
  const aboutIt = scripts.find(({ scriptId }) => scriptId === 'scr_S08');
  expect(aboutIt?.gate.refusals.map(({ text }) => text)).toEqual([expect.stringMatching('客户已撤回')]);
  const call = sidebar.call('customers.reveal', {
    params: { personId: profile.personId },
    body: { field: 'phone', reason: 'call_customer' },
  });
  expect(await refusalOf(call)).toBe('CONSENT_MISSING');
  const after = await customer.call('portal.coupon', { params: { couponId } });
  expect([after.coupon.state, after.contact.withdrawn]).toEqual(['held', true]);
  expect((await customer.call('portal.my', {})).contact.withdrawn).toBe(true);
  expect((await storyOf(watcher)).steps.map((step) => step.state)).toEqual([
    ...Array<string>(5).fill('done'),
    'skipped',
    'skipped',
    'skipped',
  ]);
});

test('从头再来 gives the whole bank again, three times running, with its figures and its results', async () => {
  const watcher = guest(bank.url, 'playground');
  for (let n = 0; n < 3; n += 1) {
    const { businessNow } = await watcher.call('demo.reset', {});
    expect(businessNow).toMatch(/^2026-11-22T06:3/);
    const planner = await signedIn(bank.url, 'console-linruochuan', 'console');
    const { process, results } = await planner.call('cockpit.overview', {});
    expect(process).toMatchObject({ claimed: 412, captured: 132, accepted: 118, firstContacted: 103 });
    expect([results.asOf, results.refused, results.items.map((one) => one.done).sort()]).toEqual(['2026-11-21', null, [231, 271]]);
  }
}, 120_000);
