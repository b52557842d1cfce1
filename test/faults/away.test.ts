import { errors } from '@yinqiao/shared/domain';
import { signedIn } from '../support/people';
import { startTwoServers, type TwoServers } from '../support/twoServers';
import { until } from '../support/until';

/** A server whose database has gone for good: it says so soon, in words, and can be stopped. */
let servers: TwoServers;
beforeAll(async () => (servers = await startTwoServers()), 240_000);
afterAll(() => servers?.stop());

/** Tells "soon" from "as long as the driver would try": how soon on a quiet machine is no matter of this test. */
const SOON_MS = 10_000;
const WARN = 40;

/** The log among what a server printed, in whole lines. */
const linesOf = (output: string) =>
  output
    .split('\n')
    .slice(0, -1)
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('every call is a coded refusal soon and one line in the log, and a stop does not wait for the database', async () => {
  const { first, second } = servers;
  const customer = await signedIn(second.url, 'wang-haoran', 'h5');
  await first.kill(); // its database ends with it
  const began = Date.now();
  const paths = ['/api/portal/my', '/api/portal/welfare', '/api/demo/world', '/auth/sidebar/start'];
  for (const reply of await Promise.all(paths.map((path) => customer.raw(path)))) {
    expect(await reply.json()).toMatchObject({ error: { code: 'SERVER_DATABASE', message: errors.SERVER_DATABASE.zh } });
    expect(reply.status).toBe(503);
  }
  expect(Date.now() - began).toBeLessThan(SOON_MS);
  const told = await until('every refused call is told', () => {
    const lines = linesOf(second.output()).filter((line) => line['code'] === 'SERVER_DATABASE');
    return Promise.resolve(lines.length >= paths.length ? lines : null);
  });
  expect(told.map(({ path }) => path).sort()).toEqual([...paths].sort());
  expect(told.every((line) => line['level'] === WARN && !JSON.stringify(line).includes('    at '))).toBe(true);
  expect((await fetch(`${second.url}/readyz`)).status).toBe(503);
  expect((await fetch(`${second.url}/healthz`)).status).toBe(200);

  const asking = customer.raw('/api/portal/my').catch(() => null);
  const stopped = Date.now();
  expect(await second.stop()).toBe(0);
  expect(Date.now() - stopped).toBeLessThan(SOON_MS);
  await asking;
}, 60_000);
