import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Guest, guest, signedIn } from '../support/people';
import { freePort, type ServerProcess, startServerProcess } from '../support/serverProcess';
import { until } from '../support/until';

/** A real server is killed at named points of the main street; what a user and the vendor see afterwards must be whole. */
const HERO = 'wang-haoran';
const CAMPAIGN = 'cmp_renovation-season';
const ROUNDS = 5;
/** Long enough for a second card to arrive, were one sent. */
const QUIET_MS = 1_500;
const points = ['claim-committed', 'lead-committed', 'inside-assignment', 'delivery-attempted', 'vendor-answered'] as const;

let folder: string;
let seeded: string;
let ports: { PORT: string; SIMULATOR_PORT: string };
let running: ServerProcess | null = null;

const start = (dataDir: string, env: Record<string, string> = {}): ServerProcess => {
  running = startServerProcess({ ...ports, DATA_DIR: dataDir, ...env });
  return running;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yinqiao-crash-'));
  seeded = join(folder, 'seeded');
  ports = { PORT: String(await freePort()), SIMULATOR_PORT: String(await freePort()) };
  const first = start(seeded);
  await first.line('YinQiao is ready', 120_000);
  await first.stop();
}, 150_000);
afterEach(async () => {
  if (running) await running.kill().catch(() => undefined);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function claim(server: ServerProcess, key: string): Promise<string> {
  const customer = await signedIn(server.url, HERO, 'h5');
  const page = await customer.call('portal.campaign', { params: { campaignId: CAMPAIGN } });
  const body = { contact: { agreed: true as const, textVersion: page.consentText?.version ?? '' } };
  const { couponId } = await customer.call('campaigns.claim', { params: { campaignId: CAMPAIGN }, body, idempotencyKey: key });
  return couponId;
}

async function cardsAt(server: ServerProcess, wecomUserId: string): Promise<number> {
  const reply = await fetch(`${server.simulatorUrl}/_sim/members/${wecomUserId}/received`);
  return ((await reply.json()) as { messages: unknown[] }).messages.length;
}

const story = (watcher: Guest) => watcher.call('demo.story', { query: { personaId: HERO } });

describe.each(points)('killed at %s', (point) => {
  test.each(Array.from({ length: ROUNDS }, (_, n) => n + 1))(
    'round %i: one coupon, one lead, one owner, one card',
    async (round) => {
      const dataDir = join(folder, `${point}-${round}`);
      cpSync(seeded, dataDir, { recursive: true });
      const key = `crash-${point}-${round}`;
      const doomed = start(dataDir, { RACE_POINT: point });
      await doomed.line('YinQiao is ready');
      const interrupted = claim(doomed, key).catch(() => null);
      await doomed.line(`race-point ${point}`);
      await doomed.kill();
      await interrupted;

      const server = start(dataDir);
      await server.line('YinQiao is ready');
      const couponId = await claim(server, key);
      const watcher = guest(server.url, 'playground');
      const settled = await until('the lead has an owner', async () => {
        const now = await story(watcher);
        return now.staffPersonaId ? now : null;
      });
      const owner = settled.staffPersonaId ?? '';
      await until('the card has arrived', async () => (await cardsAt(server, owner)) > 0);
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));

      expect(await cardsAt(server, owner)).toBe(1);
      const customer = await signedIn(server.url, HERO, 'h5');
      const my = await customer.call('portal.my', {});
      expect(my.coupons.filter((one) => one.campaignId === CAMPAIGN).map((one) => one.couponId)).toEqual([couponId]);
      expect(my.consents.filter((one) => one.withdrawnAt === null)).toHaveLength(1);
      expect(my.contact.state).toBe('assigned');
      expect((await story(watcher)).process.captured).toBe(133);
      const planner = await signedIn(server.url, 'console-linruochuan', 'console');
      const { verification } = await planner.call('cockpit.leadAudit', { params: { leadId: settled.leadId ?? '' } });
      expect(verification.fault).toBeNull();
      await server.stop();
      running = null;
      rmSync(dataDir, { recursive: true, force: true });
    },
    60_000,
  );
});
