import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { freePort, type ServerProcess, startServerProcess } from './serverProcess';

export const READY = 'YinQiao is ready';

type Stored = Record<string, unknown> & { _id: string };

export interface TwoServers {
  first: ServerProcess;
  second: ServerProcess;
  /** One more on a database of this name, beside or with the others; stopped with them. */
  startAnother: (database: string) => Promise<ServerProcess>;
  /** The nth guest’s server: they take turns. */
  serverOf: (n: number) => ServerProcess;
  collection: (name: string) => mongoose.mongo.Collection<Stored>;
  stop: () => Promise<void>;
}

/**
 * Two server processes on one database, each with web, worker and cron. The calling process is connected to that database as
 * well, so that what happened can be counted there, by driver or by the server's models.
 */
export async function startTwoServers(): Promise<TwoServers> {
  const folder = mkdtempSync(join(tmpdir(), 'yinqiao-two-'));
  const databasePort = String(await freePort());
  const started: ServerProcess[] = [];
  const shared = { SIMULATOR_PORT: String(await freePort()), DATABASE_PORT: databasePort };
  const uriOf = (database: string) => `mongodb://127.0.0.1:${databasePort}/${database}?replicaSet=embedded`;
  const first = startServerProcess({ ...shared, PORT: String(await freePort()), DATA_DIR: join(folder, 'first') });
  started.push(first);

  async function startAnother(database: string): Promise<ServerProcess> {
    const keys = JSON.parse(readFileSync(join(folder, 'first/demo-keys.json'), 'utf8')) as Record<'data' | 'blindIndex' | 'audit', string>;
    const another = startServerProcess({
      ...shared,
      DEMO: '1',
      PORT: String(await freePort()),
      DATA_DIR: join(folder, String(started.length + 1)),
      MONGODB_URI: uriOf(database),
      WECOM_API_BASE: first.simulatorUrl,
      WECHAT_API_BASE: first.simulatorUrl,
      DATA_KEY: keys.data,
      BLIND_INDEX_KEY: keys.blindIndex,
      AUDIT_KEY: keys.audit,
    });
    started.push(another);
    return another;
  }

  async function stop(): Promise<void> {
    await mongoose.disconnect();
    for (const server of started.reverse()) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }

  try {
    await first.line(READY, 120_000);
    const second = await startAnother('yinqiao');
    await second.line(READY, 120_000);
    await mongoose.connect(uriOf('yinqiao'));
    return {
      first,
      second,
      startAnother,
      serverOf: (n) => (n % 2 === 0 ? first : second),
      collection: (name) => mongoose.connection.collection<Stored>(name),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
