import { execFileSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errors } from '@yinqiao/shared/domain';
import { type Guest, signedIn } from '../support/people';
import { freePort, type ServerProcess, startServerProcess } from '../support/serverProcess';
import { until } from '../support/until';

/** The database and the simulator run beside the server; when one of them is killed alone, the bank goes on. */
const CAMPAIGN = 'cmp_renovation-season';

let folder: string;
let server: ServerProcess;
let customer: Guest;
let couponId: string;
let ports: Record<string, string>;
const start = () => startServerProcess({ ...ports, DATA_DIR: folder });
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yinqiao-children-'));
  ports = { PORT: String(await freePort()), SIMULATOR_PORT: String(await freePort()), DATABASE_PORT: String(await freePort()) };
  server = start();
  await server.line('YinQiao is ready', 120_000);
  customer = await signedIn(server.url, 'wang-haoran', 'h5');
}, 150_000);
afterAll(async () => {
  await server.kill().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
});

function pidOf(program: 'embedded-mongo' | 'simulator'): number {
  const children = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(server.pid)], { encoding: 'utf8' }).split('\n');
  const line = children.find((one) => one.includes(`${program}/dist/main.js`));
  if (!line) throw new Error(`the server has no ${program}`);
  return Number(line.trim().split(' ')[0]);
}

const times = (words: string) => server.output().split(words).length - 1;

async function killed(program: 'embedded-mongo' | 'simulator', name: string): Promise<void> {
  const before = times(`${name} runs again`);
  process.kill(pidOf(program), 'SIGKILL');
  await until(`${name} runs again`, () => Promise.resolve(times(`${name} runs again`) > before));
}

test('the database comes back at the same address, and what was acknowledged is still there', async () => {
  const page = await customer.call('portal.campaign', { params: { campaignId: CAMPAIGN } });
  const body = { contact: { agreed: true as const, textVersion: page.consentText?.version ?? '' } };
  const claimed = { params: { campaignId: CAMPAIGN }, body, idempotencyKey: 'children-claim-1' };
  ({ couponId } = await customer.call('campaigns.claim', claimed));
  await killed('embedded-mongo', 'the embedded database');
  expect(server.output()).toContain('yinqiao: the embedded database ended (SIGKILL) and is started again');
  expect((await customer.call('campaigns.claim', claimed)).couponId).toBe(couponId);
  await until('the server is ready', async () => (await fetch(`${server.url}/readyz`)).status === 200);
}, 60_000);

test('calls that were under way while it was killed are answered, by the bank or by a coded refusal', async () => {
  const asking = Array.from({ length: 20 }, () => customer.raw('/api/portal/my'));
  await killed('embedded-mongo', 'the embedded database');
  for (const reply of await Promise.all(asking)) expect([200, 503]).toContain(reply.status);
}, 60_000);

test('the simulator comes back at the same address with the same world', async () => {
  const members = async () => (await fetch(`${server.simulatorUrl}/_sim/members`)).text();
  const before = await members();
  await killed('simulator', 'the simulator');
  expect(await members()).toBe(before);
}, 60_000);

test('a database that will not run is a coded refusal, then the reason in one line; the next start finds everything', async () => {
  const [database, aside] = [join(folder, 'database'), join(folder, 'database-aside')];
  const pid = pidOf('embedded-mongo');
  renameSync(database, aside);
  writeFileSync(database, 'no folder');
  process.kill(pid, 'SIGKILL');
  const reply = await customer.raw('/api/portal/my');
  expect(reply.status).toBe(503);
  expect(await reply.json()).toMatchObject({ error: { code: 'SERVER_DATABASE', message: errors.SERVER_DATABASE.zh } });
  expect(await server.exit).toBe(1);
  expect(server.output()).toMatch(/^yinqiao: the embedded database does not run: .+cannot be written/m);
  expect(server.output()).not.toMatch(/^\s+at /m);

  rmSync(database);
  renameSync(aside, database);
  server = start();
  await server.line('YinQiao is ready');
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  expect(JSON.stringify(await customer.call('portal.my', {}))).toContain(couponId);
}, 60_000);
