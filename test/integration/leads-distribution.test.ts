import { BenefitClaimed } from '../../server/src/events/campaigns';
import { ConsentModel } from '../../server/src/modules/consents/consent.model';
import { DecisionModel } from '../../server/src/modules/leads/decision.model';
import { LeadModel } from '../../server/src/modules/leads/lead.model';
import { PoolLedgerModel } from '../../server/src/modules/leads/poolLedger.model';
import { RmLoadModel } from '../../server/src/modules/leads/rmLoad.model';
import { businessNow, moveBusinessClockTo } from '../../server/src/platform/clock/clock';
import { transact } from '../../server/src/platform/db/transact';
import { emit } from '../../server/src/platform/work';
import { type Bank, startBank } from '../support/bank';
import { until } from '../support/until';
import { addCustomers, addTeam, claim, PENSION_SEASON, type Team } from './leads.support';

const LEADS = 500;
const RMS = 10;
const MINUTES = 60_000;
jest.setTimeout(10 * MINUTES);

let bank: Bank;
beforeAll(async () => (bank = await startBank({ services: 'web,worker,cron' })), 2 * MINUTES);
afterAll(() => bank?.stop());

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
  for (let i = 0; i < LEADS; i += 20) await Promise.all(persons.slice(i, i + 20).map((personId) => claim(bank.url, personId)));
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

it('500 enquiries, room for 300: capacity is never passed, the oldest leave first, the rest at the next opening hour', async () => {
  const team = await addTeam({ name: 'narrow', rms: RMS, daily: 30, open: LEADS });
  const persons = await addCustomers(team, LEADS);
  const start = businessNow().getTime();
  await ConsentModel.insertMany(persons.map((personId) => consentOf(personId)));
  for (let i = 0; i < LEADS; i += 20) {
    await Promise.all(persons.slice(i, i + 20).map((personId, k) => transact(() => enquire(team, personId, new Date(start + i + k)))));
  }
  await until('the day’s room is used', async () => (await leadsOf(team)).length === LEADS && (await waitingIn(team)) === 200, 5 * MINUTES);
  for (const load of await RmLoadModel.find({ _id: { $in: team.staffIds } }).lean()) expect([load.newToday, load.open]).toEqual([30, 30]);
  await expectTrueBooks(team, 300);

  const before = await LeadModel.find({ 'pool.poolUnitId': team.outletId, state: 'waiting' }).sort({ capturedAt: 1, _id: 1 }).lean();
  await moveBusinessClockTo(new Date('2026-11-23T09:00:00+08:00'));
  await until('the waiting leads have RMs', async () => (await waitingIn(team)) === 0, 5 * MINUTES);
  const next = (await givenIn(team)).slice(300).map(({ leadId }) => leadId);
  expect(next).toEqual(before.map(({ _id }) => _id));
  const loads = await RmLoadModel.find({ _id: { $in: team.staffIds } }).lean();
  expect(loads.reduce((sum, { newToday }) => sum + newToday, 0)).toBe(200);
  // The first day ended with fewer and fewer RMs to choose from; the lag it left, under a lead either way, is evened out now.
  for (const { newToday } of loads) expect(Math.abs(newToday - 20)).toBeLessThanOrEqual(2);
  await expectTrueBooks(team, LEADS);
});

const consentOf = (personId: string) => ({
  _id: `con_${personId}`,
  personId,
  productLine: 'pension' as const,
  purpose: '个人养老金咨询',
  channels: '电话、微信',
  textVersion: 'V1',
  source: `Coupon/cpn_${personId}`,
  grantedAt: businessNow(),
  withdrawnAt: null,
});

const enquire = (team: Team, personId: string, at: Date) =>
  emit(
    BenefitClaimed,
    {
      personId,
      couponId: `cpn_${personId}`,
      campaignId: PENSION_SEASON,
      productLine: 'pension',
      areaId: team.areaId,
      consentId: `con_${personId}`,
    },
    at,
  );
