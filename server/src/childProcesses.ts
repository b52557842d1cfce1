import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { spawnEmbeddedMongo } from '@yinqiao/embedded-mongo';
import type { Env } from './platform/env/env';

/** The two parts of the demo that run beside the server. They end by themselves when this process does, even by SIGKILL. */
export interface Child {
  stop: () => Promise<void>;
}

const STOP_PATIENCE_MS = 5_000;

export async function startDatabase(env: Env): Promise<Child & { uri: string }> {
  return spawnEmbeddedMongo({ dataDir: join(env.dataDir, 'database'), port: env.databasePort });
}

type Report = { url: string; port: number } | { error: string };

/** The product knows the simulator by its address only, so it is started as a program and never imported. */
export async function startSimulator(env: Env): Promise<Child & { url: string }> {
  const entry = join(__dirname, '../simulator/dist/main.js');
  const args = ['--port', String(env.simulatorPort), '--data', join(env.dataDir, 'simulator')];
  const child = fork(entry, args, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const report = await new Promise<Report>((resolve) => {
    child.once('message', (message) => resolve(message as Report));
    child.once('exit', (code) => resolve({ error: `the simulator ended while starting (exit code ${code})` }));
  });
  if ('error' in report) throw new Error(`SIMULATOR_PORT: ${report.error}`);
  return { url: report.url, stop: () => stopChild(child) };
}

function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    if (child.connected) child.disconnect();
  });
}
