import type { ApiClient } from '@yinqiao/shared/client';
import type { Api } from '@yinqiao/shared/contracts';
import { addDays } from '@yinqiao/shared/domain';
import { type Lead, LeadModel } from '../../server/src/modules/leads/lead.model';
import { RmLoadModel } from '../../server/src/modules/leads/rmLoad.model';
import { StaffModel } from '../../server/src/modules/orgs/staff.model';
import { AuditEntryModel } from '../../server/src/platform/audit';
import { EventModel } from '../../server/src/platform/work';
import { type Bank, startBank } from '../support/bank';
import { refusalOf } from '../support/people';
import { addCustomers, addTeam, claim, clientOf, type Team } from '../support/teams';
import { until } from '../support/until';
import { staffClient } from './delegations.support';

/** 请假 and 销假 over HTTP, and what they do to leads. No cron runs here: what a lead is called by is the event. */
jest.setTimeout(60_000);

type Member = Api['orgs.recordLeave']['data'];
type NewLeave = Api['orgs.recordLeave']['body'];

const TODAY = '2026-11-22';
const day = (n: number) => addDays(TODAY, n);

let bank: Bank;
let headOffice: ApiClient;
beforeAll(async () => {
  bank = await startBank({ services: 'web,worker' });
  headOffice = await staffClient(bank.url, '林若川');
}, 120_000);
afterAll(() => bank?.stop());

const managerOf = (team: Team) => clientOf(bank.url, 'staff', team.managerId, 'console');
const memberAt = async (client: ApiClient, staffId: string): Promise<Member> =>
  (await client.call('orgs.tree', {})).staff.find((one) => one.staffId === staffId)!;
const leaveOf = (from: number, to: number, kind: NewLeave['kind'] = null): NewLeave => ({ from: day(from), to: day(to), kind });

/** As the page would: under the version that the manager sees. */
async function grant(client: ApiClient, staffId: string, body: NewLeave): Promise<Member> {
  const { version } = await memberAt(client, staffId);
  return client.call('orgs.recordLeave', { params: { staffId }, body, ifMatch: version });
}
async function takeBack(client: ApiClient, staffId: string, from: string): Promise<Member> {
  const { version } = await memberAt(client, staffId);
  return client.call('orgs.endLeave', { params: { staffId, from }, ifMatch: version });
}

async function claimed(team: Team, ownerStaffId: string | null = null): Promise<string> {
  const [personId = ''] = await addCustomers(team, 1, ownerStaffId);
  await claim(bank.url, personId);
  return personId;
}
const leadIn = (personId: string, state: Lead['state']): Promise<Lead> =>
  until(`the lead is ${state}`, () => LeadModel.findOne({ personId, state }).lean<Lead | null>());

describe('who keeps the roster', () => {
  let team: Team;
  let rm: string;
  beforeAll(async () => {
    team = await addTeam({ name: 'keep', rms: 2 });
    rm = team.staffIds[0]!;
  });

  const try_ = (client: ApiClient, staffId: string, body = leaveOf(0, 0), ifMatch = 1) =>
    refusalOf(client.call('orgs.recordLeave', { params: { staffId }, body, ifMatch }));
  const refusals = async (staffId: string) =>
    (
      await AuditEntryModel.find({ subjects: `Staff/${staffId}`, outcome: 'refused' })
        .sort({ _id: 1 })
        .lean()
    ).map(({ action, reason }) => [action, reason]);

  it('not an RM, neither for himself nor for a colleague; the attempts are audited', async () => {
    const self = await clientOf(bank.url, 'staff', rm, 'workbench');
    expect(await try_(self, rm)).toBe('ACCESS_DENIED');
    expect(await try_(self, team.staffIds[1]!)).toBe('ACCESS_DENIED');
    expect(await refusals(rm)).toEqual(Array(2).fill(['schedule:Staff', 'ACCESS_DENIED']));
  });

  it('not a manager for himself, nor head office, which looks on', async () => {
    const manager = await managerOf(team);
    expect(await try_(manager, team.managerId)).toBe('ACCESS_DENIED');
    expect(await refusals(team.managerId)).toEqual([['schedule:Staff', 'ACCESS_DENIED']]);
    expect(await try_(headOffice, rm)).toBe('ACCESS_DENIED');
    expect(await memberAt(headOffice, rm)).toMatchObject({ canSchedule: false, leaves: [] });
  });

  it('not the manager, the sub-branch or the branch of somebody else: they know no such colleague', async () => {
    const before = (await refusals(rm)).length;
    for (const name of ['毛书雅', '何承泽', '沈亦可']) expect(await try_(await staffClient(bank.url, name), rm)).toBe('STAFF_UNKNOWN');
    expect((await refusals(rm)).slice(before)).toEqual(Array(3).fill(['schedule:Staff', 'STAFF_UNKNOWN']));
    const end = (await staffClient(bank.url, '何承泽')).call('orgs.endLeave', { params: { staffId: rm, from: TODAY }, ifMatch: 1 });
    expect(await refusalOf(end)).toBe('STAFF_UNKNOWN');
    expect(await try_(await managerOf(team), 'stf_nobody')).toBe('STAFF_UNKNOWN');
  });

  it('the outlet’s manager, the sub-branch’s head and the branch’s desk, each for the RMs below', async () => {
    const { staffId } = (await StaffModel.findOne({ name: '叶知秋' })
      .lean()
      .then((one) => one && { staffId: one._id }))!;
    for (const [n, name] of ['毛书雅', '何承泽', '沈亦可'].entries()) {
      const keeper = await staffClient(bank.url, name);
      expect(await memberAt(keeper, staffId)).toMatchObject({ canSchedule: true });
      expect((await grant(keeper, staffId, leaveOf(10 + n, 10 + n))).leaves).toHaveLength(n + 1);
    }
  });
});

describe('a leave', () => {
  let team: Team;
  let manager: ApiClient;
  let rm: string;
  beforeAll(async () => {
    team = await addTeam({ name: 'days', rms: 1 });
    manager = await managerOf(team);
    rm = team.staffIds[0]!;
  });
  const told = () => EventModel.countDocuments({ type: 'RosterChanged', 'payload.unitId': team.outletId });

  it.each([
    ['days that are past', leaveOf(-1, 0), 'LEAVE_DAYS_WRONG'],
    ['an end before its beginning', leaveOf(3, 2), 'LEAVE_DAYS_WRONG'],
    ['more than a year', leaveOf(0, 365), 'LEAVE_DAYS_WRONG'],
    ['a beginning in more than a year', leaveOf(366, 366), 'LEAVE_DAYS_WRONG'],
  ])('is refused for %s', async (_, body, code) => {
    expect(await refusalOf(grant(manager, rm, body))).toBe(code);
  });

  it('is entered once: what overlaps it, or was made on an older view, is refused and changes nothing', async () => {
    const { version } = await memberAt(manager, rm);
    const seen = await grant(manager, rm, leaveOf(5, 7, 'annual'));
    expect(seen).toMatchObject({ version: version + 1, onDuty: true, dutyText: '在岗', leaves: [leaveOf(5, 7, 'annual')] });
    const call = { params: { staffId: rm }, body: leaveOf(20, 20), ifMatch: version };
    expect(await refusalOf(manager.call('orgs.recordLeave', call))).toBe('REQUEST_VERSION_STALE');
    for (const [from, to] of [
      [7, 9],
      [0, 5],
      [6, 6],
      [0, 30],
    ] as const) {
      expect(await refusalOf(grant(manager, rm, leaveOf(from, to)))).toBe('LEAVE_OVERLAPS');
    }
    expect(await memberAt(manager, rm)).toEqual(seen);
    expect(await told()).toBe(1);
  });

  it('of two keepers at the same moment one enters it', async () => {
    const { version } = await memberAt(manager, rm);
    const enter = () =>
      manager.call('orgs.recordLeave', { params: { staffId: rm }, body: leaveOf(40, 41), ifMatch: version }).then(
        () => 'accepted',
        (error: { code: string }) => error.code,
      );
    expect((await Promise.all([enter(), enter()])).sort()).toEqual(['REQUEST_VERSION_STALE', 'accepted']);
  });

  it('of days to come is taken back whole; one that is over or unknown cannot be ended', async () => {
    expect((await takeBack(manager, rm, day(5))).leaves).toEqual([leaveOf(40, 41)]);
    expect(await refusalOf(takeBack(manager, rm, day(5)))).toBe('LEAVE_ENDED');
    await StaffModel.updateOne({ _id: rm }, { $push: { leaves: { $each: [leaveOf(-9, -8)], $position: 0 } } });
    expect(await refusalOf(takeBack(manager, rm, day(-9)))).toBe('LEAVE_ENDED');
  });

  it('that runs is cut to yesterday; every change is audited with before and after', async () => {
    await StaffModel.updateOne({ _id: rm }, { $set: { leaves: [leaveOf(-2, 3, 'sick')] } });
    expect(await memberAt(manager, rm)).toMatchObject({ onDuty: false, dutyText: '休假，11月26日回' });
    expect(await takeBack(manager, rm, day(-2))).toMatchObject({ onDuty: true, dutyText: '在岗', leaves: [] });
    expect((await StaffModel.findById(rm).lean())?.leaves).toEqual([leaveOf(-2, -1, 'sick')]);
    const entries = await AuditEntryModel.find({ subjects: `Staff/${rm}`, outcome: 'done' })
      .sort({ _id: 1 })
      .lean();
    expect(entries.map(({ action, actor, detail }) => [action, actor.id, detail])).toEqual([
      ['record:Leave', team.managerId, { before: null, after: leaveOf(5, 7, 'annual') }],
      ['record:Leave', team.managerId, { before: null, after: leaveOf(40, 41) }],
      ['end:Leave', team.managerId, { before: leaveOf(5, 7, 'annual'), after: null }],
      ['end:Leave', team.managerId, { before: leaveOf(-2, 3, 'sick'), after: leaveOf(-2, -1, 'sick') }],
    ]);
    expect(await told()).toBe(entries.length);
  });

  it('is told to colleagues without its reason', async () => {
    await grant(manager, rm, leaveOf(0, 1, 'sick'));
    const colleague = await clientOf(bank.url, 'staff', rm, 'workbench');
    expect(await memberAt(colleague, rm)).toMatchObject({ dutyText: '休假，11月24日回', leaves: [] });
    await takeBack(manager, rm, TODAY);
  });
});

describe('leads', () => {
  it('wait while everybody is on leave, and the first leave to end places them; the trace tells it', async () => {
    const team = await addTeam({ name: 'back', rms: 2 });
    const manager = await managerOf(team);
    for (const staffId of team.staffIds) await grant(manager, staffId, leaveOf(0, 6));
    const { _id: leadId } = await leadIn(await claimed(team), 'waiting');
    const waiting = await headOffice.call('cockpit.leadTrace', { params: { leadId } });
    expect(waiting.why[0]).toMatch(/此刻没有客户经理在岗$/);
    expect(waiting.why.at(-1)).toMatch(/有人办结或销假会立即再试$/);

    const [back, away] = team.staffIds as [string, string];
    await takeBack(manager, back, TODAY);
    const placed = await until('the lead has an RM', async () => {
      const trace = await headOffice.call('cockpit.leadTrace', { params: { leadId } });
      return trace.staff && trace;
    });
    expect(placed.staff).toMatchObject({ staffId: back, dutyText: '在岗' });
    expect(placed.funnelText).toMatch(/2 人 → 在岗 1 → /);
    expect(placed.candidates.map(({ staffId, verdict, basis }) => [staffId, verdict, basis])).toEqual([
      [back, 'chosen', '第 11 条 排第一'],
      [away, 'excluded', '第 10 条 此刻不在岗'],
    ]);
  });

  it('new ones pass by whoever is on leave from today; those in hand stay and can be worked', async () => {
    const team = await addTeam({ name: 'stay', rms: 2 });
    const manager = await managerOf(team);
    const [first, second] = [await leadIn(await claimed(team), 'assigned'), await leadIn(await claimed(team), 'assigned')];
    const away = first.staffId!;
    expect(second.staffId).not.toBe(away);
    await grant(manager, away, leaveOf(0, 0));
    for (let n = 0; n < 3; n += 1) expect((await leadIn(await claimed(team), 'assigned')).staffId).toBe(second.staffId);
    expect((await RmLoadModel.findById(away).lean())?.open).toBe(1);
    const rm = await clientOf(bank.url, 'staff', away, 'workbench');
    const accepted = await rm.call('leads.accept', { params: { leadId: first._id }, body: { assignmentNo: 1 } });
    expect(accepted).toMatchObject({ leadId: first._id, state: 'accepted' });
  });

  it('of the book of an owner on leave fall to the fair share of the pool, and come to the owner again afterwards', async () => {
    const team = await addTeam({ name: 'book', rms: 2 });
    const manager = await managerOf(team);
    const [owner, colleague] = team.staffIds as [string, string];
    await grant(manager, owner, leaveOf(0, 3, 'annual'));
    const shared = await leadIn(await claimed(team, owner), 'assigned');
    expect(shared.staffId).toBe(colleague);
    const { rungs } = await headOffice.call('cockpit.leadTrace', { params: { leadId: shared._id } });
    expect(rungs.find(({ key }) => key === 'book_owner')).toMatchObject({ result: '不在岗', tone: 'passed' });
    expect(rungs.find(({ key }) => key === 'fair_share')).toMatchObject({ tone: 'decided' });
    await takeBack(manager, owner, TODAY);
    expect((await leadIn(await claimed(team, owner), 'assigned')).staffId).toBe(owner);
  });
});
