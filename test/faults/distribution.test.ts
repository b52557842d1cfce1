import { DecisionModel } from '../../server/src/modules/leads/decision.model';
import { LeadModel } from '../../server/src/modules/leads/lead.model';
import { PoolLedgerModel } from '../../server/src/modules/leads/poolLedger.model';
import { RmLoadModel } from '../../server/src/modules/leads/rmLoad.model';
import { guest } from '../support/people';
import { addCustomers, addTeam, claim, type Team } from '../support/teams';
import { startTwoServers, type TwoServers } from '../support/twoServers';
import { until } from '../support/until';

/** Two server processes on one database, real HTTP; what happened is counted in the database afterwards. */
const LEADS = 500;
const RMS = 10;
const CLIENTS = 20;
const MINUTES = 60_000;
jest.setTimeout(10 * MINUTES);

let servers: TwoServers;
beforeAll(async () => (servers = await startTwoServers()), 4 * MINUTES);
afterAll(() => servers?.stop());

/** Everybody claims, twenty at a time, half of them at either server. */
async function claimAll(personIds: readonly string[]): Promise<void> {
  for (let i = 0; i < personIds.length; i += CLIENTS) {
    await Promise.all(personIds.slice(i, i + CLIENTS).map((personId, n) => claim(servers.serverOf(n).url, personId)));
  }
}

const leadsOf = (team: Team) => LeadModel.find({ 'pool.poolUnitId': team.outletId }).sort({ capturedAt: 1, _id: 1 }).lean();
const waitingIn = (team: Team) => LeadModel.countDocuments({ 'pool.poolUnitId': team.outletId, state: 'waiting' });
const givenIn = (team: Team) => DecisionModel.find({ poolUnitId: team.outletId }).sort({ 'trace.epoch': 1, 'trace.t': 1 }).lean();

/** Loads are what leads say, leads have one owner and one decision each. */
async function expectTrueBooks(team: Team, decisions: number): Promise<void> {
  for (const load of await RmLoadModel.find({ _id: { $in: team.staffIds } }).lean()) {
    expect(load.open).toBe(await LeadModel.countDocuments({ staffId: load._id, open: true }));
  }
  const given = await givenIn(team);
  expect(given).toHaveLength(decisions);
  expect(new Set(given.map(({ leadId }) => leadId)).size).toBe(decisions);
  const ledger = await PoolLedgerModel.findById(team.outletId).lean();
  expect(ledger?.accounts.reduce((sum, { given: count }) => sum + count, 0)).toBe(decisions);
}

it('500 claims over HTTP, ten RMs of unequal weight: with room nobody is a whole lead off at any prefix', async () => {
  // The first 90 days count half.
  const isNew = (n: number) => n % 3 === 0;
  const joinedOn = (n: number) => (isNew(n) ? '2026-10-12' : '2020-01-01');
  const team = await addTeam({ name: 'roomy', rms: RMS, daily: LEADS, open: LEADS, joinedOn });
  const persons = await addCustomers(team, LEADS);
  await claimAll(persons);
  await until('every lead has an RM', async () => (await leadsOf(team)).length === LEADS && (await waitingIn(team)) === 0, 5 * MINUTES);

  const weights = new Map(team.staffIds.map((id, n) => [id, isNew(n) ? 1 : 2]));
  const sum = [...weights.values()].reduce((a, b) => a + b, 0);
  const given = new Map<string, number>();
  const decisions = await givenIn(team);
  let worst = 0;
  decisions.forEach(({ staffId, trace }, i) => {
    expect([trace.epoch, trace.t]).toEqual([1, i + 1]);
    given.set(staffId, (given.get(staffId) ?? 0) + 1);
    for (const [id, weight] of weights) worst = Math.max(worst, Math.abs(weight * (i + 1) - (given.get(id) ?? 0) * sum));
  });
  expect(worst).toBeLessThan(sum);
  await expectTrueBooks(team, LEADS);
});

it('500 claims, room for 300: capacity is never passed, the oldest leave first, the rest at the next opening hour', async () => {
  const team = await addTeam({ name: 'narrow', rms: RMS, daily: 30, open: LEADS });
  const persons = await addCustomers(team, LEADS);
  await claimAll(persons);
  await until('the day’s room is used', async () => (await leadsOf(team)).length === LEADS && (await waitingIn(team)) === 200, 5 * MINUTES);
  for (const load of await RmLoadModel.find({ _id: { $in: team.staffIds } }).lean()) expect([load.newToday, load.open]).toEqual([30, 30]);
  await expectTrueBooks(team, 300);

  const before = await LeadModel.find({ 'pool.poolUnitId': team.outletId, state: 'waiting' }).sort({ capturedAt: 1, _id: 1 }).lean();
  await guest(servers.first.url, 'playground').call('demo.moveClock', { body: { to: 'next_morning_9' } });
  await until('the waiting leads have RMs', async () => (await waitingIn(team)) === 0, 5 * MINUTES);
  const next = (await givenIn(team)).slice(300).map(({ leadId }) => leadId);
  expect(next).toEqual(before.map(({ _id }) => _id));
  const loads = await RmLoadModel.find({ _id: { $in: team.staffIds } }).lean();
  expect(loads.reduce((sum, { newToday }) => sum + newToday, 0)).toBe(200);
  // The first day ended with fewer and fewer RMs to choose from; the lag it left, under a lead either way, is evened out now.
  for (const { newToday } of loads) expect(Math.abs(newToday - 20)).toBeLessThanOrEqual(2);
  await expectTrueBooks(team, LEADS);
});
