import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Application, prepare, start } from '@yinqiao/server/app';
import { seedDemoBank } from '@yinqiao/server/seed';
import { startSimulator } from '@yinqiao/simulator';
import mongoose from 'mongoose';
import { injectWriteConflicts } from '../../server/src/platform/db/transact';
import { demoKeys } from '../../server/src/platform/env/demoKeys';
import { readEnv, type Env } from '../../server/src/platform/env/env';
import { mulberry32 } from './random';
import { freePort } from './serverProcess';

export interface Bank {
  /** Where the server listens. */
  url: string;
  /** Where the simulator listens. */
  simulatorUrl: string;
  env: Env;
  stop: () => Promise<void>;
}

/** Of all commits, this part fails once with a write conflict, seeded: everything must pass unchanged. */
const CONFLICT_RATE = 0.05;
let count = 0;

/**
 * A whole bank for one test file: the seeded demo bank in a database of its own, the simulator and the server in this process,
 * real HTTP and the real database protocol between them. Call it once a file, in beforeAll.
 */
export async function startBank(
  options: { conflicts?: boolean; services?: string; settings?: Record<string, string> } = {},
): Promise<Bank> {
  const databaseUri = process.env['TEST_MONGODB_URI'];
  if (!databaseUri) throw new Error('TEST_MONGODB_URI is missing: run the tests by `npm test [-- FILE]`');
  const dataDir = mkdtempSync(join(tmpdir(), 'yinqiao-bank-'));
  count += 1;
  const databaseName = `test_${process.pid}_${process.env['JEST_WORKER_ID'] ?? '1'}_${count}_${Date.now().toString(36)}`;
  const port = await freePort();
  const simulator = await startSimulator({ port: 0, dataDir: join(dataDir, 'simulator') });
  const variables = {
    DATA_DIR: dataDir,
    PORT: String(port),
    SIMULATOR_PORT: String(simulator.port),
    SERVICES: options.services ?? 'web,worker,cron',
    DEMO: '1',
    ...options.settings,
  };
  const env = readEnv([], variables, demoKeys);
  const composed = await prepare(env, databaseUri, databaseName);
  await seedDemoBank({
    seed: env.seed.number,
    customers: env.seed.customers,
    simulatorUrl: simulator.url,
    publicBaseUrl: env.publicBaseUrl,
    dataDir,
    wecom: env.wecom,
    wechat: env.wechat,
  });
  const random = mulberry32(20261122);
  injectWriteConflicts(options.conflicts === false ? null : () => random() < CONFLICT_RATE);
  const application: Application = await start(env, composed);
  return {
    url: application.url ?? env.publicBaseUrl,
    simulatorUrl: simulator.url,
    env,
    stop: async () => {
      injectWriteConflicts(null);
      await mongoose.connection.dropDatabase();
      await application.stop();
      await simulator.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
