import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { freePort, type ServerProcess, startServerProcess } from './serverProcess';

type Stored = Record<string, unknown> & { _id: string };

export interface TwoServers {
  first: ServerProcess;
  second: ServerProcess;
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
  const shared = { SIMULATOR_PORT: String(await freePort()), DATABASE_PORT: databasePort };
  const first = startServerProcess({ ...shared, PORT: String(await freePort()), DATA_DIR: join(folder, 'first') });
  await first.line('YinQiao is ready', 120_000);
  const uri = `mongodb://127.0.0.1:${databasePort}/yinqiao?replicaSet=embedded`;
  const keys = JSON.parse(readFileSync(join(folder, 'first/demo-keys.json'), 'utf8')) as Record<'data' | 'blindIndex' | 'audit', string>;
  const second = startServerProcess({
    ...shared,
    DEMO: '1',
    PORT: String(await freePort()),
    DATA_DIR: join(folder, 'second'),
    MONGODB_URI: uri,
    WECOM_API_BASE: first.simulatorUrl,
    WECHAT_API_BASE: first.simulatorUrl,
    DATA_KEY: keys.data,
    BLIND_INDEX_KEY: keys.blindIndex,
    AUDIT_KEY: keys.audit,
  });
  await second.line('YinQiao is ready');
  await mongoose.connect(uri);
  return {
    first,
    second,
    serverOf: (n) => (n % 2 === 0 ? first : second),
    collection: (name) => mongoose.connection.collection<Stored>(name),
    stop: async () => {
      await mongoose.disconnect();
      await second.stop();
      await first.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
