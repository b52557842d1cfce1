import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, type ServerProcess, startServerProcess } from '../support/serverProcess';

/** Every fault of a start is told at once, one line each, with an exit code and without a stack trace. */
let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'yinqiao-start-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const KEY = Buffer.alloc(32, 7).toString('base64');
const PRODUCTION = {
  DEMO: '0',
  WECOM_CORP_ID: 'ww1',
  WECOM_AGENT_ID: '1',
  WECOM_SECRET: 's',
  WECOM_CALLBACK_TOKEN: 't',
  WECOM_CALLBACK_AES_KEY: 'a'.repeat(43),
  WECHAT_APP_ID: 'wx1',
  WECHAT_SECRET: 's',
  DATA_KEY: KEY,
  BLIND_INDEX_KEY: KEY,
  AUDIT_KEY: KEY,
  PUBLIC_BASE_URL: 'https://bank.example',
};

async function refused(env: Record<string, string>): Promise<string[]> {
  const process = startServerProcess({ DATA_DIR: join(folder, 'data'), PORT: '0', SIMULATOR_PORT: '0', ...env });
  expect(await process.exit).toBe(1);
  expect(process.output()).not.toMatch(/^\s+at /m);
  return process
    .output()
    .split('\n')
    .filter((line) => line.startsWith('yinqiao: '));
}

async function otherProgram(): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

test('malformed variables and an unknown service are all named at once', async () => {
  const lines = await refused({ PORT: 'abc', SERVICES: 'web,baker', PUBLIC_BASE_URL: 'not a url' });
  expect(lines).toEqual([
    expect.stringContaining('PORT: "abc"'),
    expect.stringContaining('SERVICES: unknown service "baker"'),
    expect.stringContaining('PUBLIC_BASE_URL: "not a url"'),
  ]);
}, 60_000);

test('a production-like start without credentials refuses and names each that is missing', async () => {
  const lines = await refused({ DEMO: '0', MONGODB_URI: 'mongodb://127.0.0.1:1/bank' });
  expect(lines.join('\n')).toContain('WECOM_SECRET: is missing');
  expect(lines.join('\n')).toContain('AUDIT_KEY: is missing');
}, 60_000);

test('a database that does not answer is one clear line', async () => {
  const [line, ...more] = await refused({
    ...PRODUCTION,
    MONGODB_URI: `mongodb://127.0.0.1:${await freePort()}/bank?serverSelectionTimeoutMS=800`,
  });
  expect(line).toContain('cannot be reached');
  expect(more).toEqual([]);
}, 60_000);

test('a folder that cannot be written to is refused', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  expect(await refused({ DATA_DIR: join(file, 'data') })).toEqual([expect.stringContaining('DATA_DIR:')]);
}, 60_000);

test('occupied ports are named together', async () => {
  const others = [await otherProgram(), await otherProgram()] as const;
  const [web, simulator] = others.map(portOf);
  const lines = await refused({ DATA_DIR: join(folder, 'occupied'), PORT: String(web), SIMULATOR_PORT: String(simulator) });
  for (const other of others) other.close();
  expect(lines).toEqual([
    expect.stringContaining(`PORT: ${web} is in use`),
    expect.stringContaining(`SIMULATOR_PORT: ${simulator} is in use`),
  ]);
}, 60_000);

test('what is wrong with the settings and what is wrong around them are told together', async () => {
  const other = await otherProgram();
  const PORT = String(portOf(other));
  const file = join(folder, 'no-folder');
  writeFileSync(file, '');
  const garbage = await refused({ DEMO: '1', PORT, MONGODB_URI: 'garbage' });
  const dead = await refused({ DEMO: '1', PORT, DATA_DIR: file, MONGODB_URI: `mongodb://127.0.0.1:${await freePort()}/bank` });
  const bare = await refused({ DEMO: '0', MONGODB_URI: `mongodb://127.0.0.1:${await freePort()}/bank` });
  other.close();
  expect(garbage).toEqual([
    expect.stringContaining('MONGODB_URI: the value is not valid'),
    expect.stringContaining(`PORT: ${PORT} is in use`),
  ]);
  expect(dead).toEqual([
    expect.stringContaining('DATA_DIR: '),
    expect.stringContaining(`PORT: ${PORT} is in use`),
    expect.stringMatching(/MONGODB_URI: .*cannot be reached/),
  ]);
  expect(bare).toContainEqual(expect.stringContaining('WECOM_SECRET: is missing'));
  expect(bare).toContainEqual(expect.stringMatching(/MONGODB_URI: .*cannot be reached/));
}, 60_000);

test('one port for two of our own programs is refused before anything is seeded', async () => {
  const port = String(await freePort());
  const lines = await refused({ DATA_DIR: join(folder, 'same-port'), PORT: port, SIMULATOR_PORT: port });
  expect(lines).toEqual([expect.stringContaining(`SIMULATOR_PORT: ${port} is the port of PORT as well`)]);
}, 60_000);

describe('a demo database', () => {
  const dataDir = () => join(folder, 'demo');
  let ports: Record<string, string>;
  const running: ServerProcess[] = [];
  beforeAll(async () => {
    ports = { PORT: String(await freePort()), SIMULATOR_PORT: String(await freePort()), DATABASE_PORT: String(await freePort()) };
  });
  afterAll(() => Promise.all(running.map((one) => one.kill().catch(() => undefined))));

  test('is seeded once, stops cleanly, is found again, and a start right after a kill works', async () => {
    const first = startServerProcess({ ...ports, DATA_DIR: dataDir() });
    running.push(first);
    await first.line('YinQiao is ready', 120_000);
    expect(first.output()).toContain('Seeding the demo bank');
    expect(await first.stop()).toBe(0);
    const second = startServerProcess({ ...ports, DATA_DIR: dataDir() });
    running.push(second);
    await second.line('YinQiao is ready');
    expect(second.output()).not.toMatch(/Seeding|Building/);
    await second.kill();
    const third = startServerProcess({ ...ports, DATA_DIR: dataDir() });
    running.push(third);
    await third.line('YinQiao is ready');
    expect((await fetch(`${third.url}/readyz`)).status).toBe(200);
  }, 180_000);

  test('is refused by a normal start, and a demo login is refused by a database without the mark', async () => {
    const uri = `mongodb://127.0.0.1:${ports['DATABASE_PORT']}/`;
    const lines = await refused({ ...PRODUCTION, MONGODB_URI: `${uri}?replicaSet=embedded` });
    expect(lines).toEqual([expect.stringContaining('demo mark')]);
  }, 60_000);
});
