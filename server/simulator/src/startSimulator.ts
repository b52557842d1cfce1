import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { realSeconds } from './core/clock';
import { Journal } from './core/journal';
import { Simulator } from './core/simulator';
import { createApp } from './http/app';
import { CallbackSender } from './wecom/callbackSender';
import { demoWorld } from './world/demoWorld';
import { parseWorld } from './world/parseWorld';

export interface SimulatorOptions {
  /** 0 takes any free one. */
  port: number;
  /** Where the world and what happened are kept; without it they end with the process. */
  dataDir?: string;
  /** The world of a first start, as PUT /_sim/world takes it; a tiny one of its own by default. */
  world?: unknown;
  /** Waits before the second, third and fourth delivery of a callback. */
  callbackBackoffMs?: readonly number[];
}

export interface RunningSimulator {
  url: string;
  port: number;
  close(): Promise<void>;
}

const BACKOFF_MS = [500, 2000, 5000];

/** Starts the simulator in this process on 127.0.0.1. Fails with an Error of one plain sentence (port taken, folder not writable). */
export async function startSimulator({
  port,
  dataDir,
  world,
  callbackBackoffMs = BACKOFF_MS,
}: SimulatorOptions): Promise<RunningSimulator> {
  const journal = dataDir === undefined ? undefined : Journal.open(dataDir);
  const simulator = new Simulator(journal, { callbackBackoffMs });
  new CallbackSender(simulator);
  if (!simulator.hasWorld) simulator.replaceWorld(parseWorld(world ?? demoWorld, realSeconds()));
  const handle = createApp(simulator).callback();
  const server = createServer((request, response) => void handle(request, response));
  try {
    const bound = await listen(server, port);
    return { url: `http://127.0.0.1:${bound}`, port: bound, close: () => close(server, simulator) };
  } catch (error) {
    simulator.close();
    throw error;
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'is already in use' : `cannot be used (${error.code})`;
      reject(new Error(`The simulator's port ${port} ${why}.`));
    });
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server, simulator: Simulator): Promise<void> {
  simulator.close();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
