import { randomUUID } from 'node:crypto';
import { LeadModel } from '../../server/src/modules/leads/lead.model';
import { PersonModel } from '../../server/src/modules/customers/person.model';
import { DeliveryModel } from '../../server/src/modules/outreach/delivery.model';
import { TaskModel } from '../../server/src/modules/tasks/task.model';
import { poolLead } from '../../server/src/modules/leads/commands/poolLead';
import { AuditEntryModel } from '../../server/src/platform/audit';
import { businessNow, setBusinessNow } from '../../server/src/platform/clock/clock';
import { transact } from '../../server/src/platform/db/transact';
import { staffByName } from '../../server/seed/bank/staff';
import { refusalOf } from '../support/people';
import { addCustomers, claim, clientOf } from '../support/teams';
import { until } from '../support/until';
import { acceptedLead, assignedLead, inState, type LeadLab, openOf, startLeadLab, stored, workbench } from './leads.support';

/** 黑名单 before anything else, and also later: what is known of a person now stops what was captured before it was known. */
jest.setTimeout(120_000);

let lab: LeadLab;
beforeAll(async () => {
  lab = await startLeadLab();
  await setBusinessNow(new Date('2026-11-23T02:00:00.000Z'));
}, 120_000);
afterAll(() => lab?.bank.stop());

const as = (name: string) => clientOf(lab.bank.url, 'staff', staffByName(name).staffId, 'console');
const list = async (name: string, leadId: string) =>
  (await as(name)).call('leads.changeRiskList', { params: { leadId }, body: { list: 'blacklist', on: true, reason: 'fraud' } });
const noticesTo = (staffId: string) =>
  DeliveryModel.find({ staffId, kind: 'staff_notice' })
    .lean()
    .then((all) => all.map(({ body }) => JSON.stringify(body)));

it('planners, managers and other branches put nobody on a list; compliance does, with a reason that stays in the trail', async () => {
  const lead = await assignedLead(lab);
  expect(await refusalOf(list('林若川', lead._id))).toBe('ACCESS_DENIED');
  expect(await refusalOf(list('金晓舟', lead._id))).toBe('ACCESS_DENIED');
  expect(await (await as('梁知行')).call('leads.riskLists', { params: { leadId: lead._id } })).toEqual({ lists: [] });
  expect(await list('梁知行', lead._id)).toEqual({ lists: ['blacklist'], ended: 1 });
  expect(await refusalOf(list('梁知行', lead._id))).toBe('CUSTOMER_LISTED_ALREADY');
  const entry = await AuditEntryModel.findOne({ action: 'list:Customer', subjects: `Customer/${lead.personId}` }).lean();
  expect(entry).toMatchObject({ actor: { id: staffByName('梁知行').staffId }, reason: 'fraud', detail: { list: 'blacklist' } });
});

it('a lead in hand stops: its holder has room again and no task, and holder and manager are told without the reason', async () => {
  const { lead } = await acceptedLead(lab);
  const room = await openOf(lead.staffId);
  await list('梁知行', lead._id);
  expect(await stored(lead._id)).toMatchObject({ state: 'lost', open: false });
  expect((await stored(lead._id)).history.at(-1)).toMatchObject({ what: 'closed', code: 'red_line' });
  expect(await openOf(lead.staffId)).toBe(room - 1);
  expect(await TaskModel.countDocuments({ 'subject.id': lead._id, state: 'open' })).toBe(0);
  for (const staffId of [lead.staffId, lab.team.managerId]) {
    const told = await until('a notice', async () => (await noticesTo(staffId)).find((body) => body.includes('线索已停止')) ?? null);
    expect(told).not.toMatch(/黑名单|涉诈/);
  }
});

it('nothing more joins or begins, until the person is taken off; then what they ask for is distributed again', async () => {
  const lead = await assignedLead(lab);
  await list('梁知行', lead._id);
  await claim(lab.bank.url, lead.personId);
  const [other = ''] = await addCustomers(lab.team, 1);
  await claim(lab.bank.url, other);
  await until('the later one has an RM', () => LeadModel.findOne({ personId: other, state: 'assigned' }).lean());
  expect(await LeadModel.countDocuments({ personId: lead.personId, open: true })).toBe(0);
  expect((await stored(lead._id)).touches).toHaveLength(1);
  const off = { list: 'blacklist', on: false, reason: 'mistaken' } as const;
  expect(await (await as('梁知行')).call('leads.changeRiskList', { params: { leadId: lead._id }, body: off })).toEqual({
    lists: [],
    ended: 0,
  });
});

it('what was captured before waits for nobody, is grabbed by nobody and given to nobody', async () => {
  const lead = await assignedLead(lab);
  const barred = await assignedLead(lab);
  // Known by another way than the console: a file of the core, say.
  await PersonModel.updateOne({ _id: lead.personId }, { $set: { redLines: ['risk'] } });
  await PersonModel.updateOne({ _id: barred.personId }, { $set: { redLines: ['risk'] } });
  const manager = await clientOf(lab.bank.url, 'staff', lab.team.managerId, 'console');
  const to = lab.team.staffIds.find((id) => id !== barred.staffId)!;
  const moved = await manager.call('leads.transfer', {
    body: { leads: [{ leadId: barred._id, assignmentNo: 1 }], toStaffId: to, reason: 'other' },
    idempotencyKey: randomUUID(),
  });
  expect(moved).toMatchObject({ moved: 0, refused: [{ text: '客户不在营销范围，不再分配' }] });

  await (
    await workbench(lab, lead.staffId)
  ).call('leads.return', { params: { leadId: lead._id }, body: { assignmentNo: 1, reason: 'busy' } });
  expect((await inState(lead._id, 'lost')).history.at(-1)).toMatchObject({ code: 'red_line' });

  const pooled = await transact(() => poolLead(barred, 'idle', businessNow()));
  await LeadModel.updateOne({ _id: pooled._id }, { $set: { openFrom: new Date(businessNow().getTime() - 60_000) } });
  const grab = (await workbench(lab, to)).call('leads.grab', { params: { leadId: pooled._id }, idempotencyKey: randomUUID() });
  expect(await refusalOf(grab)).toBe('LEAD_POOL_TAKEN');
});
