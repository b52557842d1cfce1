import { randomUUID } from 'node:crypto';
import type { ReturnReason } from '@yinqiao/shared/domain';
import { type Decision, DecisionModel } from '../../server/src/modules/leads/decision.model';
import { DecisionBasisModel } from '../../server/src/modules/leads/decisionBasis.model';
import { LeadModel } from '../../server/src/modules/leads/lead.model';
import { replayDecision } from '../../server/src/modules/leads/replay/replayDecision';
import { RosterVersionModel } from '../../server/src/modules/leads/rosterVersion.model';
import { StaffModel } from '../../server/src/modules/orgs/staff.model';
import { AuditEntryModel } from '../../server/src/platform/audit';
import { staffByName } from '../../server/seed/bank/staff';
import { createRandom } from '../../server/seed/bank/random';
import { type Bank, startBank } from '../support/bank';
import { refusalOf } from '../support/people';
import { addCustomers, addTeam, claim, clientOf, type Team } from '../support/teams';
import { until } from '../support/until';

/** A day of two teams with owners, returns and a roster that changes; every decision of it is made again from what was kept. */
jest.setTimeout(180_000);

const LEADS = 30;
const REASONS: readonly ReturnReason[] = ['busy', 'colleague_follows'];

let bank: Bank;
let teams: Team[];
let decisions: Decision[];

async function playDay(): Promise<void> {
  const random = createRandom(20261122, 'replay');
  for (let n = 0; n < LEADS; n += 1) {
    const team = random.pick(teams);
    const owner = random.chance(0.3) ? random.pick(team.staffIds) : null;
    const [personId = ''] = await addCustomers(team, 1, owner);
    await claim(bank.url, personId);
    const lead = await until('the lead has an RM', () => LeadModel.findOne({ personId, state: 'assigned' }).lean());
    if (random.chance(0.2)) {
      const rm = await clientOf(bank.url, 'staff', lead.staffId ?? '', 'workbench');
      await rm.call('leads.return', { params: { leadId: lead._id }, body: { assignmentNo: 1, reason: random.pick(REASONS) } });
      await until('a colleague has it', () => LeadModel.findOne({ _id: lead._id, assignmentNo: 2 }).lean());
    }
    if (n % 10 === 9) await StaffModel.updateOne({ _id: team.staffIds[n % 3]! }, { $set: { openCapacity: 25 - n } });
  }
}

beforeAll(async () => {
  bank = await startBank({ services: 'web,worker' });
  teams = [
    await addTeam({ name: 'again', rms: 4 }),
    await addTeam({ name: 'twice', rms: 3, joinedOn: (n) => (n ? '2020-01-01' : '2026-11-01') }),
  ];
  await playDay();
  decisions = await DecisionModel.find({ poolUnitId: { $in: teams.map(({ outletId }) => outletId) } }).lean<Decision[]>();
}, 300_000);
afterAll(() => bank?.stop());

it('every decision of the day comes out the same, by whatever rung and roster', async () => {
  expect(decisions.length).toBeGreaterThanOrEqual(LEADS);
  expect(new Set(decisions.map(({ trace }) => trace.chosen.by))).toEqual(new Set(['book_owner', 'fair_share']));
  expect(new Set(decisions.map(({ trace }) => trace.versions?.rosterId)).size).toBeGreaterThan(2);
  for (const decision of decisions) expect([decision._id, (await replayDecision(decision)).result]).toEqual([decision._id, 'matches']);
});

const ask = async (staffId: string, leadId: string, assignmentNo?: number) =>
  (await clientOf(bank.url, 'staff', staffId, 'console')).call('leads.replay', {
    params: { leadId },
    query: assignmentNo === undefined ? {} : { assignmentNo },
  });

describe('重算核对 in the lead’s drawer', () => {
  const present = async () => {
    const leads = await LeadModel.find({ _id: { $in: decisions.map(({ leadId }) => leadId) }, state: 'assigned' }).lean();
    const decision = decisions.findLast(
      ({ leadId, assignmentNo, trace }) =>
        trace.chosen.by === 'fair_share' && leads.some((lead) => lead._id === leadId && lead.assignmentNo === assignmentNo),
    )!;
    return { decision, team: teams.find(({ outletId }) => outletId === decision.poolUnitId)! };
  };

  it('is for whoever may read the lead, and the attempt of another branch is audited', async () => {
    const { decision, team } = await present();
    const other = teams.find((one) => one !== team)!;
    expect(await refusalOf(ask(other.managerId, decision.leadId))).toBe('LEAD_UNKNOWN');
    expect(await AuditEntryModel.countDocuments({ 'actor.id': other.managerId, action: 'read:Lead', outcome: 'refused' })).toBe(1);
  });

  it('says 一致 with the versions it was made by, and 不一致 with what differs when a figure was changed', async () => {
    const { decision, team } = await present();
    const replay = await ask(team.managerId, decision.leadId);
    expect(replay).toMatchObject({ result: 'matches', differences: [] });
    expect(replay.versionsText).toContain('账本序号');
    const [row] = decision.trace.candidates;
    await DecisionModel.updateOne({ _id: decision._id }, { $set: { 'trace.candidates.0.newToday': 7 } });
    const changed = await ask(team.managerId, decision.leadId);
    expect(changed.result).toBe('differs');
    expect(changed.differences).toEqual([
      {
        label: expect.stringContaining('今日新') as string,
        kept: `7 / ${row!.dailyCapacity}`,
        again: `${row!.newToday} / ${row!.dailyCapacity}`,
      },
    ]);
    await DecisionModel.updateOne({ _id: decision._id }, { $set: { 'trace.candidates.0.newToday': row!.newToday } });
  });

  it('has nothing to reckon where a person decided, and still reckons what was decided before', async () => {
    const { decision, team } = await present();
    const { assignmentNo } = (await LeadModel.findById(decision.leadId).lean())!;
    const manager = await clientOf(bank.url, 'staff', team.managerId, 'console');
    const toStaffId = team.staffIds.find((staffId) => staffId !== decision.staffId)!;
    const body = { leads: [{ leadId: decision.leadId, assignmentNo }], toStaffId, reason: 'better_fit' as const };
    await manager.call('leads.transfer', { body, idempotencyKey: randomUUID() });
    expect(await ask(team.managerId, decision.leadId, assignmentNo + 1)).toMatchObject({
      result: 'by_hand',
      decidedAt: null,
      versionsText: null,
    });
    const before = { result: 'matches', decidedAt: decision.decidedAt.toISOString() };
    expect(await ask(team.managerId, decision.leadId, assignmentNo)).toMatchObject(before);
    expect(await ask(team.managerId, decision.leadId)).toMatchObject(before);
    expect(await refusalOf(ask(team.managerId, decision.leadId, 99))).toBe('REQUEST_INVALID');
  });
});

describe('every round of a lead can be looked at, whoever has it now', () => {
  const show = async (staffId: string, leadId: string, assignmentNo?: number) =>
    (await clientOf(bank.url, 'staff', staffId, 'console')).call('cockpit.leadTrace', {
      params: { leadId },
      query: assignmentNo === undefined ? {} : { assignmentNo },
    });
  /** Given by distribution, handed back, given again. */
  const givenTwice = () => {
    const second = decisions.find(({ assignmentNo }) => assignmentNo === 2)!;
    const first = decisions.find(({ leadId, assignmentNo }) => leadId === second.leadId && assignmentNo === 1)!;
    return { first, second, managerId: teams.find(({ outletId }) => outletId === second.poolUnitId)!.managerId };
  };
  const chosenIn = ({ candidates }: { candidates: { staffId: string; verdict: string }[] }) =>
    candidates.find(({ verdict }) => verdict === 'chosen')?.staffId;

  it('shows the latest decision, and the one before it when asked', async () => {
    const { first, second, managerId } = givenTwice();
    const latest = await show(managerId, second.leadId);
    expect(latest.rounds.map(({ assignmentNo, staffId, byText, isNow }) => [assignmentNo, staffId, byText, isNow])).toEqual([
      [1, first.staffId, '分配', false],
      [2, second.staffId, '分配', true],
    ]);
    expect([latest.shown, chosenIn(latest), latest.nowWhy]).toEqual([2, second.staffId, []]);
    const before = await show(managerId, second.leadId, 1);
    expect([before.shown, chosenIn(before)]).toEqual([1, first.staffId]);
    expect(before.ruleText).toContain('线索分配规则');
    expect(await refusalOf(show(managerId, second.leadId, 3))).toBe('REQUEST_INVALID');
  });

  it('a lead that is in nobody’s hands, or in a hand chosen by a manager, keeps its decisions to be seen', async () => {
    const { second, managerId } = givenTwice();
    const { leadId } = second;
    const lead = await LeadModel.findById(leadId).lean();
    await LeadModel.updateOne({ _id: leadId }, { $set: { state: 'new', staffId: null } });
    const handedUp = await show(managerId, leadId);
    expect([handedUp.shown, chosenIn(handedUp), handedUp.staff]).toEqual([2, second.staffId, null]);
    expect(handedUp.nowWhy).toEqual(['自动分配次数已用完，等支行长人工分配']);
    expect(handedUp.rounds.some(({ isNow }) => isNow)).toBe(false);
    const team = teams.find((one) => one.managerId === managerId)!;
    const toStaffId = team.staffIds.find((id) => id !== second.staffId)!;
    const manager = await clientOf(bank.url, 'staff', managerId, 'console');
    const body = { leads: [{ leadId, assignmentNo: lead!.assignmentNo }], toStaffId, reason: 'better_fit' as const };
    await manager.call('leads.transfer', { body, idempotencyKey: randomUUID() });
    const byHand = await show(managerId, leadId);
    expect([byHand.shown, chosenIn(byHand), byHand.staff?.staffId]).toEqual([2, second.staffId, toStaffId]);
    expect(byHand.nowWhy).toEqual([expect.stringContaining('改派给') as string]);
    const hand = await show(managerId, leadId, 3);
    expect([hand.ruleText, hand.candidates, hand.rounds.at(-1)?.isNow]).toEqual(['由人决定，没有自动分配', [], true]);
    expect(hand.why).toEqual(byHand.nowWhy);
  });

  it('a lead that was never decided says so', async () => {
    const waiting = (await LeadModel.findOne({ state: 'waiting', assignmentNo: 0 }).lean())!;
    const headOffice = staffByName('林若川').staffId;
    expect(await show(headOffice, waiting._id)).toMatchObject({ rounds: [], shown: null, ruleText: '还没有分配', nowWhy: [] });
    expect(await ask(headOffice, waiting._id)).toMatchObject({ result: 'undecided', decidedAt: null });
  });
});

describe('what was changed since shows', () => {
  const shared = () => decisions.findLast(({ trace }) => trace.chosen.by === 'fair_share' && trace.candidates.length > 2)!;
  const again = async () => (await replayDecision((await DecisionModel.findById(shared()._id).lean<Decision>())!)).result;

  it.each([
    ['a figure of the decision', DecisionModel, () => shared()._id, { 'trace.candidates.1.given': 99 }],
    ['whom it named', DecisionModel, () => shared()._id, { staffId: 'stf_somebody' }],
    ['the ledger it was made by', DecisionBasisModel, () => shared().trace.versions!.basisId, { 'ledger.t': 0, 'ledger.epoch': 77 }],
    ['the loads', DecisionBasisModel, () => shared().trace.versions!.basisId, { loads: [] }],
    ['the roster', RosterVersionModel, () => shared().trace.versions!.rosterId, { 'members.0.openCapacity': 31 }],
  ] as const)('%s', async (_, model, id, change) => {
    const documents = model.collection;
    const before = await documents.findOne({ _id: id() as never });
    await documents.updateOne({ _id: id() as never }, { $set: change });
    expect(await again()).toBe('differs');
    await documents.replaceOne({ _id: id() as never }, before!);
    expect(await again()).toBe('matches');
  });

  it('a decision of before anything was kept says that it cannot be made again', async () => {
    const { versions: _versions, ...trace } = shared().trace;
    expect(await replayDecision({ ...shared(), trace })).toEqual({ result: 'not_kept' });
  });
});
