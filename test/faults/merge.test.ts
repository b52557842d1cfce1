import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refusalOf, signedIn } from '../support/people';
import { freePort, type ServerProcess, startServerProcess } from '../support/serverProcess';

/** A server is killed in the middle of a merge: afterwards the two are two, or one, and nothing in between. */
const PLANNER = 'console-linruochuan';

let folder: string;
let ports: { PORT: string; SIMULATOR_PORT: string };
let running: ServerProcess | null = null;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yinqiao-merge-'));
  ports = { PORT: String(await freePort()), SIMULATOR_PORT: String(await freePort()) };
});
afterEach(async () => {
  if (running) await running.kill().catch(() => undefined);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function started(env: Record<string, string> = {}): Promise<ServerProcess> {
  running = startServerProcess({ ...ports, DATA_DIR: join(folder, 'bank'), ...env });
  await running.line('YinQiao is ready', 180_000);
  return running;
}

test('killed inside a merge: the two are still two, and the same decision told again makes them one', async () => {
  const doomed = await started({ RACE_POINT: 'inside-merge' });
  const planner = await signedIn(doomed.url, PLANNER, 'console');
  const { merges } = await planner.call('merges.list', {});
  const params = { mergeId: merges[0]!.mergeId };
  const before = await planner.call('merges.read', { params });
  const decision = { params, body: { reason: '核对过身份证' }, ifMatch: before.version };
  const interrupted = planner.call('merges.merge', decision).catch(() => null);
  await doomed.line('race-point inside-merge');
  await doomed.kill();
  await interrupted;

  const server = await started();
  const again = await signedIn(server.url, PLANNER, 'console');
  expect(await again.call('merges.read', { params })).toEqual(before);
  expect((await again.call('merges.merge', decision)).state).toBe('merged');
  expect(await refusalOf(again.call('merges.merge', decision))).toBe('REQUEST_VERSION_STALE');
  const merged = await again.call('merges.read', { params });
  expect(merged.sides[1]?.knownBy).toEqual([]);
  await again.call('merges.undo', { params, body: { reason: '不是同一人' }, ifMatch: merged.version });
  expect((await again.call('merges.read', { params })).sides).toEqual(before.sides);
  await server.stop();
  running = null;
}, 400_000);
