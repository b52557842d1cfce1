import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { spawnEmbeddedMongo } from '@yinqiao/embedded-mongo';
import { type Child, keepRunning, type Running } from './keepRunning';
import type { Env } from './platform/env/env';

type GiveUp = (reason: string) => void;

const STOP_PATIENCE_MS = 5_000;

export async function startDatabase(env: Env, giveUp: GiveUp): Promise<Child & { uri: string }> {
  const start = (port: number) => spawnEmbeddedMongo({ dataDir: join(env.dataDir, 'database'), port });
  const first = await start(env.databasePort);
  const child = keepRunning({ name: 'the embedded database', first, startAgain: () => start(first.port), giveUp });
  return { ...child, uri: first.uri };
}

export async function startSimulator(env: Env, giveUp: GiveUp): Promise<Child> {
  const start = (port: number) => forkSimulator(join(env.dataDir, 'simulator'), port);
  const first = await start(env.simulatorPort);
  return keepRunning({ name: 'the simulator', first, startAgain: () => start(first.port), giveUp });
}

type Report = { port: number } | { error: string };

/** The product knows the simulator by its address only, so it is started as a program and never imported. */
async function forkSimulator(dataDir: string, port: number): Promise<Running & { port: number }> {
  const entry = join(__dirname, '../simulator/dist/main.js');
  const child = fork(entry, ['--port', String(port), '--data', dataDir], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = new Promise<string>((resolve) => child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`)));
  const report = await new Promise<Report>((resolve) => {
    child.once('message', (message) => resolve(message as Report));
    void ended.then((how) => resolve({ error: `the simulator ended while starting (${how})` }));
  });
  if ('error' in report) throw new Error(`SIMULATOR_PORT: ${report.error}`);
  return { port: report.port, ended, stop: () => stopChild(child) };
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
