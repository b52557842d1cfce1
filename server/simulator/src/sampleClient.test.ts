import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { startSimulator } from './startSimulator';
import { AGENTID, CORPID, SECRET, testWorld } from './testing/testWorld';

const CLIENT = join(__dirname, '../sample-client.mjs');

/** Runs the client to its end; what it said and with which code it ended. */
async function run(url: string, secret: string): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [CLIENT, '--url', url, '--corpid', CORPID, '--secret', secret, '--agentid', String(AGENTID)]);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

describe('a client that shares no code with anybody', () => {
  it('wins a customer, keeps him and tells the member', async () => {
    const simulator = await startSimulator({ port: 0, world: testWorld() });
    const { code, said } = await run(simulator.url, SECRET);
    expect(said).toContain('ok  the welcome message goes out');
    expect([code, said.includes('not as the papers say')]).toEqual([0, false]);
    expect((await run(simulator.url, 'wrong')).code).toBe(1);
    await simulator.close();
  });
});
