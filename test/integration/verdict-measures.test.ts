import { type MeasureAnswer, shanghaiInstant } from '@yinqiao/shared/domain';
import { type VerdictMeasure, VerdictMeasureModel } from '../../server/src/modules/leads/verdicts/measures/verdictMeasure.model';
import { keepVerdictTime } from '../../server/src/modules/leads/verdicts/commands/keepVerdictTime';
import { DeliveryModel } from '../../server/src/modules/outreach/delivery.model';
import { TaskModel } from '../../server/src/modules/tasks/task.model';
import { AuditEntryModel } from '../../server/src/platform/audit';
import { setBusinessNow } from '../../server/src/platform/clock/clock';
import { PersonModel } from '../../server/src/modules/customers/person.model';
import { LeadModel } from '../../server/src/modules/leads/lead.model';
import { refusalOf } from '../support/people';
import { addTeam, clientOf, type Team } from '../support/teams';
import { appeal, changeTo, decide, raise, scannedLead, startVerdictLab, storedVerdict, uphold, type VerdictLab } from './verdicts.support';

/** 六、执行: what a verdict asks of people is somebody's task, ends with their answer, and is taken back with the verdict. */
jest.setTimeout(120_000);

let lab: VerdictLab;
/** Outlets of two other branches. */
let away: Team;
let far: Team;
beforeAll(async () => {
  lab = await startVerdictLab();
  away = await addTeam({ name: 'away', rms: 1 });
  far = await addTeam({ name: 'far', rms: 1 });
  await setBusinessNow(shanghaiInstant('2026-11-23', '10:00'));
}, 120_000);
afterAll(() => lab?.bank.stop());

/** D1 where the owner had been silent for long: the outlet's manager is to look at the book in 90 days. */
async function asked() {
  const lead = await scannedLead(lab);
  await PersonModel.updateOne({ _id: lead.personId }, { $set: { ownerContactAt: new Date('2026-01-05T10:00:00+08:00') } });
  const { verdictId } = await raise(lab, lead._id);
  const measure = (await VerdictMeasureModel.findOne({ verdictId }).lean<VerdictMeasure>())!;
  return { verdictId, measure };
}
const answer = async (by: string, verdictId: string, to: MeasureAnswer, measureNo = 1) =>
  (await lab.as(by)).call('verdicts.closeMeasure', { params: { verdictId, measureNo }, body: { issue: 1, answer: to } });
const tasksOf = ({ _id }: VerdictMeasure) => TaskModel.find({ 'subject.id': _id }).lean();
const read = async (by: string, verdictId: string, issue?: number) =>
  (await lab.as(by)).call('verdicts.read', { params: { verdictId }, query: { issue } });

it('nobody answers but whom it is asked of, and nothing that was not asked', async () => {
  const { verdictId } = await asked();
  expect(await refusalOf(answer(lab.owner, verdictId, 'done'))).toBe('ACCESS_DENIED');
  expect(await refusalOf(answer(lab.branchDesk, verdictId, 'done'))).toBe('MEASURE_NOT_YOURS');
  expect(await refusalOf(answer(lab.team.managerId, verdictId, 'done', 9))).toBe('MEASURE_UNKNOWN');
  expect(await refusalOf(answer(lab.team.managerId, 'vdt_nothing', 'done'))).toBe('VERDICT_UNKNOWN');
  expect(await AuditEntryModel.countDocuments({ action: 'carry_out:Verdict', outcome: 'refused', 'actor.id': lab.branchDesk })).toBe(1);
});

it('whoever is asked has a task, a message and a row in the list; the answer ends them, and says so in the document', async () => {
  const { verdictId, measure } = await asked();
  expect(measure).toMatchObject({ askedOf: lab.team.managerId, measure: { code: 'review', on: '2027-02-21' }, state: 'open' });
  expect(await tasksOf(measure)).toMatchObject([{ kind: 'verdict_measure', state: 'open', staffId: lab.team.managerId }]);
  expect(await DeliveryModel.countDocuments({ about: `VerdictMeasure/${measure._id}`, staffId: lab.team.managerId })).toBe(1);
  const manager = await lab.as(lab.team.managerId);
  const todo = async () =>
    (await manager.call('verdicts.list', { query: { view: 'todo' } })).verdicts.find((one) => one.verdictId === verdictId);
  expect(await todo()).toMatchObject({ todo: 'measure', measureBy: measure.dueAt.toISOString() });
  expect((await read(lab.team.managerId, verdictId)).measures).toMatchObject([{ measureNo: 1, state: 'open', mine: true }]);
  expect((await read(lab.owner, verdictId)).measures).toMatchObject([{ state: 'open', mine: false }]);

  expect(await answer(lab.team.managerId, verdictId, 'done')).toEqual({ verdictId, measureNo: 1, state: 'done' });
  expect(await answer(lab.team.managerId, verdictId, 'done')).toMatchObject({ state: 'done' });
  expect(await refusalOf(answer(lab.team.managerId, verdictId, 'not_needed'))).toBe('MEASURE_CLOSED');
  expect(await tasksOf(measure)).toMatchObject([{ state: 'done' }]);
  expect(await todo()).toBeUndefined();
  expect((await read(lab.owner, verdictId)).measures).toMatchObject([{ state: 'done', mine: false }]);
  const told = await AuditEntryModel.find({ action: 'carry_out:Verdict', outcome: 'done', subjects: `Verdict/${verdictId}` }).lean();
  expect(told.map(({ detail }) => detail)).toEqual([{ issue: 1, measure: 'review', answer: 'done' }]);
});

it('an appeal leaves it standing while it waits and where the verdict is upheld', async () => {
  const { verdictId, measure } = await asked();
  await appeal(lab, verdictId, lab.owner);
  expect(await tasksOf(measure)).toMatchObject([{ state: 'open' }]);
  await decide(lab, verdictId, lab.team.managerId, uphold);
  expect(await tasksOf(measure)).toMatchObject([{ state: 'open' }]);
});

it('an appeal that changes the verdict takes it back: the task is dropped, the new issue asks nothing of anybody', async () => {
  const { verdictId, measure } = await asked();
  await appeal(lab, verdictId, lab.owner);
  await decide(lab, verdictId, lab.team.managerId, changeTo(lab.owner));
  expect(await tasksOf(measure)).toMatchObject([{ state: 'dropped' }]);
  expect((await storedVerdict(verdictId)).issues.map(({ judgement }) => judgement.measures.length)).toEqual([1, 0]);
  expect((await read(lab.team.managerId, verdictId, 1)).measures).toMatchObject([{ state: 'recalled', mine: false }]);
  expect((await read(lab.team.managerId, verdictId)).measures).toEqual([]);
  expect(await refusalOf(answer(lab.team.managerId, verdictId, 'done'))).toBe('MEASURE_CLOSED');
});

describe('an owner who was silent steps aside for the code of another branch', () => {
  const LONG_AGO = new Date('2026-01-05T10:00:00+08:00');

  /** @param owner whose book it is by now @param claimants who dispute the lead, whoever follows it first */
  async function ruled(owner: string, scanner: string, claimants: [string, string]) {
    const lead = await scannedLead(lab);
    await PersonModel.updateOne({ _id: lead.personId }, { $set: { ownerStaffId: owner, ownerContactAt: LONG_AGO } });
    await LeadModel.updateOne({ _id: lead._id }, { $set: { 'touches.0.facts': { codeStaffId: scanner } } });
    const { verdictId } = await raise(lab, lead._id, { by: lab.team.managerId, claimants });
    return { lead, verdictId, measure: (await VerdictMeasureModel.findOne({ verdictId }).lean<VerdictMeasure>())! };
  }

  it('the book is looked at by the manager of its owner, not by that of the new follower', async () => {
    const [scanner = ''] = away.staffIds;
    const { verdictId, measure } = await ruled(lab.owner, scanner, [lab.owner, scanner]);
    expect((await storedVerdict(verdictId)).issues[0]!.judgement.followerId).toBe(scanner);
    expect(measure).toMatchObject({ askedOf: lab.team.managerId, measure: { code: 'review' } });
  });

  it('whoever is asked opens the document and answers, also where the owner claims nothing', async () => {
    const { verdictId, measure } = await ruled(away.staffIds[0]!, lab.scanner, [lab.owner, lab.stranger]);
    expect(measure.askedOf).toBe(away.managerId);
    expect((await read(away.managerId, verdictId)).measures).toMatchObject([{ state: 'open', mine: true }]);
    expect(await answer(away.managerId, verdictId, 'done')).toMatchObject({ state: 'done' });
    expect(await tasksOf(measure)).toMatchObject([{ state: 'done' }]);
  });

  it('whom the verdict gives the lead to is told, reads it and appeals not, as one who is no party; so does the manager there', async () => {
    const [scanner = ''] = far.staffIds;
    const { lead, verdictId } = await ruled(lab.owner, scanner, [lab.owner, lab.stranger]);
    expect((await LeadModel.findById(lead._id).lean())!.staffId).toBe(scanner);
    const rm = await clientOf(lab.bank.url, 'staff', scanner, 'workbench');
    const document = await rm.call('verdicts.read', { params: { verdictId }, query: {} });
    expect(document).toMatchObject({ verdictId, leadId: lead._id, can: [] });
    const { verdicts } = await rm.call('verdicts.list', { query: { view: 'all' } });
    expect(verdicts).toMatchObject([{ verdictId, todo: null }]);
    expect(await refusalOf(rm.call('verdicts.appeal', appealBody(verdictId)))).toBe('VERDICT_UNKNOWN');
    const [told] = await DeliveryModel.find({ about: `Verdict/${verdictId}`, staffId: scanner }).lean();
    expect(told!.body).toContain(`/workbench.html#/verdicts/${verdictId}`);
    expect((await read(far.managerId, verdictId)).verdictId).toBe(verdictId);
    expect(await refusalOf(read(away.managerId, verdictId))).toBe('VERDICT_UNKNOWN');
  });
});

/** The clock of the bank only moves forward: this stands last. */
it('on its last day whoever is asked is reminded once, and nobody of what is done', async () => {
  const [open, done] = [await asked(), await asked()];
  await answer(lab.team.managerId, done.verdictId, 'done');
  const noticesOf = ({ _id }: VerdictMeasure) =>
    DeliveryModel.find({ about: `VerdictMeasure/${_id}`, staffId: lab.team.managerId })
      .sort({ _id: 1 })
      .lean();
  await setBusinessNow(shanghaiInstant('2027-02-21', '14:59'));
  await keepVerdictTime();
  expect(await noticesOf(open.measure)).toHaveLength(1);
  await setBusinessNow(shanghaiInstant('2027-02-21', '15:01'));
  await keepVerdictTime();
  await keepVerdictTime();
  const [, reminder, ...more] = await noticesOf(open.measure);
  expect(reminder!.body).toContain('今天到期');
  expect(reminder!.body).toContain('复核管户关系');
  expect(more).toEqual([]);
  expect(await noticesOf(done.measure)).toHaveLength(1);
});

const appealBody = (verdictId: string) => ({
  params: { verdictId },
  body: { reason: '请再看' },
  ifMatch: 1,
  idempotencyKey: `appeal-${verdictId}`,
});
