import type { ApiClient } from '@yinqiao/shared/client';
import { addDays, businessDayOf, defaultLadder, shanghaiInstant, withParams } from '@yinqiao/shared/domain';
import { forgetSimulations } from '../../server/src/modules/leads/crons/forgetSimulations';
import { LeadModel } from '../../server/src/modules/leads/lead.model';
import { LeadSimulationModel } from '../../server/src/modules/leads/simulation/simulation.model';
import { AuditEntryModel } from '../../server/src/platform/audit';
import { businessNow } from '../../server/src/platform/clock/clock';
import { JobModel } from '../../server/src/platform/jobs/job.model';
import { staffByName } from '../../server/seed/bank/staff';
import { unitByCode } from '../../server/seed/bank/units';
import { type Bank, startBank } from '../support/bank';
import { refusalOf } from '../support/people';
import { clientOf } from '../support/teams';
import { until } from '../support/until';
import { digestsOfLive, inSimulationState, simulate, simulated, simulationKey, synthetic } from './simulations.support';

/** Trying rules on past and made-up leads: who may, that nothing but the run itself is written, and what it tells. */
jest.setTimeout(180_000);

const HQ = 'hq';
const [YUNJIANG, LAOCHENG] = [unitByCode('yunjiang').unitId, unitByCode('laocheng').unitId];
const replay = (unitId = HQ) => ({ unitId, load: { kind: 'history' as const, days: 30 }, policies: both('in_force', 'in_force') });
const both = (before: string, after: string): [string, string] => [before, after];

let bank: Bank;
let planner: ApiClient;
let branch: ApiClient;
let compliance: ApiClient;
const as = (name: string) => clientOf(bank.url, 'staff', staffByName(name).staffId, 'console');

beforeAll(async () => {
  bank = await startBank({ services: 'web,worker' });
  [planner, branch, compliance] = [await as('林若川'), await as('沈亦可'), await as('梁知行')];
}, 180_000);
afterAll(() => bank?.stop());

/** Head office's draft with a higher class of assets for the owner's rung. */
async function draftWith(minAssets: number): Promise<{ versionId: string }> {
  const draft = (await planner.call('policies.show', { query: {} })).draft!;
  const rungs = defaultLadder.rungs.map((rung) => (rung.kind === 'book_owner' ? withParams(rung, { minAssets }) : rung));
  const { versionId, version } = draft;
  await planner.call('policies.save', { params: { versionId }, body: { rules: { ...defaultLadder, rungs } }, ifMatch: version });
  return { versionId };
}

describe('who may not', () => {
  it('RMs and outlet managers write no rules and try none', async () => {
    for (const name of ['周可欣', '金晓舟']) {
      const staff = await as(name);
      expect(await refusalOf(simulate(staff, replay()))).toBe('ACCESS_DENIED');
      expect(await refusalOf(staff.call('leads.simulations', { query: {} }))).toBe('ACCESS_DENIED');
    }
  });

  it('a unit that is not below one’s own is as unknown as none, and so are its simulations; the attempts are audited', async () => {
    expect(await refusalOf(simulate(branch, replay()))).toBe('REQUEST_NOT_FOUND');
    const { simulationId } = await simulate(planner, { unitId: LAOCHENG, load: synthetic(5, 1), policies: both('in_force', 'in_force') });
    const params = { simulationId };
    const stranger = await as('何承泽');
    expect(await refusalOf(stranger.call('leads.simulation', { params }))).toBe('SIMULATION_UNKNOWN');
    expect(await refusalOf(stranger.call('leads.cancelSimulation', { params }))).toBe('SIMULATION_UNKNOWN');
    expect(await AuditEntryModel.countDocuments({ subjects: `LeadSimulation/${simulationId}`, outcome: 'refused' })).toBe(2);
    await inSimulationState(planner, simulationId, 'done');
  });

  it('a version of rules must hold for the unit and be one’s to read', async () => {
    const { versionId } = await draftWith(20);
    const body = { ...replay(YUNJIANG), policies: both('in_force', versionId) };
    expect(await refusalOf(simulate(branch, body))).toBe('POLICY_UNKNOWN');
    expect(await refusalOf(simulate(planner, { ...body, policies: both('in_force', 'pol_none') }))).toBe('POLICY_UNKNOWN');
  });

  it.each([
    ['no day', { ...replay(), load: { kind: 'history', days: 0 } }],
    ['half a day', { ...replay(), load: { kind: 'history', days: 1.5 } }],
    ['more days than a quarter has', { ...replay(), load: { kind: 'history', days: 91 } }],
    ['no lead a day', { ...replay(), load: synthetic(0) }],
    ['more than a million leads', { ...replay(), load: synthetic(40_000, 31) }],
    ['no product line', { ...replay(), load: { ...synthetic(5), mix: { pension: 0 } } }],
    ['one policy', { ...replay(), policies: ['in_force'] }],
  ])('%s is refused in words', async (_, body) => {
    expect(await refusalOf(simulate(planner, body as never))).toBe('REQUEST_INVALID');
  });
});

it('a key used twice at once is one simulation, and one person runs one at a time', async () => {
  const body = { unitId: HQ, load: synthetic(2_000, 31), policies: both('in_force', 'in_force') };
  const key = simulationKey();
  const [one, other] = await Promise.all([simulate(planner, body, key), simulate(planner, body, key)]);
  expect(other.simulationId).toBe(one.simulationId);
  expect(await LeadSimulationModel.countDocuments({ _id: one.simulationId })).toBe(1);
  expect(await refusalOf(simulate(planner, body))).toBe('SIMULATION_RUNNING');
  await planner.call('leads.cancelSimulation', { params: { simulationId: one.simulationId } });
});

it('a long one tells how far it is; cancelled it is over at once, has no result, and cannot be cancelled again', async () => {
  const { simulationId } = await simulate(planner, { unitId: HQ, load: synthetic(5_000, 31), policies: both('in_force', 'in_force') });
  const params = { simulationId };
  await until('some of it is done', async () => {
    const { progress } = await planner.call('leads.simulation', { params });
    return progress && progress.done > 0 && progress.total === 155_000;
  });
  const { canCancel } = await planner.call('leads.simulation', { params });
  expect(canCancel).toBe(true);
  const cancelled = await planner.call('leads.cancelSimulation', { params });
  expect(cancelled).toMatchObject({ state: 'cancelled', result: null, progress: null, canCancel: false });
  expect(await refusalOf(planner.call('leads.cancelSimulation', { params }))).toBe('SIMULATION_STATE_CHANGED');
  const { jobId } = (await LeadSimulationModel.findById(simulationId).lean())!;
  expect((await JobModel.findById(jobId).lean())?.state).toBe('cancelled');
  const audited = await AuditEntryModel.find({ subjects: `LeadSimulation/${simulationId}` }).lean();
  expect(audited.map(({ action }) => action)).toEqual(['run:LeadSimulation', 'cancel:LeadSimulation']);
});

it('a replay of the past month writes nothing but itself, and accounts for every lead', async () => {
  const { versionId } = await draftWith(50);
  const before = await digestsOfLive();
  const { leads, rungs, ends, moved, people, samples, waits } = await simulated(planner, {
    ...replay(),
    policies: both('in_force', versionId),
  });
  expect(await digestsOfLive()).toEqual(before);
  expect(leads).toBeGreaterThan(50);
  for (const side of [0, 1]) {
    expect(rungs.reduce((sum, rung) => sum + rung.leads[side]!, 0)).toBe(leads);
    expect(Object.values(ends[side]!).reduce((sum, n) => sum + n, 0)).toBe(leads);
    expect(waits[side]!.curve.at(-1)!.leads).toBeLessThanOrEqual(waits[side]!.given);
  }
  const owners = rungs.find(({ by }) => by === 'book_owner')!.leads;
  expect(owners[1]).toBeLessThan(owners[0]);
  expect(moved.basis).toBeGreaterThan(0);
  expect(people.length).toBeGreaterThan(10);
  expect(samples.length).toBeGreaterThan(0);
  for (const { customer } of samples) expect(customer).toMatch(/^.\*+$/);
});

it.each([1, 8, 90])('the last %d days are replayed up to this moment, today among them', async (days) => {
  const { simulationId } = await simulate(planner, { ...replay(), load: { kind: 'history', days } });
  const { from, to, result } = await inSimulationState(planner, simulationId, 'done');
  const today = businessDayOf(businessNow());
  expect([from, to]).toEqual([addDays(today, 1 - days), today]);
  const cameIn = await LeadModel.countDocuments({ openedAt: { $gte: shanghaiInstant(from), $lt: businessNow() } });
  expect(result!.leads).toBeGreaterThanOrEqual(cameIn);
});

it('a draft with fewer days of idleness takes more leads back', async () => {
  const draft = (await planner.call('policies.show', { query: {} })).draft!;
  const { versionId, version } = draft;
  await planner.call('policies.save', {
    params: { versionId },
    body: { rules: { ...defaultLadder, rungs: [...defaultLadder.rungs], idleDays: 1 } },
    ifMatch: version,
  });
  const { promises } = await simulated(planner, { ...replay(), policies: both('in_force', versionId) });
  expect(promises[1].idle).toBeGreaterThan(promises[0].idle);
});

it('what is in force held against itself moves nobody', async () => {
  const result = await simulated(planner, replay());
  expect(result.moved).toEqual({ basis: 0, person: 0, personByBasis: 0, outlet: 0 });
  expect(result.samples).toEqual([]);
  expect(result.waits[0]).toEqual(result.waits[1]);
});

it('a branch sees its own people and leads, and none of another', async () => {
  const shown = await simulated(branch, replay(YUNJIANG));
  const inside = new Set(shown.people.map(({ outletName }) => outletName));
  expect(inside.size).toBeGreaterThan(1);
  expect(inside).not.toContain(unitByCode('qinghe-hall').name);
  expect(shown.leads).toBeLessThan(await LeadModel.countDocuments());
});

it('a made-up load is the same twice by its seed, and names nobody', async () => {
  const body = { unitId: YUNJIANG, load: synthetic(60, 5, '一号'), policies: both('in_force', 'in_force') };
  const [first, second] = [await simulated(branch, body), await simulated(branch, body)];
  expect(second).toEqual(first);
  expect(first.leads).toBe(300);
  expect(first.samples).toEqual([]);
});

it('after the draft was written again its figures are said to be of an older text', async () => {
  const { versionId } = await draftWith(20);
  const list = () => planner.call('leads.simulations', { query: { versionId } });
  await simulated(planner, { unitId: HQ, load: synthetic(5, 1), policies: both('in_force', versionId) });
  expect((await list()).simulations[0]?.policies[1]).toMatchObject({ versionId, changedSince: false });
  await draftWith(5);
  expect((await list()).simulations[0]?.policies.map(({ changedSince }) => changedSince)).toEqual([false, true]);
});

it('a branch’s version is tried over what it inherits, and is called by both names', async () => {
  const chengzhou = await as('郭书宁');
  const body = { unitId: unitByCode('chengzhou').unitId, load: synthetic(20, 2), policies: both('in_force', 'pol_chengzhou_v1') };
  const { simulationId } = await simulate(chengzhou, body);
  const { policies, result } = await inSimulationState(chengzhou, simulationId, 'done');
  expect(policies.map(({ name }) => name)).toEqual(['V12', 'V12·澄州分行 V1']);
  expect(result?.leads).toBe(40);
});

it('what was tried a quarter ago is forgotten, what is younger or still computed is not', async () => {
  const [young] = (await planner.call('leads.simulations', { query: {} })).simulations;
  const { _id: _one, ...kept } = (await LeadSimulationModel.findById(young!.simulationId).lean())!;
  await LeadSimulationModel.create({ ...kept, _id: 'sim_old', createdAt: new Date(kept.createdAt.getTime() - 91 * 86_400_000) });
  await forgetSimulations.run(new Date());
  expect(await LeadSimulationModel.findById('sim_old').lean()).toBeNull();
  expect(await LeadSimulationModel.findById(young!.simulationId).lean()).not.toBeNull();
});

it('compliance, who decides on rules, reads what was tried at head office', async () => {
  const { simulations } = await compliance.call('leads.simulations', { query: { unitId: HQ } });
  expect(simulations.length).toBeGreaterThan(0);
  expect(simulations.some(({ canCancel }) => canCancel)).toBe(false);
});
