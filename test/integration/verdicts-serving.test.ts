import { randomUUID } from 'node:crypto';
import { fireDueClocks } from '../../server/src/modules/leads/crons/fireDueClocks';
import { LeadModel } from '../../server/src/modules/leads/lead.model';
import { keepVerdictTime } from '../../server/src/modules/leads/verdicts/commands/keepVerdictTime';
import { VerdictModel } from '../../server/src/modules/leads/verdicts/verdict.model';
import { TaskModel } from '../../server/src/modules/tasks/task.model';
import { businessNow, setBusinessNow } from '../../server/src/platform/clock/clock';
import { WorkItemModel } from '../../server/src/platform/work/models';
import { refusalOf } from '../support/people';
import { until } from '../support/until';
import { giveBack } from './leads.support';
import { appeal, decide, raise, scannedLead, startVerdictLab, storedVerdict, uphold, type VerdictLab } from './verdicts.support';

/** While a dispute is open the customer goes on being served by whoever follows now, and no party gets the lead but by the verdict. */
jest.setTimeout(120_000);

let lab: VerdictLab;
beforeAll(async () => void (lab = await startVerdictLab()), 120_000);
afterAll(() => lab?.bank.stop());

const stored = async (leadId: string) => (await LeadModel.findById(leadId).lean())!;
const settled = () =>
  until('the work is done', async () => (await WorkItemModel.countDocuments({ state: { $in: ['ready', 'leased'] } })) === 0);

async function hoursPass(hours: number): Promise<void> {
  const time = new Date(businessNow().getTime() + hours * 3_600_000);
  await setBusinessNow(time);
  await fireDueClocks.run(time);
  await settled();
}

async function appealed() {
  const lead = await scannedLead(lab);
  const { verdictId } = await raise(lab, lead._id);
  await appeal(lab, verdictId, lab.scanner);
  return { lead, verdictId };
}

const transfer = async (leadId: string, toStaffId: string) => {
  const manager = await lab.as(lab.team.managerId);
  const { assignmentNo } = await stored(leadId);
  const body = { leads: [{ leadId, assignmentNo }], toStaffId, reason: 'better_fit' as const };
  return manager.call('leads.transfer', { body, idempotencyKey: randomUUID() });
};

const appealTextFor = async (verdictId: string) => {
  const client = await lab.as(lab.scanner);
  return (await client.call('verdicts.read', { params: { verdictId }, query: {} })).appealText;
};

describe('whatever happens before a verdict is final', () => {
  it('a follower who hands the lead back does not send it to a party: the manager gives it to a third, and the document says who serves', async () => {
    const { lead, verdictId } = await appealed();
    expect(await appealTextFor(verdictId)).toContain('客户由现在的跟进人试验0继续服务');
    await giveBack(await lab.as(lab.owner), lead._id);
    await settled();
    expect(await stored(lead._id)).toMatchObject({ state: 'new', staffId: null });
    expect(await appealTextFor(verdictId)).toContain('由网点负责人安排当事人以外的同事服务客户');
    const task = await TaskModel.findOne({ 'subject.id': lead._id, kind: 'lead_decision', state: 'open' }).lean();
    expect(task?.reasons).toEqual(['归属裁决未终局，请交给当事人以外的同事']);

    expect(await transfer(lead._id, lab.scanner)).toMatchObject({
      moved: 0,
      refused: [{ text: '归属裁决未终局，试验1是当事人，只能按裁决书交给当事人' }],
    });
    expect(await transfer(lead._id, lab.stranger)).toMatchObject({ moved: 1 });
    expect(await appealTextFor(verdictId)).toContain('客户由现在的跟进人试验2继续服务');
  });

  it('a party does not take the lead from the open pool', async () => {
    const { lead } = await appealed();
    const pooled = { state: 'pooled', staffId: null, poolReason: 'idle', pooledAt: businessNow(), openFrom: businessNow() } as const;
    await LeadModel.updateOne({ _id: lead._id }, { $set: pooled });
    const scanner = await lab.as(lab.scanner);
    const grab = scanner.call('leads.grab', { params: { leadId: lead._id }, idempotencyKey: randomUUID() });
    expect(await refusalOf(grab)).toBe('LEAD_POOL_DISPUTED');
    const { leads } = await scanner.call('leads.openPool', {});
    expect(leads.find(({ leadId }) => leadId === lead._id)?.blockText).toContain('归属争议的当事人');
  });

  it('clocks remind and escalate, day after day, and take nothing back; once it is final they do', async () => {
    await setBusinessNow(new Date('2026-11-23T09:30:00+08:00'));
    const { lead, verdictId } = await appealed();
    for (let day = 0; day < 3; day += 1) for (const hours of [2, 3, 3, 16]) await hoursPass(hours);
    const after = await stored(lead._id);
    expect(after).toMatchObject({ state: 'assigned', staffId: lab.owner, assignmentNo: lead.assignmentNo });
    const told = after.history.map(({ what }) => what);
    expect(told).toContain('reminded');
    expect(told.filter((what) => what === 'escalated').length).toBeGreaterThanOrEqual(3);
    expect(told).not.toContain('recycled');
    const task = await TaskModel.findOne({ 'subject.id': lead._id, kind: 'lead_overdue', state: 'open' }).lean();
    expect(task?.reasons[0]).toContain('归属裁决未终局，不收回');

    const { level } = await storedVerdict(verdictId);
    await VerdictModel.updateOne({ _id: verdictId }, { $set: { level: 'head_office' } });
    expect(level).toBe('outlet');
    await decide(lab, verdictId, lab.headDesk, uphold);
    for (const hours of [4, 4, 16, 4, 4]) await hoursPass(hours);
    expect((await stored(lead._id)).history.map(({ what }) => what)).toContain('recycled');
  });
});

it('once final between two about a lead nothing more is raised, whatever it is called; the sheet leads to the final document', async () => {
  await setBusinessNow(new Date('2026-12-01T09:30:00+08:00'));
  const lead = await scannedLead(lab);
  const { verdictId, numberText } = await raise(lab, lead._id);
  expect(await refusalOf(raise(lab, lead._id, { kind: 'two_friends' }))).toBe('DISPUTE_OPEN');
  await setBusinessNow(new Date('2026-12-09T09:30:00+08:00'));
  await keepVerdictTime();
  expect((await storedVerdict(verdictId)).state).toBe('final');
  for (const kind of ['book_and_code', 'two_friends', 'signed_elsewhere'] as const) {
    expect(await refusalOf(raise(lab, lead._id, { kind }))).toBe('DISPUTE_SETTLED');
  }
  const scanner = await lab.as(lab.scanner);
  const { settled: final } = await scanner.call('verdicts.dispute', { params: { leadId: lead._id } });
  expect(final.map((one) => [one.verdictId, one.numberText, one.staffIds.length])).toEqual([[verdictId, numberText, 2]]);
});
