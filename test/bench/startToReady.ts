import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startServerProcess } from '../support/serverProcess';
import { type Figure, figure, quantile } from './figure';

const ROUNDS = 5;
const LIMIT_S = 3;

/** Seconds from the command to "ready" for a second start: built and seeded already. Median of five. */
export async function startToReady(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'yinqiao-bench-'));
  const env = { DATA_DIR: folder, PORT: String(await freePort()), SIMULATOR_PORT: String(await freePort()) };
  const first = startServerProcess(env);
  await first.line('YinQiao is ready', 180_000);
  await first.stop();
  const seconds: number[] = [];
  for (let n = 0; n < ROUNDS; n += 1) {
    const began = performance.now();
    const server = startServerProcess(env);
    await server.line('YinQiao is ready');
    seconds.push((performance.now() - began) / 1000);
    await server.stop();
  }
  rmSync(folder, { recursive: true, force: true });
  return [
    figure(
      'second start to ready, median of 5',
      { value: quantile(seconds, 0.5), unit: 's', rival: 'limit', rivalValue: LIMIT_S },
      { ratio: 1, higherIsBetter: false },
    ),
  ];
}
