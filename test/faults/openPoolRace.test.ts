import { randomUUID } from 'node:crypto';
import type { ApiClient, ApiError } from '@yinqiao/shared/client';
import { type Lead, LeadModel } from '../../server/src/modules/leads/lead.model';
import { PolicyVersionModel } from '../../server/src/modules/leads/policy/policyVersion.model';
import { RmLoadModel } from '../../server/src/modules/leads/rmLoad.model';
import { ConsentModel } from '../../server/src/modules/consents/consent.model';
import { TaskModel } from '../../server/src/modules/tasks/task.model';
import { WorkItemModel } from '../../server/src/platform/work/models';
import { addCustomers, addTeam, clientOf, type Team } from '../support/teams';
import { guest } from '../support/people';
import { startTwoServers, type TwoServers } from '../support/twoServers';
import { until } from '../support/until';

/**
 * 64 RMs reach for 1,000 leads of the open pool at two servers; meanwhile some hand theirs back, a manager gives leads to others
 * and clocks take leads back. Real HTTP; what happened is counted in the database afterwards.
 */
const LEADS = 1_000;
const CLAIMERS = 64;
/** The claimers look at so many leads at a time, so that they get in each other's way. */
const SHOWN = 128;
const MINUTES = 60_000;
/** Whatever goes wrong, everybody goes home. */
const LONGEST = 8 * MINUTES;
jest.setTimeout(10 * MINUTES);

let servers: TwoServers;
let team: Team;
let rms: Map<string, ApiClient>;
beforeAll(async () => {
  servers = await startTwoServers();
  team = await addTeam({ name: 'race', rms: CLAIMERS, daily: 200, open: 200 });
  const perDay = { $set: { 'rules.rungs.$.params.perDay': LEADS } };
  await PolicyVersionModel.updateOne({ _id: 'pol_v12', 'rules.rungs.id': 'open_pool' }, perDay);
  await fillPool();
  rms = new Map();
  for (const [n, staffId] of team.staffIds.entries())
    rms.set(staffId, await clientOf(servers.serverOf(n).url, 'staff', staffId, 'workbench'));
}, 5 * MINUTES);
afterAll(() => servers?.stop());

/** Leads of the team's area in the open pool of its branch, as the seeded ones of the demo bank stand there. */
async function fillPool(): Promise<void> {
  const seeded = (await LeadModel.findOne({ state: 'pooled' }).lean<Lead | null>())!;
  const agreed = (await ConsentModel.findById(seeded.consentId).lean())!;
  const persons = await addCustomers(team, LEADS);
  await ConsentModel.insertMany(persons.map((personId) => ({ ...agreed, _id: `con_${personId}`, personId, productLine: 'pension' })));
  await LeadModel.insertMany(
    persons.map((personId) => ({
      ...seeded,
      ...{ _id: `lead_${personId}`, personId, productLine: 'pension', consentId: `con_${personId}` },
      ...{ areaId: team.areaId, unitPath: team.unitPath, pool: { ...seeded.pool, poolUnitId: team.outletId } },
      ...{ openFrom: seeded.pooledAt, ownerId: null, staffId: null, assignmentNo: 0, formerHolders: [] },
      history: seeded.history.filter(({ what }) => what === 'pooled'),
      touches: [{ ...seeded.touches[0]!, source: `Race/${personId}` }],
    })),
  );
}

interface Taken {
  leadId: string;
  staffId: string;
  assignmentNo: number;
}

const dice = (faces: number): number => Math.floor(Math.random() * faces);
const any = <T>(all: readonly T[]): T => all[dice(all.length)]!;

/** What whoever was slower is told, or tapped too fast; anything else is a fault. */
const TOLD = ['LEAD_POOL_TAKEN', 'LEAD_NOT_YOURS', 'REQUEST_TOO_MANY'];
async function unlessRefused<T>(act: () => Promise<T>): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    const { code } = error as ApiError;
    if (!TOLD.includes(code)) throw error;
    // Nobody taps as fast as that; whoever did is asked to wait.
    if (code === 'REQUEST_TOO_MANY') await new Promise((resolve) => setTimeout(resolve, 1_000));
    return null;
  }
}

async function race(): Promise<{ taken: Taken[]; moved: number }> {
  const open = (await LeadModel.find({ state: 'pooled', unitPath: team.unitPath }, { _id: 1 }).lean()).map(({ _id }) => _id);
  const taken: Taken[] = [];
  const goesOn = (left: number) => open.length > left && performance.now() - began < LONGEST;
  const began = performance.now();
  let moved = 0;
  const reach = async (staffId: string, rm: ApiClient) => {
    while (goesOn(0)) {
      const leadId = any(open.slice(0, SHOWN));
      const call = { params: { leadId }, idempotencyKey: randomUUID() };
      const grabbed = await unlessRefused(() => rm.call('leads.grab', call));
      if (!grabbed) continue;
      open.splice(open.indexOf(leadId), 1);
      taken.push({ leadId, staffId, assignmentNo: grabbed.assignmentNo });
      if (dice(10) > 0) continue;
      const body = { assignmentNo: grabbed.assignmentNo, reason: 'busy' as const };
      if (await unlessRefused(() => rm.call('leads.return', { params: { leadId }, body }))) moved += 1;
    }
  };
  const manage = async () => {
    const manager = await clientOf(servers.first.url, 'staff', team.managerId, 'console');
    while (goesOn(0)) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (taken.length === 0) continue;
      const { leadId, assignmentNo } = any(taken);
      const body = { leads: [{ leadId, assignmentNo }], toStaffId: any(team.staffIds), reason: 'overloaded' as const };
      if (await unlessRefused(() => manager.call('leads.transfer', { body, idempotencyKey: randomUUID() }))) moved += 1;
    }
  };
  // Half an hour passes now and then: whoever has not called the customer in time loses the lead to the open pool.
  const passTime = async () => {
    const playground = guest(servers.first.url, 'playground');
    for (let left = LEADS - 300; left > 0; left -= 300) {
      while (goesOn(left)) await new Promise((resolve) => setTimeout(resolve, 100));
      for (let n = 0; n < 2; n += 1) await playground.call('demo.moveClock', { body: { to: 'plus_15_minutes' } });
    }
  };
  await Promise.all([...[...rms].map(([staffId, rm]) => reach(staffId, rm)), manage(), passTime()]);
  return { taken, moved };
}

test(`${CLAIMERS} RMs and ${LEADS} leads: one winner each, no gap in any history, and loads that are what leads say`, async () => {
  const { taken, moved } = await race();
  expect(moved).toBeGreaterThan(20);
  expect(await LeadModel.countDocuments({ unitPath: team.unitPath, 'history.what': 'recycled' })).toBeGreaterThan(20);
  await until('what was handed back has been given again', () => settled(), MINUTES);

  const leads = await LeadModel.find({ _id: { $regex: '^lead_per_area_race' } }).lean<Lead[]>();
  expect(leads).toHaveLength(LEADS);
  expect(new Set(taken.map(({ leadId, assignmentNo }) => `${leadId}/${assignmentNo}`)).size).toBe(taken.length);
  for (const lead of leads) {
    const given = lead.history.flatMap(({ what, assignmentNo, staffId }) =>
      ['grabbed', 'assigned', 'transferred'].includes(what) ? [{ what, assignmentNo, staffId }] : [],
    );
    expect(given.map(({ assignmentNo }) => assignmentNo)).toEqual(given.map((_, n) => n + 1));
    expect(lead.assignmentNo).toBe(given.length);
    const won = taken.filter(({ leadId }) => leadId === lead._id);
    expect(given.flatMap(({ what, staffId }) => (what === 'grabbed' ? [staffId] : []))).toEqual(won.map(({ staffId }) => staffId));
    if (lead.staffId) expect(given.at(-1)?.staffId).toBe(lead.staffId);
    const tasks = await TaskModel.find({ 'subject.id': lead._id, state: 'open' }).lean();
    expect(tasks.filter(({ assignmentNo }) => assignmentNo !== lead.assignmentNo)).toEqual([]);
    // The manager's own, of a missed clock, stands beside it.
    const owed = tasks.filter(({ staffId }) => staffId !== team.managerId).map(({ staffId }) => staffId);
    expect([[], [lead.staffId]]).toContainEqual(owed);
  }
  for (const staffId of team.staffIds) {
    const held = leads.filter((lead) => lead.staffId === staffId && lead.open).length;
    expect({ staffId, open: (await RmLoadModel.findById(staffId).lean())?.open ?? 0 }).toEqual({ staffId, open: held });
  }
});

async function settled(): Promise<boolean> {
  const pending = await WorkItemModel.countDocuments({ state: { $in: ['ready', 'leased'] }, processor: /assignPool|bookGrab|fireClocks/ });
  return pending === 0 && (await LeadModel.countDocuments({ unitPath: team.unitPath, state: 'waiting' })) === 0;
}
