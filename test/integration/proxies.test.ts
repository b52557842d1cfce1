import { type Bank, startBank } from '../support/bank';
import { guest, signedIn } from '../support/people';

/** Behind two reverse proxies of the bank's own the limits by address count whoever called the outer one. */
let bank: Bank;
const settings = { TRUSTED_PROXIES: '2', PUBLIC_BASE_URL: 'https://bank.test' };
beforeAll(async () => (bank = await startBank({ services: 'web', settings })), 60_000);
afterAll(() => bank.stop());

test('TLS ends at the outer proxy: people who came by it are signed in with a cookie that never leaves it, and out again', async () => {
  const person = await signedIn(bank.url, 'gu-min', 'h5');
  const reply = await person.raw('/api/demo/sign-in', post({ personaId: 'gu-min' }));
  expect(reply.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^yq_h5=.+; path=\/; expires=.+; samesite=none; secure; httponly$/i),
  ]);
  const out = await person.raw('/api/customers/sign-out', post({}));
  expect(out.headers.getSetCookie()).toEqual([expect.stringMatching(/^yq_h5=; .*samesite=none; secure/i)]);
});

const post = (body: object) => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

const OUTER_PROXY = '10.0.0.1';
const MOST_A_MINUTE = 1_200;
const AT_ONCE = 20;

/** A sign-in that comes to nothing, as the inner proxy passes it on. */
async function tryToSignIn(caller: string, forged: string): Promise<number> {
  const headers = { 'X-Forwarded-For': [forged, caller, OUTER_PROXY].filter(Boolean).join(', ') };
  return (await guest(bank.url, 'sidebar').raw('/auth/sidebar/return?code=c&state=s', { headers })).status;
}

test('a caller who names another address each time is limited all the same, and nobody else is', async () => {
  // The limit is by the minute: tries that meet the next one begin anew, so there is room for two.
  let statuses: number[] = [];
  for (let n = 0; n < 2 * MOST_A_MINUTE + AT_ONCE && !statuses.includes(429); n += AT_ONCE) {
    const forged = (i: number) => `198.51.100.${(n + i) % 250}`;
    statuses = await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => tryToSignIn('203.0.113.7', forged(i))));
  }
  expect(statuses).toContain(429);
  expect(await tryToSignIn('203.0.113.8', '203.0.113.7')).toBe(400);
}, 120_000);
