import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const START_FILE = join(ROOT, 'server/start.mjs');

export interface ServerProcess {
  url: string;
  simulatorUrl: string;
  pid: number;
  /** Everything printed so far. */
  output: () => string;
  /** Waits for a line; fails when the process ends first. */
  line: (words: string, timeoutMs?: number) => Promise<void>;
  /** SIGKILL, by pid: no chance to tidy up. */
  kill: () => Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop: () => Promise<number | null>;
  exit: Promise<number | null>;
}

/** Starts the built server through its start file, as a user would. */
export function startServerProcess(env: Record<string, string>, args: readonly string[] = []): ServerProcess {
  const { NODE_ENV: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [START_FILE, ...args], {
    cwd: ROOT,
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const collect = (chunk: Buffer) => (text += chunk.toString());
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  return {
    url: `http://127.0.0.1:${env['PORT'] ?? '3000'}`,
    simulatorUrl: `http://127.0.0.1:${env['SIMULATOR_PORT'] ?? '3100'}`,
    pid: child.pid ?? 0,
    output: () => text,
    line: (words, timeoutMs = 60_000) => lineOf(child, () => text, words, timeoutMs),
    kill: async () => {
      process.kill(child.pid ?? 0, 'SIGKILL');
      await exit;
    },
    stop: async () => {
      child.kill('SIGTERM');
      return exit;
    },
    exit,
  };
}

async function lineOf(child: ChildProcess, text: () => string, words: string, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!text().includes(words)) {
    const ended = child.exitCode !== null || child.signalCode !== null;
    if (ended || Date.now() > deadline)
      throw new Error(`${ended ? 'the process ended' : 'time ran out'} before it said "${words}":\n${text()}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

const handedOut = new Set<number>();

/** A port nobody uses at this moment, and none that was given before. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  // The system may name a port twice before its first taker listens on it.
  if (handedOut.has(port)) return freePort();
  handedOut.add(port);
  return port;
}
