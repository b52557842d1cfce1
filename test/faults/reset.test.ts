import { ApiError } from '@yinqiao/shared/client';
import { type Guest, guest, signedIn } from '../support/people';
import { READY, startTwoServers, type TwoServers } from '../support/twoServers';
import { until } from '../support/until';

/** 从头再来 at one of two server processes on one database: the other one rests as well, and forgets the bank that was. */
const RENOVATION = 'cmp_renovation-season';
const HERO = 'wang-haoran';

let servers: TwoServers;
let asSeeded: string;
beforeAll(async () => {
  servers = await startTwoServers();
  asSeeded = await bankInFigures();
}, 240_000);
afterAll(() => servers?.stop());

async function bankInFigures(): Promise<string> {
  const figures: string[] = [];
  for (const name of [
    'persons',
    'personKeys',
    'leads',
    'tasks',
    'consents',
    'deliveries',
    'decisions',
    'delegationNodes',
    'demoPersonas',
  ]) {
    figures.push(`${name} ${await servers.collection(name).countDocuments()}`);
  }
  for (const state of ['free', 'held']) figures.push(`${state} coupons ${await servers.collection('coupons').countDocuments({ state })}`);
  return figures.join(', ');
}

const at = (server: 'first' | 'second', persona: string, client: 'h5' | 'sidebar' | 'console') =>
  signedIn(servers[server].url, persona, client);
const reset = (server: 'first' | 'second') => guest(servers[server].url, 'playground').call('demo.reset', {});

async function claimWithConsent(customer: Guest): Promise<void> {
  const page = await customer.call('portal.campaign', { params: { campaignId: RENOVATION } });
  const contact = { agreed: true as const, textVersion: page.consentText?.version ?? '' };
  await customer.call('campaigns.claim', { params: { campaignId: RENOVATION }, body: { contact }, idempotencyKey: 'reset-claim-1' });
}

/** Asks until told to come back. @returns the code of the refusal that ended it */
async function askUntilRefused(ask: () => Promise<unknown>): Promise<string> {
  for (;;) {
    try {
      await ask();
    } catch (error) {
      if (error instanceof ApiError) return error.code;
      throw error;
    }
  }
}

async function phoneOf(rm: Guest): Promise<string> {
  const persona = await servers.collection('demoPersonas').findOne({ _id: 'chen-jianjun' });
  const params = { personId: String(persona?.['subjectId']) };
  return (await rm.call('customers.reveal', { params, body: { field: 'phone', reason: 'call_customer' } })).value;
}

async function leadOfHero(): Promise<string> {
  const hero = await servers.collection('demoPersonas').findOne({ _id: HERO });
  const personId = String(hero?.['subjectId']);
  const lead = await until('the lead has an RM', () => servers.collection('leads').findOne({ personId, state: 'assigned' }));
  return lead._id;
}

test('the process beside it refuses calls meanwhile, then serves the whole bank anew', async () => {
  const rm = await at('second', 'zhoukexin', 'sidebar');
  const phone = await phoneOf(rm);
  await claimWithConsent(await at('second', HERO, 'h5'));
  await leadOfHero();
  expect(await bankInFigures()).not.toBe(asSeeded);

  const others = await Promise.all(['gu-min', 'lu-ziang', 'huang-lu', 'ding-haifeng'].map((persona) => at('second', persona, 'h5')));
  const asking = Promise.all(others.map((customer) => askUntilRefused(() => customer.call('portal.my', {}))));
  await reset('first');
  expect(new Set(await asking)).toEqual(new Set(['SERVER_STOPPING']));
  expect(await bankInFigures()).toBe(asSeeded);
  expect(await phoneOf(rm)).toBe(phone);
}, 120_000);

test('both processes work on the new bank, and its audit trail is whole for either', async () => {
  await claimWithConsent(await at('second', HERO, 'h5'));
  const params = { leadId: await leadOfHero() };
  for (const server of ['first', 'second'] as const) {
    const planner = await at(server, 'console-linruochuan', 'console');
    const audited = await until('sealed', async () => {
      const trail = await planner.call('cockpit.leadAudit', { params });
      return trail.entries.length > 0 && trail.entries.every(({ sealed }) => sealed) ? trail : null;
    });
    expect(audited.verification).toMatchObject({ intact: true });
  }
}, 120_000);

test('asked for at both at once, the bank is whole all the same', async () => {
  const answers = await Promise.allSettled([reset('first'), reset('second')]);
  expect(answers.some(({ status }) => status === 'fulfilled')).toBe(true);
  await until('both serve', async () => {
    const replies = await Promise.all([servers.first, servers.second].map(({ url }) => guest(url, 'playground').raw('/api/demo/world')));
    return replies.every(({ ok }) => ok);
  });
  expect(await bankInFigures()).toBe(asSeeded);
}, 120_000);

test('of two that start at once on an empty database one seeds it, the other finds it whole', async () => {
  const starting = [await servers.startAnother('empty'), await servers.startAnother('empty')];
  await Promise.all(starting.map((server) => server.line(READY, 120_000)));
  expect(starting.filter((server) => server.output().includes('Seeding the demo bank'))).toHaveLength(1);
}, 180_000);
