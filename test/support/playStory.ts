import type { Data } from '@yinqiao/shared/contracts';
import { type Guest, guest, signedIn } from './people';
import { until } from './until';
import type { Site } from './visit';

export const HERO = 'wang-haoran';
export const PLANNER = 'console-linruochuan';
const SCRIPT = 'scr_S08';

type Story = Data<'demo.story'>;
export const storyOf = (watcher: Guest, personaId = HERO): Promise<Story> => watcher.call('demo.story', { query: { personaId } });
export const doneSteps = async (watcher: Guest) =>
  (await storyOf(watcher)).steps.filter((step) => step.state === 'done').map((step) => step.id);

async function simulator<T>(site: Site, path: string, init?: RequestInit): Promise<T> {
  const reply = await fetch(site.simulatorUrl + path, { ...init, headers: { 'content-type': 'application/json' } });
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as T;
}

/** The customer claims the rate coupon and ticks the box. @returns the coupon's id */
export const claimWithConsent = (site: Site, personaId = HERO): Promise<string> => claim(site, personaId, true);

/** The customer claims the rate coupon and leaves the box alone. @returns the coupon's id */
export const claimWithoutConsent = (site: Site, personaId = HERO): Promise<string> => claim(site, personaId, false);

async function claim(site: Site, personaId: string, agreed: boolean): Promise<string> {
  const customer = await signedIn(site.url, personaId, 'h5');
  const welfare = await customer.call('portal.welfare', {});
  const campaignId = [welfare.hero, ...welfare.others].find((one) => one?.title.includes('装修'))?.campaignId ?? '';
  const page = await customer.call('portal.campaign', { params: { campaignId } });
  const contact = agreed ? { agreed: true as const, textVersion: page.consentText?.version ?? '' } : { agreed: false as const };
  const { couponId } = await customer.call('campaigns.claim', {
    params: { campaignId },
    body: { contact },
    idempotencyKey: 'story-claim-0001',
  });
  return couponId;
}

/** The RM who was given the lead presses 接受 on the card at the simulator. @returns their persona's id */
export async function acceptOnCard(site: Site): Promise<string> {
  const watcher = guest(site.url, 'playground');
  const rm = await until('the lead has an RM', async () => (await storyOf(watcher)).staffPersonaId);
  const { messages } = await until('the card at the simulator', async () => {
    const received = await simulator<{ messages: { msgid: string }[] }>(site, `/_sim/members/${rm}/received`);
    return received.messages.length > 0 ? received : null;
  });
  if (messages.length !== 1) throw new Error(`${messages.length} cards were received`);
  const click = { method: 'POST', body: JSON.stringify({ key: 'accept' }) };
  await simulator(site, `/_sim/members/${rm}/cards/${messages[0]?.msgid ?? ''}/click`, click);
  await until('the lead is accepted', async () => (await doneSteps(watcher)).includes('accept'));
  return rm;
}

/** The customer agrees to be added. */
export async function becomeFriends(site: Site): Promise<void> {
  const watcher = guest(site.url, 'playground');
  await watcher.call('demo.agreeToBeAdded', { body: { personaId: HERO } });
  await until('they are friends', async () => (await doneSteps(watcher)).includes('friend'));
}

/** The RM sends the recommended script. @returns the text that was sent */
export async function sendScript(site: Site, rm: string): Promise<string> {
  const sidebar = await signedIn(site.url, rm, 'sidebar');
  const externalUserId = (await storyOf(guest(site.url, 'playground'))).externalUserId ?? '';
  const { scripts } = await sidebar.call('desk.scripts', { params: { externalUserId }, query: {} });
  if (scripts[0]?.scriptId !== SCRIPT || !scripts[0].gate.allowed)
    throw new Error('the script that answers the enquiry does not stand first');
  const send = await sidebar.call('outreach.reserveSend', {
    body: { externalUserId, scriptId: SCRIPT },
    idempotencyKey: 'story-send-0001',
  });
  await sidebar.call('outreach.reportSend', { params: { deliveryId: send.deliveryId }, body: { result: 'ok' } });
  return send.text;
}

/** The RM records 有意向·再联系. @returns the lead's new state */
export async function recordOutcome(site: Site, rm: string): Promise<string> {
  const sidebar = await signedIn(site.url, rm, 'sidebar');
  const externalUserId = (await storyOf(guest(site.url, 'playground'))).externalUserId ?? '';
  const { outcomeFor } = await sidebar.call('desk.customer', { params: { externalUserId } });
  if (!outcomeFor) throw new Error('there is no lead whose outcome could be recorded');
  const body = { assignmentNo: outcomeFor.assignmentNo, outcome: 'intent_follow' as const };
  const { state } = await sidebar.call('leads.recordOutcome', {
    params: { leadId: outcomeFor.leadId },
    body,
    idempotencyKey: 'story-outcome-01',
  });
  return state;
}
