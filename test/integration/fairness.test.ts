import type { ApiClient } from '@yinqiao/shared/client';
import type { Data } from '@yinqiao/shared/contracts';
import { type ReturnReason, shanghaiInstant } from '@yinqiao/shared/domain';
import { callWaitingPools } from '../../server/src/modules/leads/commands/freeRoom';
import { type Lead, LeadModel } from '../../server/src/modules/leads/lead.model';
import { PoolDayModel } from '../../server/src/modules/leads/poolDay.model';
import { AuditEntryModel } from '../../server/src/platform/audit';
import { setBusinessNow } from '../../server/src/platform/clock/clock';
import { transact } from '../../server/src/platform/db/transact';
import { staffByName } from '../../server/seed/bank/staff';
import { type Bank, startBank } from '../support/bank';
import { refusalOf } from '../support/people';
import { addCustomers, addTeam, claim, clientOf, type Team } from '../support/teams';
import { until } from '../support/until';

/** Three RMs over three days: one on leave, all full, a return, an owner's customer. The account is asked for over HTTP as its readers would. */
jest.setTimeout(120_000);

const [SUNDAY, MONDAY, TUESDAY] = ['2026-11-22', '2026-11-23', '2026-11-24'] as const;

let bank: Bank;
let team: Team;
let manager: ApiClient;
let [ann, bea, cleo] = ['', '', ''];

beforeAll(async () => {
  bank = await startBank({ services: 'web,worker' });
  team = await addTeam({ name: 'fair', rms: 3, daily: 4 });
  [ann = '', bea = '', cleo = ''] = team.staffIds;
  manager = await clientOf(bank.url, 'staff', team.managerId, 'console');
}, 120_000);
afterAll(() => bank?.stop());

type Report = Data<'leads.fairness'>;
const report = (query: { from?: string; to?: string; week?: string } = { from: SUNDAY, to: TUESDAY }, reader = manager): Promise<Report> =>
  reader.call('leads.fairness', { query });
const rowOf = ({ people }: Report, staffId: string) => people.find((person) => person.staffId === staffId)!;
/** Past the cron: no clock takes a lead back overnight, so what is shared here is what the test brings. */
const morningOf = (day: string) => setBusinessNow(shanghaiInstant(day, '09:00'));

/** Customers claim one after another; each lead goes to an RM before the next comes. */
async function leads(count: number, ownerStaffId: string | null = null): Promise<(Lead & { staffId: string })[]> {
  const given: (Lead & { staffId: string })[] = [];
  for (const personId of await addCustomers(team, count, ownerStaffId)) {
    await claim(bank.url, personId);
    given.push(
      await until(
        'the lead has an RM',
        async () => (await LeadModel.findOne({ personId, state: 'assigned' }).lean()) as (Lead & { staffId: string }) | null,
      ),
    );
  }
  return given;
}

async function giveBack({ _id, staffId }: { _id: string; staffId: string }, reason: ReturnReason): Promise<void> {
  const rm = await clientOf(bank.url, 'staff', staffId, 'workbench');
  await rm.call('leads.return', { params: { leadId: _id }, body: { assignmentNo: 1, reason } });
  await until('a colleague has it', () => LeadModel.findOne({ _id, assignmentNo: 2 }).lean());
}

describe('who may not', () => {
  it('another branch is told that there is no such unit, and the attempt is audited', async () => {
    const stranger = staffByName('郭书宁').staffId;
    const chengzhou = await clientOf(bank.url, 'staff', stranger, 'console');
    expect(await refusalOf(chengzhou.call('leads.fairness', { query: { unitId: team.outletId } }))).toBe('REQUEST_NOT_FOUND');
    expect(await refusalOf(chengzhou.call('leads.fairness', { query: { unitId: 'out_nowhere' } }))).toBe('REQUEST_NOT_FOUND');
    const audited = await AuditEntryModel.find({ 'actor.id': stranger, action: 'read:Fairness' }).lean();
    expect(audited.map(({ subjects, outcome }) => [subjects, outcome])).toEqual([[[`Unit/${team.outletId}`], 'refused']]);
    expect((await report(undefined, chengzhou)).people.map(({ staffId }) => staffId)).not.toContain(ann);
  });

  it('an RM sees no report, and whoever works no leads has no share of their own', async () => {
    const rm = await clientOf(bank.url, 'staff', ann, 'workbench');
    expect(await refusalOf(rm.call('leads.fairness', { query: {} }))).toBe('ACCESS_DENIED');
    expect(await refusalOf(manager.call('leads.myShare', {}))).toBe('ACCESS_DENIED');
  });

  it.each([
    ['more than 31 days', { from: '2026-10-01', to: '2026-11-01' }],
    ['an end before the beginning', { from: TUESDAY, to: SUNDAY }],
    ['a beginning without an end', { from: SUNDAY }],
    ['a week and days', { week: SUNDAY, from: SUNDAY, to: TUESDAY }],
  ])('%s cannot be asked for', async (_, query) => {
    expect(await refusalOf(report(query))).toBe('REQUEST_INVALID');
  });
});

test('the demo bank’s week agrees with its leads: shared and owners’ leads, and each RM’s sum of days', async () => {
  const planner = await clientOf(bank.url, 'staff', staffByName('林若川').staffId, 'console');
  const hedong = await planner.call('leads.fairness', { query: { unitId: 'sub_hedong', week: SUNDAY } });
  expect(hedong.people).toHaveLength(9);
  expect(hedong.sums.entitled).toBe(hedong.sums.given);
  const assigned = await LeadModel.find({
    'pool.poolUnitId': { $in: ['out_hedong-main', 'out_binjiang-road'] },
    capturedAt: { $gte: new Date('2026-11-16T00:00:00+08:00'), $lt: new Date('2026-11-22T14:32:00+08:00') },
  }).lean();
  const owners = assigned.filter(({ staffId, pool }) => staffId === pool.namedStaffId);
  expect(hedong.unshared).toEqual([{ rung: 'owner', leads: owners.length }]);
  expect(hedong.sums.given).toBe(assigned.length - owners.length);
  for (const { staffId, given } of hedong.people) {
    expect(given).toBe(assigned.filter((lead) => lead.staffId === staffId && lead.pool.namedStaffId !== staffId).length);
  }
});

describe('three days of a team', () => {
  it('before the first lead everyone stands with nothing', async () => {
    const empty = await report();
    expect(empty.people.map(({ entitled, given, lag, worst }) => [entitled, given, lag, worst])).toEqual(
      Array.from({ length: 3 }, () => [0, 0, 0, null]),
    );
    expect(empty.sums).toMatchObject({ entitled: 0, given: 0, gini: null, worst: null });
  });

  it('on Sunday three leads are shared, an owner’s lead uses no share, and one with an empty number gives its share back', async () => {
    const shared = await leads(3);
    expect(new Set(shared.map(({ staffId }) => staffId)).size).toBe(3);
    await leads(1, ann);
    const returned = shared.find(({ staffId }) => staffId === bea)!;
    const before = await report();
    expect(before.people.map(({ entitled, given }) => [entitled, given])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    await giveBack(returned, 'number_empty');
    const after = await report();
    expect(rowOf(after, bea)).toMatchObject({ given: 0, givenBack: 1, entitled: 0.67, lag: 0.67 });
    expect(rowOf(after, bea).missed).toEqual([{ reason: 'returned_before', leads: 1 }]);
    expect(after.sums).toMatchObject({ given: 3, entitled: 3, givenBack: 1 });
    expect(after.unshared).toEqual([{ rung: 'owner', leads: 1 }]);
  });

  it('a lead that comes back because the RM is busy stays counted', async () => {
    const [lead] = await leads(1);
    const before = rowOf(await report(), lead!.staffId);
    await giveBack(lead!, 'busy');
    expect(rowOf(await report(), lead!.staffId)).toMatchObject({ given: before.given, givenBack: before.givenBack });
  });

  it('on Monday one is on leave and the others become full: they earn what they could have been given, she keeps her lag', async () => {
    const { staff } = await manager.call('orgs.tree', {});
    const version = staff.find(({ staffId }) => staffId === cleo)!.version;
    await manager.call('orgs.recordLeave', {
      params: { staffId: cleo },
      body: { from: MONDAY, to: MONDAY, kind: 'annual' },
      ifMatch: version,
    });
    await morningOf(MONDAY);
    const sunday = await report();
    await leads(8);
    const [personId = ''] = await addCustomers(team, 1);
    await claim(bank.url, personId);
    await until('the ninth waits', () => LeadModel.findOne({ personId, state: 'waiting' }).lean());
    const monday = await report();
    expect(rowOf(monday, cleo)).toMatchObject({
      entitled: rowOf(sunday, cleo).entitled,
      given: rowOf(sunday, cleo).given,
      lag: rowOf(sunday, cleo).lag,
    });
    expect(rowOf(monday, cleo).missed).toContainEqual({ reason: 'off_duty', leads: 8 });
    expect(monday.sums.given - sunday.sums.given).toBe(8);
    expect(monday.people.map(({ days }) => days.map(({ day }) => day))).toEqual(Array.from({ length: 3 }, () => [SUNDAY, MONDAY]));
    expect(await PoolDayModel.find({ poolUnitId: team.outletId }).lean()).toMatchObject([{ day: SUNDAY }]);
  });

  it('on Tuesday the waiting lead is shared; over all days and RMs entitled is given, to the part', async () => {
    await morningOf(TUESDAY);
    await transact(() => callWaitingPools([team.outletId]));
    await until('nobody waits', async () => (await LeadModel.countDocuments({ 'pool.poolUnitId': team.outletId, state: 'waiting' })) === 0);
    const whole = await report();
    expect(whole.sums.entitled).toBe(whole.sums.given);
    const days = await PoolDayModel.find({ poolUnitId: team.outletId }).sort({ day: 1 }).lean();
    expect(days.map(({ day }) => day)).toEqual([SUNDAY, MONDAY]);
    for (const { leads: shared, givenBack, shares } of days) {
      expect(shares.reduce((sum, { entitled }) => sum + entitled, 0)).toBe((shared - givenBack) * 1_000_000_000);
      expect(shares.reduce((sum, { given }) => sum + given, 0)).toBe(shared - givenBack);
    }
    for (const { days: series, lag, carried, entitled, given } of whole.people) {
      expect(series.at(-1)).toMatchObject({ entitled, given, lag });
      expect(carried).toBe(0);
      expect(Math.abs(lag)).toBeLessThan(2);
    }
    expect(whole.farOff).toBe(0);
  });

  it('counts what became of the leads that used a share, and not of the owner’s', async () => {
    const mine = await LeadModel.find({ staffId: ann, state: 'assigned' }).lean();
    const rm = await clientOf(bank.url, 'staff', ann, 'workbench');
    const owned = mine.find(({ ownerId }) => ownerId === ann)!;
    const shared = mine.find(({ ownerId }) => ownerId === null)!;
    for (const { _id } of [owned, shared]) {
      await rm.call('leads.accept', {
        params: { leadId: _id },
        body: { assignmentNo: (await LeadModel.findById(_id).lean())!.assignmentNo },
      });
    }
    const before = rowOf(await report(), ann);
    expect(before).toMatchObject({ accepted: 1, won: 0 });
    const { assignmentNo } = (await LeadModel.findById(shared._id).lean())!;
    await rm.call('leads.recordOutcome', {
      params: { leadId: shared._id },
      body: { assignmentNo, outcome: 'completed' },
      idempotencyKey: 'fair-outcome-1',
    });
    expect(rowOf(await report(), ann)).toMatchObject({ accepted: 1, won: 1 });
  });

  it('the RM reads the same figures in the own line, week by week', async () => {
    const rm = await clientOf(bank.url, 'staff', bea, 'workbench');
    const week = rowOf(await report({}), bea);
    expect(await rm.call('leads.myShare', {})).toEqual({ from: MONDAY, entitled: week.entitled, given: week.given, lag: week.lag });
    expect(rowOf(await report({ week: SUNDAY }), bea)).toMatchObject({ givenBack: 1 });
    expect(week.carried).toBe(rowOf(await report({ week: SUNDAY }), bea).days.at(-1)?.lag);
  });
});
