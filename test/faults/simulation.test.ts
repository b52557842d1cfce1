import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inSimulationState, simulate, simulated, synthetic } from '../integration/simulations.support';
import { signedIn } from '../support/people';
import { freePort, type ServerProcess, startServerProcess } from '../support/serverProcess';
import { until } from '../support/until';

/** A real server is killed in the middle of a simulation: the next one begins it anew and ends with the very same figures. */
let folder: string;
let ports: { PORT: string; SIMULATOR_PORT: string };
let running: ServerProcess | null = null;

async function start(): Promise<ServerProcess> {
  running = startServerProcess({ ...ports, DATA_DIR: join(folder, 'data') });
  await running.line('YinQiao is ready', 120_000);
  return running;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yinqiao-simulation-'));
  ports = { PORT: String(await freePort()), SIMULATOR_PORT: String(await freePort()) };
});
afterAll(async () => {
  await running?.kill().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
});

const planner = (server: ServerProcess) => signedIn(server.url, 'console-linruochuan', 'console');

test('killed in the middle it is never left running: it is computed anew, and tells what an undisturbed one tells', async () => {
  let server = await start();
  let person = await planner(server);
  const { unitId } = await person.call('orgs.me', {});
  const { draft } = await person.call('policies.show', { query: {} });
  const body = { unitId, load: synthetic(2_000, 14), policies: ['in_force', draft!.versionId] as [string, string] };
  const { simulationId } = await simulate(person, body);
  const params = { simulationId };
  const done = async () => (await person.call('leads.simulation', { params })).progress?.done ?? 0;
  await until('a part of it is done', async () => (await done()) >= 8_000, 120_000);
  await server.kill();

  server = await start();
  person = await planner(server);
  const { result } = await inSimulationState(person, simulationId, 'done');
  expect(result?.leads).toBe(28_000);
  expect(await simulated(person, body)).toEqual(result);
  await server.stop();
}, 600_000);
