import { randomUUID } from 'node:crypto';
import { shanghaiInstant } from '@yinqiao/shared/domain';
import { PersonModel } from '../../server/src/modules/customers/person.model';
import { LeadModel } from '../../server/src/modules/leads/lead.model';
import { RmLoadModel } from '../../server/src/modules/leads/rmLoad.model';
import { keepVerdictTime } from '../../server/src/modules/leads/verdicts/commands/keepVerdictTime';
import { VerdictModel } from '../../server/src/modules/leads/verdicts/verdict.model';
import { StaffModel } from '../../server/src/modules/orgs/staff.model';
import { DeliveryModel } from '../../server/src/modules/outreach/delivery.model';
import { TaskModel } from '../../server/src/modules/tasks/task.model';
import { AuditEntryModel, sealAudit } from '../../server/src/platform/audit';
import { setBusinessNow } from '../../server/src/platform/clock/clock';
import { staffByName } from '../../server/seed/bank/staff';
import { refusalOf } from '../support/people';
import { until } from '../support/until';
import { accept, record } from './leads.support';
import { appeal, changeTo, decide, raise, scannedLead, startVerdictLab, storedVerdict, uphold, type VerdictLab } from './verdicts.support';

/** 归属裁决书 from the dispute to head office's answer: two RMs, who answers at three levels, and those whom it is none of their business. */
jest.setTimeout(120_000);

let lab: VerdictLab;
beforeAll(async () => void (lab = await startVerdictLab()), 120_000);
afterAll(() => lab?.bank.stop());

const refusalsOf = async (staffId: string, action: string) =>
  (await AuditEntryModel.find({ 'actor.id': staffId, action, outcome: 'refused' }).lean()).map(({ reason }) => reason);

const cardsAbout = async (leadId: string, assignmentNo: number) =>
  (await DeliveryModel.find({ leadId, assignmentNo, kind: 'staff_card' }).lean()).map(({ staffId }) => staffId);
/** Messages about a document, by whom they are for; those cancelled were never begun. */
const noticesAbout = async (verdictId: string) =>
  (
    await DeliveryModel.find({ about: `Verdict/${verdictId}`, kind: 'staff_notice' })
      .sort({ _id: 1 })
      .lean()
  ).map(({ staffId, body }) => ({
    staffId,
    title: (JSON.parse(body!) as { template_card: { main_title: { title: string } } }).template_card.main_title.title,
  }));

describe('who may not', () => {
  it('an RM who has nothing to do with the lead can neither raise a dispute about it nor learn that it exists', async () => {
    const lead = await scannedLead(lab);
    const stranger = await lab.as(lab.stranger);
    expect(await refusalOf(stranger.call('verdicts.dispute', { params: { leadId: lead._id } }))).toBe('LEAD_UNKNOWN');
    expect(await refusalOf(raise(lab, lead._id, { by: lab.stranger, claimants: [lab.owner, lab.stranger] }))).toBe('LEAD_UNKNOWN');
    expect(await refusalsOf(lab.stranger, 'raise:Verdict')).toEqual(['LEAD_UNKNOWN', 'LEAD_UNKNOWN']);
    expect(await VerdictModel.countDocuments({ leadId: lead._id })).toBe(0);
  });

  it('nobody names a colleague who has nothing to do with it, the same one twice, or others than oneself', async () => {
    const lead = await scannedLead(lab);
    for (const claimants of [
      [lab.scanner, lab.stranger],
      [lab.scanner, lab.scanner],
      [lab.scanner, 'stf_nobody'],
    ] as [string, string][]) {
      expect(await refusalOf(raise(lab, lead._id, { claimants }))).toBe('DISPUTE_PARTY_UNKNOWN');
    }
  });

  it('nobody disputes a lead without whoever follows it', async () => {
    const lead = await scannedLead(lab);
    const without = { by: lab.team.managerId, claimants: [lab.scanner, lab.stranger] as [string, string] };
    expect(await refusalOf(raise(lab, lead._id, without))).toBe('DISPUTE_WITHOUT_FOLLOWER');
    expect(await VerdictModel.countDocuments({ leadId: lead._id })).toBe(0);
  });

  it('a document is unknown to an RM who is no party and to another branch, and both attempts are audited', async () => {
    const { verdictId } = await raise(lab, (await scannedLead(lab))._id);
    const chengzhou = staffByName('郭书宁').staffId;
    for (const staffId of [lab.stranger, chengzhou]) {
      const client = await lab.as(staffId);
      expect(await refusalOf(client.call('verdicts.read', { params: { verdictId }, query: {} }))).toBe('VERDICT_UNKNOWN');
      expect(await refusalsOf(staffId, 'read:Verdict')).toEqual(['VERDICT_UNKNOWN']);
      const { verdicts } = await client.call('verdicts.list', { query: { view: 'all' } });
      expect(verdicts.map((row) => row.verdictId)).not.toContain(verdictId);
    }
    expect(await refusalOf(appeal(lab, verdictId, lab.stranger))).toBe('VERDICT_UNKNOWN');
    expect(await refusalOf(decide(lab, verdictId, chengzhou, uphold))).toBe('VERDICT_UNKNOWN');
  });

  it('a lead has one open dispute', async () => {
    const lead = await scannedLead(lab);
    await raise(lab, lead._id);
    expect(await refusalOf(raise(lab, lead._id, { by: lab.owner }))).toBe('DISPUTE_OPEN');
  });

  it('nobody answers before there is an appeal, and who manages a party does not appeal', async () => {
    const { verdictId } = await raise(lab, (await scannedLead(lab))._id);
    expect(await refusalOf(decide(lab, verdictId, lab.team.managerId, uphold))).toBe('VERDICT_STATE_CHANGED');
    expect(await refusalOf(appeal(lab, verdictId, lab.team.managerId))).toBe('ACCESS_DENIED');
    expect(await refusalOf(decide(lab, verdictId, lab.owner, uphold))).toBe('ACCESS_DENIED');
  });

  it('the other party cannot appeal while an appeal waits', async () => {
    const { verdictId } = await raise(lab, (await scannedLead(lab))._id);
    await appeal(lab, verdictId, lab.scanner);
    expect(await refusalOf(appeal(lab, verdictId, lab.owner))).toBe('VERDICT_STATE_CHANGED');
    expect((await storedVerdict(verdictId)).appeals).toHaveLength(1);
  });

  it('the branch and head office do not answer before the outlet has', async () => {
    const { verdictId } = await raise(lab, (await scannedLead(lab))._id);
    await appeal(lab, verdictId, lab.scanner);
    for (const staffId of [lab.branchDesk, lab.headDesk]) {
      expect(await refusalOf(decide(lab, verdictId, staffId, uphold))).toBe('VERDICT_NOT_YOUR_TURN');
    }
  });

  it('a manager who raised the dispute does not answer its appeal', async () => {
    const { verdictId } = await raise(lab, (await scannedLead(lab))._id, { by: lab.team.managerId });
    await appeal(lab, verdictId, lab.owner);
    expect(await refusalOf(decide(lab, verdictId, lab.team.managerId, uphold))).toBe('VERDICT_OWN');
    expect(await refusalsOf(lab.team.managerId, 'decide:Verdict')).toContain('VERDICT_OWN');
  });

  it('nobody acts on a document that has moved since they read it', async () => {
    const { verdictId } = await raise(lab, (await scannedLead(lab))._id);
    expect(await refusalOf(appeal(lab, verdictId, lab.scanner, 9))).toBe('REQUEST_VERSION_STALE');
    await appeal(lab, verdictId, lab.scanner);
    expect(await refusalOf(decide(lab, verdictId, lab.team.managerId, uphold, 1))).toBe('REQUEST_VERSION_STALE');
  });

  it('the one who decides may give the lead to one of the parties only', async () => {
    const { verdictId } = await raise(lab, (await scannedLead(lab))._id);
    await appeal(lab, verdictId, lab.scanner);
    expect(await refusalOf(decide(lab, verdictId, lab.team.managerId, changeTo(lab.stranger)))).toBe('DISPUTE_PARTY_UNKNOWN');
  });

  it('nor to one who works no leads, or has no licence for them: the refusal says so and the appeal waits', async () => {
    const { verdictId } = await raise(lab, (await scannedLead(lab))._id);
    await appeal(lab, verdictId, lab.scanner);
    for (const [changed, before] of [
      [{ role: 'lobby_manager' }, { role: 'relationship_manager' }],
      [{ licences: [] }, { licences: ['pension'] }],
      [{ unitId: 'unit_court_branch' }, { unitId: lab.team.outletId }],
    ] as const) {
      await StaffModel.updateOne({ _id: lab.scanner }, { $set: changed });
      expect(await refusalOf(decide(lab, verdictId, lab.team.managerId, changeTo(lab.scanner)))).toBe('VERDICT_FOLLOWER_UNFIT');
      await StaffModel.updateOne({ _id: lab.scanner }, { $set: before });
    }
    expect((await storedVerdict(verdictId)).state).toBe('appealed');
  });
});

describe('a dispute is judged at once', () => {
  it('says who follows, how the deal is shared and until when one may appeal; both parties have it in their day', async () => {
    const lead = await scannedLead(lab);
    const { verdictId, numberText } = await raise(lab, lead._id);
    const scanner = await lab.as(lab.scanner);
    const document = await scanner.call('verdicts.read', { params: { verdictId }, query: {} });
    expect(numberText).toMatch(/^银桥归裁〔2026〕\d+ 号$/);
    expect(document).toMatchObject({ numberText, state: 'issued', can: ['appeal'], statement: '客户由我网点带来' });
    expect(document.ruling.slice(0, 2)).toEqual([
      '线索跟进权归试验网点 试验0。',
      '首笔成交（至 2027年2月20日）业绩：试验0 80%，试验1转介绍 20%，合计 100%；上级机构合并只计一笔。',
    ]);
    expect(document.shares.map(({ part }) => part)).toEqual([8_000, 2_000]);
    expect(document.clauses.filter(({ applies }) => applies).map(({ name }) => name)).toEqual(['第 3 条', '转介绍']);
    expect(document.appealBy).toBe(shanghaiInstant('2026-11-27', '18:00').toISOString());
    expect(document.ledgers.map(({ changed }) => changed)).toEqual([false, false, false, false]);
    const owner = await lab.as(lab.owner);
    const { tasks } = await owner.call('desk.today', {});
    expect(tasks.find((task) => task.verdictId === verdictId)).toMatchObject({ kind: 'verdict', bucket: 'today' });
  });

  it('both parties are told by a WeCom message that was recorded before it is sent; a step that follows takes back what was not begun', async () => {
    const { verdictId } = await raise(lab, (await scannedLead(lab))._id);
    expect((await noticesAbout(verdictId)).map(({ staffId }) => staffId).sort()).toEqual([lab.owner, lab.scanner].sort());
    const about = `Verdict/${verdictId}`;
    await until(
      'the worker is done with both',
      async () => (await DeliveryModel.countDocuments({ about, settledAt: { $ne: null } })) === 2,
    );
    await DeliveryModel.updateMany({ about }, { $set: { state: 'planned' } });
    await DeliveryModel.updateOne({ about, staffId: lab.owner }, { $set: { state: 'claimed' } });
    await appeal(lab, verdictId, lab.scanner);
    const states = await DeliveryModel.find({ about: `Verdict/${verdictId}` })
      .sort({ _id: 1 })
      .lean();
    expect(states.slice(0, 2).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    expect((await noticesAbout(verdictId)).at(-1)).toMatchObject({ staffId: lab.team.managerId, title: '答复归属申诉 · 个人养老金' });
  });

  it('the same request twice is one document', async () => {
    const lead = await scannedLead(lab);
    const key = randomUUID();
    expect(await raise(lab, lead._id, { key })).toEqual(await raise(lab, lead._id, { key }));
    expect(await VerdictModel.countDocuments({ leadId: lead._id })).toBe(1);
  });

  it('numbers follow one another without a gap', async () => {
    const numbers = (await VerdictModel.find().sort({ number: 1 }).lean()).map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, n) => numbers[0]! + n));
  });

  it('an owner who has been silent steps aside: the lead goes to the colleague with tasks, clocks and loads', async () => {
    const lead = await scannedLead(lab);
    await PersonModel.updateOne({ _id: lead.personId }, { $set: { ownerContactAt: new Date('2026-03-01T10:00:00+08:00') } });
    const before = await RmLoadModel.find({ _id: { $in: [lab.owner, lab.scanner] } }).lean();
    await raise(lab, lead._id);
    const moved = (await LeadModel.findById(lead._id).lean())!;
    expect(moved).toMatchObject({ staffId: lab.scanner, state: 'assigned', assignmentNo: lead.assignmentNo + 1, open: true });
    expect(moved.acceptBy!.getTime()).toBeGreaterThan(moved.assignedAt!.getTime());
    const tasks = await TaskModel.find({ 'subject.id': lead._id, state: 'open' }).lean();
    expect(tasks.map(({ staffId, assignmentNo }) => [staffId, assignmentNo])).toEqual([[lab.scanner, moved.assignmentNo]]);
    const openOf = (loads: typeof before, staffId: string) => loads.find(({ _id }) => _id === staffId)?.open ?? 0;
    const loads = await RmLoadModel.find({ _id: { $in: [lab.owner, lab.scanner] } }).lean();
    expect(openOf(loads, lab.owner)).toBe(openOf(before, lab.owner) - 1);
    expect(openOf(loads, lab.scanner)).toBe(openOf(before, lab.scanner) + 1);
    expect(await cardsAbout(lead._id, moved.assignmentNo)).toEqual([lab.scanner]);
    const manager = await lab.as(lab.team.managerId);
    const trace = await manager.call('cockpit.leadTrace', { params: { leadId: lead._id } });
    expect(trace.nowWhy).toEqual(['归属裁决书把这条线索交给试验1']);
    expect(trace.timeline.map(({ text }) => text)).toContain('按归属裁决书交给试验1');
    const person = (await PersonModel.findById(lead.personId).lean())!;
    expect(person.ownerStaffId).toBe(lab.owner);
  });

  it('a later fact never changes an issued verdict', async () => {
    const lead = await scannedLead(lab);
    const { verdictId } = await raise(lab, lead._id);
    const scanner = await lab.as(lab.scanner);
    const read = () => scanner.call('verdicts.read', { params: { verdictId }, query: {} });
    const before = await read();
    await PersonModel.updateOne({ _id: lead.personId }, { $set: { ownerStaffId: lab.stranger, tier: 'mass' } });
    await LeadModel.updateOne({ _id: lead._id }, { $set: { 'touches.0.facts': {} } });
    const after = await read();
    for (const part of ['ruling', 'shares', 'facts', 'clauses', 'ledgers', 'evidenceText', 'policyText'] as const)
      expect(after[part]).toEqual(before[part]);
  });
});

describe('appeals', () => {
  it('while they run the customer keeps being served: the follower accepts and works the lead', async () => {
    const lead = await scannedLead(lab);
    const { verdictId } = await raise(lab, lead._id);
    await appeal(lab, verdictId, lab.scanner);
    const owner = await lab.as(lab.owner);
    await accept(owner, lead._id);
    await record(owner, lead._id, 'considering');
    expect(await LeadModel.findById(lead._id).lean()).toMatchObject({ state: 'contacted', staffId: lab.owner });
    await record(owner, lead._id, 'completed');
    expect(await LeadModel.findById(lead._id).lean()).toMatchObject({ state: 'won' });
  });

  it('go from the outlet to the branch to head office, whose answer is final; every issue stays readable', async () => {
    const lead = await scannedLead(lab);
    const { verdictId } = await raise(lab, lead._id);
    await appeal(lab, verdictId, lab.scanner);
    const manager = await lab.as(lab.team.managerId);
    const { verdicts } = await manager.call('verdicts.list', { query: { view: 'todo' } });
    expect(verdicts.find((row) => row.verdictId === verdictId)).toMatchObject({ todo: 'decide', stateWord: '网点申诉中' });
    expect(await decide(lab, verdictId, lab.team.managerId, uphold)).toMatchObject({ state: 'upheld' });
    await appeal(lab, verdictId, lab.scanner);
    expect(await decide(lab, verdictId, lab.branchDesk, changeTo(lab.scanner, 7_000))).toMatchObject({ state: 'changed' });
    expect(await LeadModel.findById(lead._id).lean()).toMatchObject({ staffId: lab.scanner, assignmentNo: 2 });
    await appeal(lab, verdictId, lab.owner);
    expect(await decide(lab, verdictId, lab.headDesk, uphold)).toMatchObject({ state: 'final' });
    const told = (await noticesAbout(verdictId)).slice(-2);
    expect(told.map(({ staffId, title }) => [staffId, title]).sort()).toEqual(
      [lab.owner, lab.scanner].sort().map((staffId) => [staffId, '归属裁决 · 个人养老金']),
    );
    expect(await TaskModel.countDocuments({ 'subject.id': verdictId, state: 'open' })).toBe(0);
    expect(await refusalOf(appeal(lab, verdictId, lab.owner))).toBe('VERDICT_APPEAL_LATE');

    const owner = await lab.as(lab.owner);
    const now = await owner.call('verdicts.read', { params: { verdictId }, query: {} });
    expect(now.ruling[0]).toBe('线索跟进权归试验网点 试验1。');
    expect(now.shares.map(({ name, part }) => [name, part])).toEqual([
      ['试验1', 7_000],
      ['试验0', 3_000],
    ]);
    expect(now.appeals.map(({ levelText, tone }) => [levelText, tone])).toEqual([
      ['向网点申诉', 'neutral'],
      ['向分行申诉', 'brand'],
      ['向总行申诉', 'neutral'],
    ]);
    const first = await owner.call('verdicts.read', { params: { verdictId }, query: { issue: 1 } });
    expect(first.ruling[0]).toBe('线索跟进权归试验网点 试验0。');
    expect(first.issues.map(({ byText }) => byText)).toEqual(['按规则自动裁决', '分行改判 · 试验私域岗']);
    expect(await refusalOf(owner.call('verdicts.read', { params: { verdictId }, query: { issue: 3 } }))).toBe('VERDICT_UNKNOWN');

    expect(await refusalOf(raise(lab, lead._id, { by: lab.owner }))).toBe('DISPUTE_SETTLED');
  });

  it('of two who answer at once one is told that it has moved', async () => {
    const { verdictId } = await raise(lab, (await scannedLead(lab))._id);
    await appeal(lab, verdictId, lab.scanner);
    const { version } = await storedVerdict(verdictId);
    const answers = await Promise.allSettled([1, 2].map(() => decide(lab, verdictId, lab.team.managerId, changeTo(lab.scanner), version)));
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await storedVerdict(verdictId)).issues).toHaveLength(2);
  });
});

describe('核验', () => {
  it('any member of staff checks a print by its number; a changed document shows, and only readers may open it', async () => {
    const { verdictId } = await raise(lab, (await scannedLead(lab))._id);
    const { year, number } = await storedVerdict(verdictId);
    while ((await sealAudit()) > 0);
    const stranger = await lab.as(lab.stranger);
    const check = () => stranger.call('verdicts.verify', { query: { year, number } });
    expect(await check()).toMatchObject({ intact: true, fault: null, verdictId: null, issues: 1 });
    await VerdictModel.updateOne({ _id: verdictId }, { $set: { 'issues.0.judgement.shares.0.part': 9_000 } });
    expect(await check()).toMatchObject({ intact: false, fault: '第 1 版与签发时不一致。' });
    await VerdictModel.updateOne({ _id: verdictId }, { $set: { 'issues.0.judgement.shares.0.part': 8_000 } });
    expect((await check()).intact).toBe(true);
    const entry = { subjects: `Verdict/${verdictId}`, action: 'issue:Verdict' };
    const { detail } = (await AuditEntryModel.findOne(entry).lean())!;
    await AuditEntryModel.updateOne(entry, { $set: { detail: { ...detail, digest: 'forged' } } });
    expect(await check()).toMatchObject({ intact: false, fault: '审计记录链没有通过校验，请联系审计。' });
    await AuditEntryModel.updateOne(entry, { $set: { detail } });
    expect((await check()).intact).toBe(true);
    expect(await refusalOf(stranger.call('verdicts.verify', { query: { year, number: 99_999 } }))).toBe('VERDICT_UNKNOWN');
  });
});

/** The clock of the bank only moves forward: this part stands last. */
describe('deadlines', () => {
  it('an answer that is late passes to the level above; head office is asked again', async () => {
    const { verdictId } = await raise(lab, (await scannedLead(lab))._id);
    await appeal(lab, verdictId, lab.scanner);
    await setBusinessNow(shanghaiInstant('2026-11-25', '18:01'));
    await keepVerdictTime();
    expect(await storedVerdict(verdictId)).toMatchObject({
      state: 'appealed',
      level: 'branch',
      answerBy: shanghaiInstant('2026-11-30', '18:00'),
    });
    expect(await refusalOf(decide(lab, verdictId, lab.team.managerId, uphold))).toBe('VERDICT_NOT_YOUR_TURN');
    await setBusinessNow(shanghaiInstant('2026-11-30', '18:01'));
    await keepVerdictTime();
    await setBusinessNow(shanghaiInstant('2026-12-03', '18:01'));
    await keepVerdictTime();
    expect(await storedVerdict(verdictId)).toMatchObject({ level: 'head_office', answerBy: shanghaiInstant('2026-12-08', '18:00') });
    expect(await decide(lab, verdictId, lab.headDesk, uphold)).toMatchObject({ state: 'final' });
  });

  it('the time to appeal is five working days, of whose last day both are reminded once; afterwards the verdict is final', async () => {
    await setBusinessNow(shanghaiInstant('2026-12-04', '10:00'));
    const lead = await scannedLead(lab);
    const { verdictId } = await raise(lab, lead._id);
    const { appealBy } = await storedVerdict(verdictId);
    expect(appealBy).toEqual(shanghaiInstant('2026-12-11', '18:00'));
    await keepVerdictTime();
    expect(await noticesAbout(verdictId)).toHaveLength(2);
    await setBusinessNow(shanghaiInstant('2026-12-11', '09:01'));
    await keepVerdictTime();
    await keepVerdictTime();
    const reminders = (await noticesAbout(verdictId)).slice(2);
    expect(reminders.map(({ staffId, title }) => [staffId, title]).sort()).toEqual(
      [lab.owner, lab.scanner].sort().map((staffId) => [staffId, '归属裁决今天可申诉到期']),
    );
    await setBusinessNow(shanghaiInstant('2026-12-11', '18:01'));
    expect(await refusalOf(appeal(lab, verdictId, lab.scanner))).toBe('VERDICT_APPEAL_LATE');
    await keepVerdictTime();
    expect(await storedVerdict(verdictId)).toMatchObject({ state: 'final', open: false, appealBy: null });
    expect(await TaskModel.countDocuments({ 'subject.id': verdictId, state: 'open' })).toBe(0);
    expect(await refusalOf(raise(lab, lead._id))).toBe('DISPUTE_SETTLED');
  });
});
