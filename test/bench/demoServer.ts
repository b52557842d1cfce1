import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, type ServerProcess, startServerProcess } from '../support/serverProcess';

/** A demo server as a user starts it, with the address of its database, for one benchmark. */
export async function withDemoServer<T>(work: (server: ServerProcess, databaseUri: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'yinqiao-bench-'));
  const databasePort = String(await freePort());
  const server = startServerProcess({
    DATA_DIR: folder,
    PORT: String(await freePort()),
    SIMULATOR_PORT: String(await freePort()),
    DATABASE_PORT: databasePort,
  });
  try {
    await server.line('YinQiao is ready', 180_000);
    return await work(server, `mongodb://127.0.0.1:${databasePort}/yinqiao?replicaSet=embedded`);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
