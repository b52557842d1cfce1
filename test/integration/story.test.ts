import type { Data } from '@yinqiao/shared/contracts';
import { type Bank, startBank } from '../support/bank';
import { guest, signedIn, type Guest } from '../support/people';
import { until } from '../support/until';

const SCRIPT = 'scr_S08';
const HERO = 'wang-haoran';
const PLANNER = 'console-linruochuan';

let bank: Bank;
beforeAll(async () => (bank = await startBank()), 60_000);
afterAll(() => bank.stop());

async function sim<T>(path: string, init?: RequestInit): Promise<T> {
  const reply = await fetch(bank.simulatorUrl + path, { ...init, headers: { 'content-type': 'application/json' } });
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as T;
}

const story = (watcher: Guest): Promise<Data<'demo.story'>> => watcher.call('demo.story', { query: { personaId: HERO } });
const doneSteps = async (watcher: Guest) => (await story(watcher)).steps.filter((step) => step.state === 'done').map((step) => step.id);

test('one lead goes through the whole house, and a page that only watches ticks every step', async () => {
  const watcher = guest(bank.url, 'playground');
  const planner = await signedIn(bank.url, PLANNER, 'console');
  const before = await planner.call('cockpit.overview', {});
  const { delegations } = await planner.call('delegations.list', {});
  const renovation = delegations.find((one) => one.title.includes('装修贷'))!;
  const boardBefore = await planner.call('delegations.board', { params: { delegationId: renovation.delegationId } });
  expect(before.process.firstContacted).toBe(103);
  expect(boardBefore.process.firstContactsToday).toBe(103);
  expect(await doneSteps(watcher)).toEqual([]);

  const customer = await signedIn(bank.url, HERO, 'h5');
  const welfare = await customer.call('portal.welfare', {});
  const card = [welfare.hero, ...welfare.others].find((one) => one?.title.includes('装修'))!;
  const page = await customer.call('portal.campaign', { params: { campaignId: card.campaignId } });
  const claimed = await customer.call('campaigns.claim', {
    params: { campaignId: card.campaignId },
    body: { contact: { agreed: true, textVersion: page.consentText!.version } },
    idempotencyKey: 'story-claim-0001',
  });

  const assigned = await until('the lead has an RM', async () => {
    const now = await story(watcher);
    return now.staffPersonaId && now.leadId ? now : null;
  });
  const rmKey = assigned.staffPersonaId!;
  const coupon = await customer.call('portal.coupon', { params: { couponId: claimed.couponId } });
  expect(coupon.contact.state).toBe('assigned');
  expect(coupon.contact.advisor?.outletName).toBe('滨江路网点');

  const world = await watcher.call('demo.world', {});
  const rm = world.relationshipManagers.find((one) => one.personaId === rmKey)!;
  const received = await until('the card at the simulator', async () => {
    const { messages } = await sim<{ messages: { msgid: string }[] }>(`/_sim/members/${rm.wecomUserId}/received`);
    return messages.length > 0 ? messages : null;
  });
  expect(received).toHaveLength(1);
  await sim(`/_sim/members/${rm.wecomUserId}/cards/${received[0]!.msgid}/click`, {
    method: 'POST',
    body: JSON.stringify({ key: 'accept' }),
  });
  await until('the lead is accepted', async () => (await doneSteps(watcher)).includes('accept'));

  expect((await story(watcher)).canAgreeToBeAdded).toBe(true);
  await watcher.call('demo.agreeToBeAdded', { body: { personaId: HERO } });
  await until('they are friends', async () => (await doneSteps(watcher)).includes('friend'));

  const sidebar = await signedIn(bank.url, rmKey, 'sidebar');
  const { externalUserId } = await story(watcher);
  const profile = await sidebar.call('desk.customer', { params: { externalUserId: externalUserId! } });
  expect(profile.head.maskedName).toBe('王**');
  expect(profile.leads[0]?.why.length).toBeGreaterThan(0);
  const { scripts } = await sidebar.call('desk.scripts', { params: { externalUserId: externalUserId! }, query: {} });
  expect(scripts[0]?.scriptId).toBe(SCRIPT);
  expect(scripts[0]?.gate.allowed).toBe(true);
  const send = await sidebar.call('outreach.reserveSend', {
    body: { externalUserId: externalUserId!, scriptId: SCRIPT },
    idempotencyKey: 'story-send-0001',
  });
  expect(send.text).toContain('王先生您好');
  await sidebar.call('outreach.reportSend', { params: { deliveryId: send.deliveryId }, body: { result: 'ok' } });

  const outcome = await sidebar.call('leads.recordOutcome', {
    params: { leadId: profile.outcomeFor!.leadId },
    body: { assignmentNo: profile.outcomeFor!.assignmentNo, outcome: 'intent_follow' },
    idempotencyKey: 'story-outcome-01',
  });
  expect(outcome.state).toBe('contacted');

  const board = await until('the board counts it', async () => {
    const now = await planner.call('delegations.board', { params: { delegationId: renovation.delegationId } });
    return now.process.firstContactsToday === 104 ? now : null;
  });
  const yunjiang = (of: typeof board) => of.rows.find((row) => row.name === '云江分行')!;
  expect([yunjiang(boardBefore).firstContactsToday, yunjiang(board).firstContactsToday]).toEqual([57, 58]);
  expect(yunjiang(board).done).toBe(yunjiang(boardBefore).done);
  const after = await planner.call('cockpit.overview', {});
  expect(after.process.firstContacted).toBe(104);
  expect(after.results).toEqual(before.results);
  expect(await doneSteps(watcher)).toEqual(['claim', 'consent', 'assign', 'accept', 'friend', 'script', 'outcome', 'board']);
}, 60_000);
