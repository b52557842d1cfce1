import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { StartMessage } from './main';
import type { EmbeddedMongoOptions } from './start';

export interface SpawnOptions extends EmbeddedMongoOptions {
  /** The built server (dist/main.js); by default that of the installed workspace. */
  entry?: string;
}

export interface SpawnedMongo {
  uri: string;
  port: number;
  pid: number;
  /** Resolves with the signal or exit code when the process has ended, by whatever cause. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

const STOP_PATIENCE_MS = 10_000;

/**
 * Runs the database as a child process, so that a long scan never blocks this one. The child ends by itself when this process
 * does, also after kill -9, and a start right after that works. Throws an Error with one clear sentence when it cannot start.
 */
export async function spawnEmbeddedMongo({
  dataDir,
  port = 0,
  durability = 'flush',
  entry = installedEntry(),
}: SpawnOptions): Promise<SpawnedMongo> {
  if (!existsSync(entry))
    throw new Error(`the embedded database is not built: ${entry} is missing (npm run build -w server/embedded-mongo)`);
  const args = ['--port', String(port), '--data', dataDir, '--durability', durability];
  const child = fork(entry, args, { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = new Promise<string>((resolve) => child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`)));
  const { uri, port: taken } = await started(child);
  child.unref(); // a parent that forgets to stop it may still end; the child follows
  child.channel?.unref();
  return { uri, port: taken, pid: child.pid!, ended, stop: () => stop(child) };
}

/** The name is a variable so that a bundler leaves the look-up to run time. */
function installedEntry(): string {
  const own: string = '@yinqiao/embedded-mongo';
  return join(dirname(require.resolve(own)), '..', 'dist', 'main.js');
}

function started(child: ChildProcess): Promise<{ uri: string; port: number }> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`the embedded database ended at once (${signal ?? code})`)));
    child.once('message', (message: StartMessage) => {
      if ('ready' in message) resolve(message.ready);
      else reject(new Error(message.error));
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
  if (child.connected) child.send('stop');
  else child.kill('SIGTERM');
  await ended;
  clearTimeout(force);
}
