import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guest, signedIn } from '../support/people';
import { freePort, type ServerProcess, startServerProcess } from '../support/serverProcess';
import { until } from '../support/until';

/** A server is killed in the middle of a grab and of a recycle: afterwards each lead has one owner and a history without gaps. */
const MANAGER = 'console-shenyike';
const RM = 'zhoukexin';

let folder: string;
let ports: { PORT: string; SIMULATOR_PORT: string };
let running: ServerProcess | null = null;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yinqiao-life-'));
  ports = { PORT: String(await freePort()), SIMULATOR_PORT: String(await freePort()) };
});
afterEach(async () => {
  if (running) await running.kill().catch(() => undefined);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function started(name: string, env: Record<string, string> = {}): Promise<ServerProcess> {
  running = startServerProcess({ ...ports, DATA_DIR: join(folder, name), ...env });
  await running.line('YinQiao is ready', 180_000);
  return running;
}

const board = async (server: ServerProcess) => (await signedIn(server.url, MANAGER, 'console')).call('leads.board', {});
const loadOf = async (server: ServerProcess, name: string) => (await board(server)).people.find((one) => one.name === name)!.open;

test('killed inside a grab: nothing was taken, and the same tap told again takes it once', async () => {
  const doomed = await started('grab', { RACE_POINT: 'inside-grab' });
  const rm = await signedIn(doomed.url, RM, 'workbench');
  const before = await loadOf(doomed, '周可欣');
  const { leads } = await rm.call('leads.openPool', {});
  const { leadId } = leads.find(({ blockText }) => blockText === null)!;
  const call = { params: { leadId }, idempotencyKey: 'grab-once-0001' };
  const interrupted = rm.call('leads.grab', call).catch(() => null);
  await doomed.line('race-point inside-grab');
  await doomed.kill();
  await interrupted;

  const server = await started('grab');
  const again = await signedIn(server.url, RM, 'workbench');
  expect((await again.call('leads.openPool', {})).left).toBe(3);
  expect(await loadOf(server, '周可欣')).toBe(before);
  const grabbed = await again.call('leads.grab', call);
  expect(await again.call('leads.grab', call)).toEqual(grabbed);
  expect(grabbed.left).toBe(2);
  expect(await loadOf(server, '周可欣')).toBe(before + 1);
  const planner = await signedIn(server.url, MANAGER, 'console');
  const { timeline } = await planner.call('cockpit.leadTrace', { params: { leadId } });
  expect(timeline.filter(({ text }) => text.includes('从公海抢到'))).toHaveLength(1);
  await server.stop();
  running = null;
}, 400_000);

test('killed inside a recycle: the next process finishes it, once', async () => {
  const move = async (server: ServerProcess, to: 'plus_15_minutes' | 'next_morning_9') =>
    guest(server.url, 'playground').call('demo.moveClock', { body: { to } });
  const doomed = await started('recycle', { RACE_POINT: 'inside-recycle' });
  const unaccepted = (await board(doomed)).columns.following.leads.filter(({ state }) => state === 'assigned');
  expect(unaccepted.length).toBeGreaterThan(0);
  await move(doomed, 'next_morning_9');
  const reminded = async () => (await board(doomed)).columns.overdue.leads.some(({ leadId }) => leadId === unaccepted[0]!.leadId);
  await until('the first step was done', reminded, 60_000);
  for (let n = 0; n < 4 && !doomed.output().includes('race-point inside-recycle'); n += 1) {
    await move(doomed, 'plus_15_minutes').catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, 4_000));
  }
  await doomed.line('race-point inside-recycle', 60_000);
  await doomed.kill();

  const server = await started('recycle');
  const planner = await signedIn(server.url, MANAGER, 'console');
  const settled = await until(
    'what was due has gone on',
    async () => {
      const now = await Promise.all(unaccepted.map(({ leadId }) => planner.call('cockpit.leadTrace', { params: { leadId } })));
      return now.some(({ timeline }) => timeline.some(({ text }) => text.includes('收回'))) ? now : null;
    },
    90_000,
  );
  for (const { timeline } of settled) {
    const taken = timeline.filter(({ text }) => text.startsWith('从') && text.includes('收回')).length;
    const given = timeline.filter(({ text }) => text.startsWith('分配给')).length;
    expect(taken).toBeLessThanOrEqual(1);
    expect(given).toBeLessThanOrEqual(taken + 1);
  }
  const now = await board(server);
  const held = [...now.columns.overdue.leads, ...now.columns.following.leads];
  if (held.length === now.columns.overdue.total + now.columns.following.total) {
    for (const { staffId, open } of now.people) expect(open).toBe(held.filter((lead) => lead.staffId === staffId).length);
  }
  await server.stop();
  running = null;
}, 500_000);
