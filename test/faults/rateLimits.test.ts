import { type Guest, guest, refusalOf, signedIn } from '../support/people';
import { startTwoServers, type TwoServers } from '../support/twoServers';
import { until } from '../support/until';

/** Two server processes on one database: asking them in turn allows no more than asking one. */
let servers: TwoServers;
beforeAll(async () => (servers = await startTwoServers()), 240_000);
afterAll(() => servers?.stop());

/** The limits are by the minute: a test that begins late in one would see two. */
const earlyInAMinute = () => until('the next minute', () => Promise.resolve(new Date().getSeconds() < 30), 60_000);

const tally = (codes: readonly string[], code: string) => codes.filter((one) => one === code).length;

const atBoth = async (personaId: string, client: 'h5' | 'sidebar'): Promise<[Guest, Guest]> => [
  await signedIn(servers.first.url, personaId, client),
  await signedIn(servers.second.url, personaId, client),
];

test('a person claims at most 120 times a minute, wherever the claims arrive', async () => {
  const seats = await atBoth('wang-haoran', 'h5');
  await earlyInAMinute();
  const codes = await Promise.all(
    Array.from({ length: 200 }, (_, n) => refusalOf(seats[n % 2]!.call('campaigns.claim', claimNowhere(`limit-claim-${n}`)))),
  );
  expect([tally(codes, 'CAMPAIGN_UNKNOWN'), tally(codes, 'REQUEST_TOO_MANY')]).toEqual([120, 80]);
  expect(await refusalOf((await atBoth('gu-min', 'h5'))[1].call('campaigns.claim', claimNowhere('limit-other')))).toBe('CAMPAIGN_UNKNOWN');
}, 120_000);

const claimNowhere = (idempotencyKey: string) => ({
  params: { campaignId: 'cmp_nowhere' },
  body: { contact: { agreed: false as const } },
  idempotencyKey,
});

test('an address tries to sign in at most 1,200 times a minute, as customer or as staff', async () => {
  await earlyInAMinute();
  const customers = await inTurn(1_300, async (url) => {
    const reply = await guest(url, 'weapp').raw('/api/customers/sign-in', { method: 'POST' });
    return ((await reply.json()) as { error: { code: string } }).error.code;
  });
  expect([tally(customers, 'REQUEST_INVALID'), tally(customers, 'REQUEST_TOO_MANY')]).toEqual([1_200, 100]);
  await earlyInAMinute();
  // Where no proxy is trusted, naming another address for oneself changes nothing.
  let n = 0;
  const staff = await inTurn(1_300, async (url) => {
    const headers = { 'X-Forwarded-For': `203.0.113.${(n += 1) % 250}` };
    return String((await guest(url, 'sidebar').raw('/auth/sidebar/return?code=c&state=s', { headers })).status);
  });
  expect([tally(staff, '400'), tally(staff, '429')]).toEqual([1_200, 100]);
}, 240_000);

/** At either server in turn, twenty at a time. */
async function inTurn(times: number, ask: (url: string) => Promise<string>): Promise<string[]> {
  const answers: string[] = [];
  while (answers.length < times) answers.push(...(await Promise.all(Array.from({ length: 20 }, (_, n) => ask(servers.serverOf(n).url)))));
  return answers;
}

test('an RM opens at most 60 full values a day, however many are asked for at once', async () => {
  const seats = await atBoth('zhoukexin', 'sidebar');
  const persona = await servers.collection('demoPersonas').findOne({ _id: 'chen-jianjun' });
  const params = { personId: String(persona?.['subjectId']) };
  const opened = await Promise.allSettled(
    Array.from({ length: 80 }, (_, n) =>
      seats[n % 2]!.call('customers.reveal', { params, body: { field: 'phone', reason: 'call_customer' } }),
    ),
  );
  expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(60);
  const refusals = opened.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
  expect(new Set(refusals)).toEqual(new Set(['REVEAL_TOO_MANY']));
}, 60_000);
