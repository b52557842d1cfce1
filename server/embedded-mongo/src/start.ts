import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { SET_NAME } from './commands/diagnostic';
import { Engine } from './server/engine';
import { TcpServer } from './server/tcp-server';
import { OwnerLock } from './storage/owner-lock';
import type { Durability } from './storage/store';

export interface EmbeddedMongoOptions {
  /** Where the data lies; made when it is missing. One server at a time owns it. */
  dataDir: string;
  /** 0 (the default) takes any free port. */
  port?: number;
  /** `flush` by default. */
  durability?: Durability;
}

export interface EmbeddedMongo {
  uri: string;
  port: number;
  close(): Promise<void>;
}

const PATIENCE_MS = 5000;

const uriOf = (port: number): string => `mongodb://127.0.0.1:${port}/?replicaSet=${SET_NAME}`;

/**
 * Starts the database in this process, on 127.0.0.1. Throws an Error with one clear sentence when the port is taken, the
 * directory cannot be written, or another process owns it (one that is just ending is waited for, up to five seconds).
 */
export async function startEmbeddedMongo({ dataDir, port = 0, durability = 'flush' }: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
  makeWritable(dataDir);
  const lock = await OwnerLock.take(dataDir, PATIENCE_MS);
  let engine: Engine | undefined;
  try {
    engine = openEngine(dataDir, durability);
    const server = new TcpServer(engine);
    await listen(server, port);
    return running(server, engine, lock);
  } catch (error) {
    await engine?.close();
    lock.release();
    throw error;
  }
}

function running(server: TcpServer, engine: Engine, lock: OwnerLock): EmbeddedMongo {
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await server.close();
    await engine.close();
    lock.release();
  };
  return { uri: uriOf(server.port), port: server.port, close: () => (closing ??= close()) };
}

function makeWritable(directory: string): void {
  try {
    makeFolder(resolve(directory));
    accessSync(directory, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Error(`data directory ${directory} cannot be written: ${(error as NodeJS.ErrnoException).code}`);
  }
}

/** One level at a time: asked to make a folder below /proc, the recursive form of mkdir never comes back. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function openEngine(dataDir: string, durability: Durability): Engine {
  try {
    return new Engine(dataDir, durability);
  } catch (error) {
    throw new Error(`the database in ${dataDir} cannot be opened: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function listen(server: TcpServer, port: number): Promise<void> {
  try {
    await server.listen(port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(code === 'EADDRINUSE' ? `port ${port} is already in use` : `cannot listen on port ${port}: ${code}`);
  }
}
