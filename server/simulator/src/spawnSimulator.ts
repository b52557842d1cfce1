import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export interface SpawnOptions {
  port: number;
  dataDir?: string;
  /** The built program; by default the one of this workspace. */
  entry?: string;
}

export interface SpawnedSimulator {
  url: string;
  port: number;
  pid: number;
  stop(): Promise<void>;
}

type Report = { url: string; port: number } | { error: string };

/**
 * Runs the built simulator as a child process. The child ends by itself when this process does, even by SIGKILL, because its channel closes.
 * Fails with the child's own one-sentence Error when it cannot start.
 */
export async function spawnSimulator({ port, dataDir, entry = builtEntry() }: SpawnOptions): Promise<SpawnedSimulator> {
  if (!existsSync(entry)) throw new Error(`The simulator is not built: ${entry} is missing.`);
  const args = ['--port', String(port), ...(dataDir === undefined ? [] : ['--data', dataDir])];
  const child = fork(entry, args, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const report = await firstReport(child);
  if ('error' in report) throw new Error(report.error);
  return { ...report, pid: child.pid as number, stop: () => stop(child) };
}

function firstReport(child: ChildProcess): Promise<Report> {
  return new Promise((resolve) => {
    child.once('message', (report) => resolve(report as Report));
    child.once('error', (error) => resolve({ error: `The simulator could not be started: ${error.message}` }));
    child.once('exit', (code) => resolve({ error: `The simulator ended while starting (exit code ${code}).` }));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  if (child.connected) child.disconnect();
  await ended;
}

/** dist/main.js seen from src (tests) or from dist itself. */
function builtEntry(): string {
  const beside = join(__dirname, 'main.js');
  return existsSync(beside) ? beside : join(__dirname, '../dist/main.js');
}
