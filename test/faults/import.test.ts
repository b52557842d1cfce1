import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checked, csvOf, handedIn, lineOf, submit } from '../integration/imports.support';
import { type Guest, signedIn } from '../support/people';
import { freePort, type ServerProcess, startServerProcess } from '../support/serverProcess';
import { until } from '../support/until';

/** A real server is killed again and again in the middle of a large import: every row is a lead, and each only once. */
const ROWS = 3_000;
const KILLED_AT = [300, 1_100, 2_000];

let folder: string;
let ports: { PORT: string; SIMULATOR_PORT: string };
let running: ServerProcess | null = null;

async function start(): Promise<ServerProcess> {
  running = startServerProcess({ ...ports, DATA_DIR: join(folder, 'data') });
  await running.line('YinQiao is ready', 120_000);
  return running;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yinqiao-import-'));
  ports = { PORT: String(await freePort()), SIMULATOR_PORT: String(await freePort()) };
});
afterAll(async () => {
  await running?.kill().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
});

const planner = (server: ServerProcess) => signedIn(server.url, 'console-linruochuan', 'console');
const doneRows = async (person: Guest, importId: string) =>
  (await person.call('leads.import', { params: { importId } })).progress?.done ?? ROWS;

/** Every lead of an import, page by page. */
async function leadsOf(person: Guest, importId: string): Promise<{ leadId: string; sourceText: string }[]> {
  const leads: { leadId: string; sourceText: string }[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await person.envelope('leads.list', { query: { view: 'all', importId, cursor } });
    leads.push(...page.data.leads);
    if (!page.page?.nextCursor) return leads;
    cursor = page.page.nextCursor;
  }
}

test('killed three times in the middle of 3,000 rows: no row is lost and none is there twice', async () => {
  let server = await start();
  let person = await planner(server);
  const { unitId } = await person.call('orgs.me', {});
  const bytes = csvOf(Array.from({ length: ROWS }, (_, n) => lineOf(n + 1)));
  const read = await handedIn(person, unitId, bytes);
  const ready = await checked(person, read, read.mapping, read.areas[0]!.areaId);
  const waiting = await submit(person, ready);
  const compliance = await signedIn(server.url, 'console-liangzhixing', 'console');
  const approvalId = waiting.approval?.approvalId ?? '';
  await compliance.call('approvals.decide', { params: { approvalId }, body: { decision: 'approved' } });

  for (const rows of KILLED_AT) {
    await until(`${rows} rows are done`, async () => (await doneRows(person, ready.importId)) >= rows, 120_000);
    await server.kill();
    server = await start();
    person = await planner(server);
  }
  const done = await until(
    'the import is done',
    async () => {
      const detail = await person.call('leads.import', { params: { importId: ready.importId } });
      return detail.state === 'done' ? detail : null;
    },
    240_000,
  );
  expect(done.result).toEqual({ made: ROWS, joined: 0, reopened: 0, known: 0, barred: 0 });
  const leads = await leadsOf(person, ready.importId);
  expect(new Set(leads.map(({ leadId }) => leadId)).size).toBe(ROWS);
  expect(leads.filter(({ sourceText }) => sourceText.includes('触点'))).toEqual([]);
  await server.stop();
}, 600_000);
