import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSimulator, startSimulator } from './index';
import { testWorld } from './testing/testWorld';
import { buttonCard, VendorClient } from './testing/vendorClient';

const WORKSPACE = join(__dirname, '..');

describe('the simulator as a process', () => {
  let dataDir: string;
  beforeAll(() => {
    execFileSync(process.execPath, [join(WORKSPACE, 'build.mjs')]);
  });
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'simulator-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  const isAlive = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  const gone = async (pid: number): Promise<void> => {
    while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 10));
  };

  it('a port in use and a folder that cannot be written are one plain sentence each', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const { port } = blocker.address() as AddressInfo;
    await expect(startSimulator({ port })).rejects.toThrow(`The simulator's port ${port} is already in use.`);
    await expect(spawnSimulator({ port, dataDir })).rejects.toThrow(`The simulator's port ${port} is already in use.`);
    blocker.close();
    writeFileSync(join(dataDir, 'file'), '');
    await expect(spawnSimulator({ port: 0, dataDir: join(dataDir, 'file') })).rejects.toThrow(
      /^The data folder \S+file cannot be written: E\w+\.$/,
    );
    await expect(spawnSimulator({ port: 0, entry: '/nowhere/main.js' })).rejects.toThrow('/nowhere/main.js is missing');
  });

  it('run alone, it prints its address; with bad arguments one line and exit code 1', async () => {
    const run = spawn(process.execPath, [join(WORKSPACE, 'start.mjs'), '--port', '0', '--data', dataDir], { stdio: 'pipe' });
    const line = await new Promise<string>((resolve) => run.stdout.once('data', (data: Buffer) => resolve(data.toString())));
    expect(line).toMatch(/^WeCom and WeChat simulator: http:\/\/127\.0\.0\.1:\d+ /);
    const exit = new Promise((resolve) => run.once('exit', resolve));
    run.kill('SIGTERM');
    expect(await exit).toBe(0);
    const bad = spawn(process.execPath, [join(WORKSPACE, 'dist/main.js'), '--port', 'x'], { stdio: 'pipe' });
    const complaint = await new Promise<string>((resolve) => bad.stderr.once('data', (data: Buffer) => resolve(data.toString())));
    expect(complaint).toBe('--port must be a number from 0 to 65535, not x.\n');
  });

  it('everything that was answered survives SIGKILL: tickets, cards, clicks, friends, chats, the clocks', async () => {
    const first = await spawnSimulator({ port: 0, dataDir });
    const client = new VendorClient(first.url);
    await client.control('PUT', 'world', testWorld());
    const access_token = await client.token();
    const { ticket } = await client.get('/cgi-bin/ticket/get', { access_token, type: 'agent_config' });
    const body = { ...buttonCard('lead_1'), enable_duplicate_check: 1 };
    const { msgid, response_code } = await client.send(body);
    await client.control('POST', `members/ZhouKexin/cards/${String(msgid)}/click`, { key: 'accept' });
    await client.post(
      '/cgi-bin/message/update_template_card',
      { agentid: 1000002, userids: ['ZhouKexin'], response_code, button: { replace_name: '已接受' } },
      { access_token },
    );
    await client.control('POST', 'customers/wmNew/add', { userid: 'LiMing' });
    await client.control('POST', 'chats/LiMing/wmNew', { from: 'customer', text: '你好' });
    await client.control('POST', 'clock', { advanceSeconds: 60 });
    await client.control('PUT', 'wall-clock', { seconds: 1_800_000_000 });
    const before = await pictureOf(client);
    process.kill(first.pid, 'SIGKILL');
    await gone(first.pid);

    const second = await spawnSimulator({ port: 0, dataDir });
    const again = new VendorClient(second.url);
    expect(await pictureOf(again)).toEqual(before);
    expect(await again.get('/cgi-bin/ticket/get', { access_token, type: 'agent_config' })).toMatchObject({ ticket });
    expect(await again.send(body)).toMatchObject({ errcode: 0, msgid });
    const { seconds, wallSeconds } = (await again.control('GET', 'world/summary')).body as { seconds?: number; wallSeconds?: number };
    expect(Number(seconds) - Date.now() / 1000).toBeGreaterThan(50);
    expect(Math.floor((Number(wallSeconds) - 1_800_000_000) / 3600)).toBe(0);
    await second.stop();
    expect(isAlive(second.pid)).toBe(false);
  });

  it('a last line cut short is dropped and the next facts follow whole lines', async () => {
    const first = await startSimulator({ port: 0, dataDir, world: testWorld() });
    await new VendorClient(first.url).control('POST', 'chats/ZhouKexin/wmWang', { from: 'customer', text: '一' });
    await first.close();
    appendFileSync(join(dataDir, 'journal.jsonl'), '{"type":"chatMessage","mess');
    const second = await startSimulator({ port: 0, dataDir });
    await new VendorClient(second.url).control('POST', 'chats/ZhouKexin/wmWang', { from: 'customer', text: '二' });
    await second.close();
    const third = await startSimulator({ port: 0, dataDir });
    const { messages } = (await new VendorClient(third.url).control('GET', 'chats/ZhouKexin/wmWang')).body as unknown as {
      messages: { content: object }[];
    };
    expect(messages.map(({ content }) => content)).toEqual([{ content: '一' }, { content: '二' }]);
    await third.close();
    for (const line of readFileSync(join(dataDir, 'journal.jsonl'), 'utf8').trim().split('\n'))
      expect(() => JSON.parse(line) as unknown).not.toThrow();
  });

  it('a broken line in the middle is refused, not skipped', async () => {
    writeFileSync(join(dataDir, 'journal.jsonl'), '{"type":"clock","offsetSeconds":0}\n{broken\n{"type":"clock","offsetSeconds":1}\n');
    await expect(startSimulator({ port: 0, dataDir })).rejects.toThrow('Line 2 of the simulator');
  });

  it('the child ends by itself when its parent is killed', async () => {
    const program = `
      const { fork } = require('node:child_process');
      const child = fork(${JSON.stringify(join(WORKSPACE, 'dist/main.js'))}, ['--port', '0']);
      child.once('message', () => console.log(child.pid));
      setInterval(() => undefined, 1000);`;
    const parent = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    const pid = Number(await new Promise<string>((resolve) => parent.stdout.once('data', (data: Buffer) => resolve(data.toString()))));
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await gone(pid);
  });
});

/** What a second start must find: everything people can see. */
async function pictureOf(client: VendorClient): Promise<unknown> {
  const paths = ['members/ZhouKexin/received', 'chats/LiMing/wmNew', 'members/LiMing/chats', 'members/ZhouKexin/chats', 'callbacks'];
  return Promise.all(paths.map(async (path) => (await client.control('GET', path)).body));
}
