import { randomUUID } from 'node:crypto';
import type { TransferReason } from '@yinqiao/shared/domain';
import { LeadModel } from '../../server/src/modules/leads/lead.model';
import { RmLoadModel } from '../../server/src/modules/leads/rmLoad.model';
import { TaskModel } from '../../server/src/modules/tasks/task.model';
import { AuditEntryModel } from '../../server/src/platform/audit';
import { businessNow, setBusinessNow } from '../../server/src/platform/clock/clock';
import { staffByName } from '../../server/seed/bank/staff';
import { refusalOf } from '../support/people';
import { clientOf } from '../support/teams';
import { until } from '../support/until';
import {
  accept,
  assignedLead,
  askFor,
  giveBack,
  type LeadLab,
  openOf,
  record,
  startLeadLab,
  stored,
  takeRulesBack,
  workbench,
} from './leads.support';

jest.setTimeout(120_000);

/** 线索与负荷调度: a manager gives leads by hand, with a reason, and takes it back while nobody has begun. */
let lab: LeadLab;
beforeAll(async () => {
  lab = await startLeadLab();
  await setBusinessNow(new Date('2026-11-23T10:00:00+08:00'));
}, 120_000);
afterAll(() => lab?.bank.stop());

const manager = () => clientOf(lab.bank.url, 'staff', lab.team.managerId, 'console');
const transfer = async (leads: { leadId: string; assignmentNo: number }[], toStaffId: string, reason: TransferReason = 'overloaded') =>
  (await manager()).call('leads.transfer', { body: { leads, toStaffId, reason }, idempotencyKey: randomUUID() });
const undo = async (transferId: string) =>
  (await manager()).call('leads.undoTransfer', { params: { transferId }, idempotencyKey: randomUUID() });
const otherThan = (staffId: string) => lab.team.staffIds.find((id) => id !== staffId)!;

describe('who may not', () => {
  it('neither an RM, nor head office, nor a manager of another unit, who knows neither the lead nor the RM', async () => {
    const lead = await assignedLead(lab);
    const order = {
      body: { leads: [{ leadId: lead._id, assignmentNo: 1 }], toStaffId: otherThan(lead.staffId), reason: 'overdue' as const },
    };
    const by = async (staffId: string) =>
      refusalOf(
        (await clientOf(lab.bank.url, 'staff', staffId, 'console')).call('leads.transfer', { ...order, idempotencyKey: randomUUID() }),
      );
    expect(await by(lead.staffId)).toBe('ACCESS_DENIED');
    expect(await by(staffByName('林若川').staffId)).toBe('ACCESS_DENIED');
    expect(await by(staffByName('何承泽').staffId)).toBe('STAFF_UNKNOWN');
    expect(await AuditEntryModel.countDocuments({ action: 'transfer:Lead', outcome: 'refused' })).toBeGreaterThanOrEqual(1);
    expect((await stored(lead._id)).staffId).toBe(lead.staffId);
  });

  it('not to somebody of another unit, and no lead of another unit', async () => {
    const lead = await assignedLead(lab);
    expect(await refusalOf(transfer([{ leadId: lead._id, assignmentNo: 1 }], staffByName('周可欣').staffId))).toBe('STAFF_UNKNOWN');
    const foreign = await LeadModel.findOne({ open: true, unitPath: { $not: new RegExp(`^${lab.team.unitPath}`) } }).lean();
    expect(await refusalOf(transfer([{ leadId: foreign!._id, assignmentNo: foreign!.assignmentNo }], lab.team.staffIds[0]!))).toBe(
      'LEAD_UNKNOWN',
    );
  });
});

describe('a licence that a branch asks for beyond the bank’s own', () => {
  afterAll(takeRulesBack);

  it('stands on the card, and keeps the lead from whoever lacks it by hand as by the ladder', async () => {
    const lead = await assignedLead(lab);
    await askFor(lab, { pension: ['insurance'] });
    const { columns, people } = await (await manager()).call('leads.board', {});
    const cards = Object.values(columns).flatMap(({ leads }) => leads);
    expect(cards.find(({ leadId }) => leadId === lead._id)?.licences).toEqual(['pension', 'insurance']);
    expect(people.every(({ licences }) => !licences.includes('insurance'))).toBe(true);
    const { moved, refused } = await transfer([{ leadId: lead._id, assignmentNo: 1 }], otherThan(lead.staffId));
    expect([moved, refused.map(({ text }) => text)]).toEqual([0, [expect.stringMatching(/^试验\d没有保险销售资质$/)]]);
    expect((await stored(lead._id)).staffId).toBe(lead.staffId);
  });
});

describe('given by hand', () => {
  it('a lead changes hands by one path: task, card, loads, history, and the former holder’s page is stale', async () => {
    const lead = await assignedLead(lab);
    await accept(await workbench(lab, lead.staffId), lead._id);
    const to = otherThan(lead.staffId);
    const loads = [await openOf(lead.staffId), await openOf(to)];
    expect(await transfer([{ leadId: lead._id, assignmentNo: 1 }], to)).toMatchObject({ moved: 1, refused: [] });
    const now = await stored(lead._id);
    expect(now).toMatchObject({ state: 'assigned', staffId: to, assignmentNo: 2, givenBy: 'manager', nextClock: 'accept' });
    expect(now.history.at(-1)).toMatchObject({ what: 'transferred', staffId: to, code: 'overloaded', byStaffId: lab.team.managerId });
    expect([await openOf(lead.staffId), await openOf(to)]).toEqual([loads[0]! - 1, loads[1]! + 1]);
    const tasks = await TaskModel.find({ 'subject.id': lead._id, state: 'open' }).lean();
    expect(tasks.map(({ kind, staffId }) => [kind, staffId])).toEqual([['first_contact', to]]);
    expect(await refusalOf(record(await workbench(lab, lead.staffId), lead._id, 'declined'))).toBe('LEAD_NOT_YOURS');
    const page = await (await workbench(lab, to)).call('desk.lead', { params: { leadId: lead._id } });
    expect(page.lead.why).toEqual(['试验长改派给你：负责人忙不过来']);
  });

  it('one that came back three times stands on the board as 待分, is given, and the manager’s task is done', async () => {
    const lead = await assignedLead(lab);
    for (const assignmentNo of [1, 2, 3]) {
      const now = await until(`assignment ${assignmentNo}`, async () => {
        const current = await stored(lead._id);
        return current.assignmentNo === assignmentNo && current.staffId ? current : null;
      });
      await giveBack(await workbench(lab, now.staffId!), lead._id, assignmentNo);
    }
    const board = await (await manager()).call('leads.board', {});
    expect(board.columns.waiting.leads.find(({ leadId }) => leadId === lead._id)).toMatchObject({ state: 'new', stateWord: '待人工分配' });
    await transfer([{ leadId: lead._id, assignmentNo: 3 }], lab.team.staffIds[0]!, 'better_fit');
    expect(await stored(lead._id)).toMatchObject({ state: 'assigned', staffId: lab.team.staffIds[0], assignmentNo: 4 });
    expect((await TaskModel.findOne({ 'subject.id': lead._id, kind: 'lead_decision' }).lean())?.state).toBe('done');
  });

  it('what has moved on meanwhile stays and is told, the others go', async () => {
    const [first, second] = [await assignedLead(lab), await assignedLead(lab)];
    const to = lab.team.staffIds.find((id) => id !== first.staffId && id !== second.staffId)!;
    const { moved, refused } = await transfer(
      [
        { leadId: first._id, assignmentNo: 7 },
        { leadId: second._id, assignmentNo: 1 },
      ],
      to,
    );
    expect([moved, refused]).toEqual([1, [{ leadId: first._id, text: '刚刚有变化，请看最新状态' }]]);
  });

  it('nothing passes the capacity: the board shows the load, and a full RM gets none', async () => {
    const lead = await assignedLead(lab);
    const to = otherThan(lead.staffId);
    const person = (await (await manager()).call('leads.board', {})).people.find(({ staffId }) => staffId === to)!;
    const open = await openOf(to);
    expect(person).toMatchObject({ open, openCapacity: 200, dutyText: '在岗', away: false });
    await RmLoadModel.updateOne({ _id: to }, { $set: { open: 200 } });
    const { moved, refused } = await transfer([{ leadId: lead._id, assignmentNo: 1 }], to);
    expect([moved, refused[0]?.text]).toEqual([0, `${person.name}手上已满 200/200`]);
    await RmLoadModel.updateOne({ _id: to }, { $set: { open } });
  });
});

describe('taken back', () => {
  it('within ten minutes the lead is with whoever had it', async () => {
    const lead = await assignedLead(lab);
    const { transferId } = await transfer([{ leadId: lead._id, assignmentNo: 1 }], otherThan(lead.staffId));
    expect((await (await manager()).call('leads.board', {})).undo).toMatchObject({ transferId, leads: 1 });
    expect(await undo(transferId)).toEqual({ transferId, undone: 1, kept: 0 });
    expect(await stored(lead._id)).toMatchObject({ state: 'assigned', staffId: lead.staffId, assignmentNo: 3 });
    expect(await refusalOf(undo(transferId))).toBe('TRANSFER_TOO_LATE');
  });

  it('not once it was accepted, not after ten minutes, and not by somebody else', async () => {
    const lead = await assignedLead(lab);
    const to = otherThan(lead.staffId);
    const { transferId } = await transfer([{ leadId: lead._id, assignmentNo: 1 }], to);
    const stranger = await clientOf(lab.bank.url, 'staff', staffByName('何承泽').staffId, 'console');
    const foreign = stranger.call('leads.undoTransfer', { params: { transferId }, idempotencyKey: randomUUID() });
    expect(await refusalOf(foreign)).toBe('TRANSFER_UNKNOWN');
    await accept(await workbench(lab, to), lead._id, 2);
    expect(await refusalOf(undo(transferId))).toBe('TRANSFER_TOO_LATE');
    const later = await transfer([{ leadId: lead._id, assignmentNo: 2 }], lead.staffId);
    await setBusinessNow(new Date(businessNow().getTime() + 11 * 60_000));
    expect(await refusalOf(undo(later.transferId))).toBe('TRANSFER_TOO_LATE');
  });
});

it('the load of every RM is what leads say', async () => {
  for (const staffId of lab.team.staffIds) expect(await openOf(staffId)).toBe(await LeadModel.countDocuments({ staffId, open: true }));
});
