import { type Bank, startBank } from '../support/bank';
import { guest, signedIn } from '../support/people';
import {
  acceptOnCard,
  becomeFriends,
  claimWithConsent,
  doneSteps,
  HERO,
  PLANNER,
  recordOutcome,
  sendScript,
  storyOf,
} from '../support/playStory';
import { until } from '../support/until';

let bank: Bank;
beforeAll(async () => (bank = await startBank()), 60_000);
afterAll(() => bank.stop());

test('one lead goes through the whole house, and every step is told', async () => {
  const watcher = guest(bank.url, 'playground');
  const planner = await signedIn(bank.url, PLANNER, 'console');
  const before = await planner.call('cockpit.overview', {});
  const { delegations } = await planner.call('delegations.list', {});
  const delegationId = delegations.find((one) => one.title.includes('装修贷'))?.delegationId ?? '';
  const boardOf = () => planner.call('delegations.board', { params: { delegationId } });
  const boardBefore = await boardOf();
  expect(before.process.firstContacted).toBe(103);
  expect(boardBefore.process.firstContactsToday).toBe(103);
  expect(await doneSteps(watcher)).toEqual([]);

  const couponId = await claimWithConsent(bank);
  const rm = await acceptOnCard(bank);
  const customer = await signedIn(bank.url, HERO, 'h5');
  const { contact } = await customer.call('portal.coupon', { params: { couponId } });
  expect([contact.state, contact.advisor?.outletName]).toEqual(['accepted', '滨江路网点']);
  expect(contact.advisor?.why.length).toBeGreaterThan(0);

  expect((await storyOf(watcher)).canAgreeToBeAdded).toBe(true);
  await becomeFriends(bank);
  const sidebar = await signedIn(bank.url, rm, 'sidebar');
  const externalUserId = (await storyOf(watcher)).externalUserId ?? '';
  const profile = await sidebar.call('desk.customer', { params: { externalUserId } });
  expect(profile.head.maskedName).toBe('王**');
  expect(profile.leads[0]?.why.length).toBeGreaterThan(0);
  expect(profile.gate.marketing.allowed).toBe(false);
  expect(profile.gate.agreed.map(({ purpose, decision }) => [purpose, decision.allowed])).toEqual([['贷款咨询', true]]);
  const told = (of: RegExp) => profile.journey.filter(({ text }) => of.test(text)).map(({ text }) => text);
  expect(told(/好友/)).toEqual([expect.stringMatching(/^企业微信 成为.+的好友$/)]);
  expect(told(/同意/)).toEqual([expect.stringMatching(/^小程序 同意被联系：贷款咨询/)]);
  const step = async () => (await sidebar.call('desk.customer', { params: { externalUserId } })).next;
  expect(await step()).toMatchObject({ timing: 'now', title: '回复咨询：装修贷', scriptId: 'scr_S08' });
  expect(await sendScript(bank, rm)).toContain('王先生您好');
  // The day's touch is used: no further script is pushed, the outcome is what is missing.
  expect(await step()).toMatchObject({ timing: 'now', title: '记下结果：装修贷', scriptId: null });
  expect(await recordOutcome(bank, rm)).toBe('qualified');
  expect(await step()).toMatchObject({ timing: 'later', title: '明天再联系：装修贷', reason: '上次结果：有意向·再联系', scriptId: null });

  const board = await until('the board counts it', async () => {
    const now = await boardOf();
    return now.process.firstContactsToday === 104 ? now : null;
  });
  const yunjiang = (of: typeof board) => of.rows.find((row) => row.name === '云江分行');
  expect([yunjiang(boardBefore)?.firstContactsToday, yunjiang(board)?.firstContactsToday]).toEqual([57, 58]);
  expect(yunjiang(board)?.done).toBe(yunjiang(boardBefore)?.done);
  const after = await planner.call('cockpit.overview', {});
  expect(after.process.firstContacted).toBe(104);
  expect(after.results).toEqual(before.results);
  const { tasks } = await (await signedIn(bank.url, rm, 'workbench')).call('desk.today', {});
  const mine = tasks.filter((task) => task.lead?.leadId === profile.outcomeFor?.leadId);
  expect(mine.map((task) => [task.kind, task.bucket === 'done'])).toEqual(
    expect.arrayContaining([
      ['first_contact', true],
      ['follow_up', false],
    ]),
  );
  expect(await doneSteps(watcher)).toEqual(['claim', 'consent', 'assign', 'accept', 'friend', 'script', 'outcome', 'board']);
}, 60_000);
