import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { spawnEmbeddedMongo } from './spawn';
import { startEmbeddedMongo } from './start';
import { builtEntry, removeScratch, scratchDirectory, startScratch } from './testing/scratch';

let entry: string;
beforeAll(() => (entry = builtEntry()));
afterAll(removeScratch);

async function insertAndCount(uri: string): Promise<number> {
  const client = await new MongoClient(uri).connect();
  await client.db('test').collection('things').insertOne({});
  const count = await client.db('test').collection('things').countDocuments();
  await client.close();
  return count;
}

/** A process that spawns the database and does nothing else; killing it is what is tested. */
function parentScript(dataDir: string): string {
  const path = join(scratchDirectory(), 'parent.cjs');
  const args = JSON.stringify(['--data', dataDir]);
  writeFileSync(
    path,
    `const { fork } = require('node:child_process');
     const child = fork(${JSON.stringify(entry)}, ${args}, { execArgv: [] });
     child.on('message', (message) => process.send({ ...message.ready, pid: child.pid }));
     setInterval(() => undefined, 1000);`,
  );
  return path;
}

describe('starting', () => {
  it('refuses a port that is taken, in one sentence', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    await expect(startEmbeddedMongo({ dataDir: scratchDirectory(), port })).rejects.toThrow(`port ${port} is already in use`);
    await expect(spawnEmbeddedMongo({ dataDir: scratchDirectory(), port, entry })).rejects.toThrow(`port ${port} is already in use`);
    taken.close();
  });

  it('refuses a directory that cannot be made', async () => {
    const file = join(scratchDirectory(), 'file');
    writeFileSync(file, '');
    await expect(startEmbeddedMongo({ dataDir: join(file, 'data') })).rejects.toThrow(/cannot be written/);
  });

  it.each(['/proc/yinqiao', '/proc/yinqiao/data'])('started as a program on %s it says why it cannot, and ends', async (dataDir) => {
    const program = spawn(process.execPath, [entry, '--data', dataDir], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    program.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = (await once(program, 'close')) as [number];
    expect([code, said]).toEqual([1, `data directory ${dataDir} cannot be written: ENOENT\n`]);
  });

  it('refuses a directory somebody else uses, naming the process', async () => {
    const dataDir = scratchDirectory();
    const first = await startEmbeddedMongo({ dataDir });
    await expect(startEmbeddedMongo({ dataDir })).rejects.toThrow(`in use by process ${process.pid}`);
    await first.close();
    await (await startEmbeddedMongo({ dataDir })).close();
  }, 15_000);

  it('refuses a database file that is none', async () => {
    const dataDir = scratchDirectory();
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, 'data.mdb'), Buffer.alloc(65536, 'x'));
    await expect(startEmbeddedMongo({ dataDir })).rejects.toThrow(/cannot be opened/);
  });

  it('takes over the lock of a dead owner whose process id is in use again', async () => {
    const dataDir = scratchDirectory();
    writeFileSync(join(dataDir, 'owner.lock'), JSON.stringify({ pid: process.pid, began: 'another time', token: 'old' }));
    const server = await startEmbeddedMongo({ dataDir });
    expect(await insertAndCount(server.uri)).toBe(1);
    await server.close();
  });

  it('keeps the data from one start to the next', async () => {
    const dataDir = scratchDirectory();
    for (const expected of [1, 2, 3]) {
      const server = await spawnEmbeddedMongo({ dataDir, entry });
      expect(await insertAndCount(server.uri)).toBe(expected);
      await server.stop();
    }
  });

  it('is ready quickly', async () => {
    const began = Date.now();
    const server = await spawnEmbeddedMongo({ dataDir: scratchDirectory(), entry });
    const took = Date.now() - began;
    await server.stop();
    expect(took).toBeLessThan(2000); // about 150 ms on an idle machine
  });

  it('ends with its parent, also after kill -9, and starts again right away', async () => {
    const dataDir = scratchDirectory();
    const parent = fork(parentScript(dataDir), { execArgv: [] });
    const [first] = (await once(parent, 'message')) as [{ uri: string; port: number; pid: number }];
    expect(await insertAndCount(first.uri)).toBe(1);
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    const again = await spawnEmbeddedMongo({ dataDir, port: first.port, entry });
    expect(await insertAndCount(again.uri)).toBe(2);
    await again.stop();
  }, 15_000);
});

describe('a connection that does not speak the protocol', () => {
  const message = (size: number, operation: number, rest: Buffer = Buffer.alloc(0)): Buffer => {
    const header = Buffer.alloc(16);
    header.writeInt32LE(size, 0);
    header.writeInt32LE(operation, 12);
    return Buffer.concat([header, rest]);
  };

  it.each<[string, Buffer]>([
    ['a size below the header', message(3, 2013)],
    ['a negative size', message(-1, 2013)],
    ['a size beyond the limit', message(0x7fffffff, 2013)],
    ['an unknown operation', message(16, 9999)],
    ['flags that must be understood', message(26, 2013, Buffer.from([4, 0, 0, 0, 0, 5, 0, 0, 0, 0]))],
    ['text', Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')],
  ])('is closed for %s, and the others go on', async (_, bytes) => {
    const server = await startScratch();
    const client = await new MongoClient(server.uri).connect();
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(bytes);
    await once(socket, 'close');
    expect((await client.db('test').command({ ping: 1 }))['ok']).toBe(1);
    await client.close();
    await server.close();
  });
});
