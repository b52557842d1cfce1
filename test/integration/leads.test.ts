import { randomUUID } from 'node:crypto';
import { BenefitClaimed } from '../../server/src/events/campaigns';
import { StaffCardActed } from '../../server/src/events/outreach';
import { DecisionModel } from '../../server/src/modules/leads/decision.model';
import { type Lead, LeadModel } from '../../server/src/modules/leads/lead.model';
import { DeliveryModel } from '../../server/src/modules/outreach/delivery.model';
import { TaskModel } from '../../server/src/modules/tasks/task.model';
import { AuditEntryModel } from '../../server/src/platform/audit';
import { transact } from '../../server/src/platform/db/transact';
import { emit, EventModel } from '../../server/src/platform/work';
import { staffByName } from '../../server/seed/bank/staff';
import { refusalOf } from '../support/people';
import { addCustomers, claim, clientOf, PENSION_SEASON } from '../support/teams';
import { until } from '../support/until';
import { accept, assignedLead, giveBack, inState, type LeadLab, openOf, record, startLeadLab, stored, workbench } from './leads.support';

jest.setTimeout(60_000);

let lab: LeadLab;
beforeAll(async () => (lab = await startLeadLab()), 120_000);
afterAll(() => lab?.bank.stop());

describe('who may not', () => {
  it('a colleague can neither accept, return nor record, is told that there is no such lead, and the attempt is audited', async () => {
    const lead = await assignedLead(lab);
    const colleague = await workbench(
      lab,
      lab.team.staffIds.find((id) => id !== lead.staffId)!,
    );
    expect(await refusalOf(accept(colleague, lead._id))).toBe('LEAD_UNKNOWN');
    expect(await refusalOf(giveBack(colleague, lead._id))).toBe('LEAD_UNKNOWN');
    expect(await refusalOf(record(colleague, lead._id, 'declined'))).toBe('LEAD_UNKNOWN');
    expect(await AuditEntryModel.countDocuments({ subjects: `Lead/${lead._id}`, outcome: 'refused' })).toBe(3);
    expect((await stored(lead._id)).state).toBe('assigned');
  });

  it('a lead that does not exist is answered like one of somebody else', async () => {
    expect(await refusalOf(accept(await workbench(lab, lab.team.staffIds[0]!), 'led_unknown'))).toBe('LEAD_UNKNOWN');
  });

  it('an assignment number of another time changes nothing, and is audited', async () => {
    const lead = await assignedLead(lab);
    expect(await refusalOf(accept(await workbench(lab, lead.staffId), lead._id, 2))).toBe('LEAD_NOT_YOURS');
    expect(await refusalOf(accept(await workbench(lab, lead.staffId), lead._id, 0))).toBe('LEAD_NOT_YOURS');
    expect(await AuditEntryModel.countDocuments({ subjects: `Lead/${lead._id}`, outcome: 'refused' })).toBe(2);
  });

  it('an outcome before acceptance, a second acceptance and a return after contact are refused', async () => {
    const lead = await assignedLead(lab);
    const rm = await workbench(lab, lead.staffId);
    expect(await refusalOf(record(rm, lead._id, 'declined'))).toBe('LEAD_STATE_CHANGED');
    await accept(rm, lead._id);
    expect(await refusalOf(accept(rm, lead._id))).toBe('LEAD_STATE_CHANGED');
    await record(rm, lead._id, 'considering');
    expect(await refusalOf(giveBack(rm, lead._id))).toBe('LEAD_STATE_CHANGED');
  });

  it('a branch sees no lead of another branch, neither in its list nor by asking for the unit', async () => {
    const lead = await assignedLead(lab);
    const chengzhou = await clientOf(lab.bank.url, 'staff', staffByName('郭书宁').staffId, 'console');
    const list = await chengzhou.call('leads.list', { query: { view: 'all' } });
    expect(list.leads.map(({ leadId }) => leadId)).not.toContain(lead._id);
    expect(await refusalOf(chengzhou.call('leads.list', { query: { unitId: lab.team.outletId, view: 'all' } }))).toBe('REQUEST_NOT_FOUND');
    expect(await refusalOf(chengzhou.call('cockpit.leadTrace', { params: { leadId: lead._id } }))).toBe('LEAD_UNKNOWN');
  });
});

describe('from the claim to an RM', () => {
  it('without consent to contact the benefit is granted and no lead is made', async () => {
    const [personId = ''] = await addCustomers(lab.team, 1);
    const couponId = await claim(lab.bank.url, personId, false);
    await until('the claim was worked on', () =>
      EventModel.findOne({ type: 'BenefitClaimed', 'payload.couponId': couponId, 'payload.consentId': null }).lean(),
    );
    const later = await assignedLead(lab);
    expect(later.personId).not.toBe(personId);
    expect(await LeadModel.countDocuments({ personId })).toBe(0);
  });

  it('the lead gets one owner, one task, one card and one trace that says why', async () => {
    const lead = await assignedLead(lab);
    const tasks = await TaskModel.find({ 'subject.id': lead._id }).lean();
    expect(tasks.map(({ kind, staffId, state, assignmentNo }) => ({ kind, staffId, state, assignmentNo }))).toEqual([
      { kind: 'first_contact', staffId: lead.staffId, state: 'open', assignmentNo: 1 },
    ]);
    expect(await DeliveryModel.countDocuments({ leadId: lead._id, kind: 'staff_card', staffId: lead.staffId })).toBe(1);
    const [decision, ...more] = await DecisionModel.find({ leadId: lead._id }).lean();
    expect(more).toEqual([]);
    expect(decision?.trace).toMatchObject({ chosen: { staffId: lead.staffId, by: 'fair_share' }, poolUnitId: lab.team.outletId });
    const page = await (await workbench(lab, lead.staffId)).call('desk.lead', { params: { leadId: lead._id } });
    expect(page.lead.why).toHaveLength(3);
    expect(page.lead.why[0]).toBe('第 10 条 网点就近：客户资料里的片区是试验片区');
    expect(page.can).toEqual(['accept', 'return']);
  });

  it('the same claim told twice is one touch, and a second enquiry of the line joins the open lead', async () => {
    const lead = await assignedLead(lab);
    const again = (couponId: string) =>
      transact(() =>
        emit(BenefitClaimed, {
          personId: lead.personId,
          couponId,
          campaignId: PENSION_SEASON,
          productLine: 'pension',
          areaId: lab.team.areaId,
          consentId: lead.consentId,
        }),
      );
    await again(lead.touches[0]!.source.replace('Coupon/', ''));
    await again('cpn_second');
    await again('cpn_second');
    await until('the second enquiry joined', async () => (await stored(lead._id)).touches.length === 2);
    await assignedLead(lab);
    expect((await stored(lead._id)).touches).toHaveLength(2);
    expect(await LeadModel.countDocuments({ personId: lead.personId })).toBe(1);
  });

  it('the book owner on duty gets the customer; it uses capacity and does not count in fair share', async () => {
    const owner = lab.team.staffIds[2]!;
    const before = await openOf(owner);
    const lead = await assignedLead(lab, owner);
    expect(lead.staffId).toBe(owner);
    expect(await openOf(owner)).toBe(before + 1);
    const decision = await DecisionModel.findOne({ leadId: lead._id }).lean();
    expect(decision?.trace).toMatchObject({ chosen: { by: 'book_owner' }, epoch: null });
  });
});

describe('the RM hands it back', () => {
  it('the lead goes to a colleague, the old task is dropped, and the first RM is told that it is not theirs any more, which is audited', async () => {
    const lead = await assignedLead(lab);
    const first = await workbench(lab, lead.staffId);
    const before = await openOf(lead.staffId);
    expect(await giveBack(first, lead._id)).toEqual({ leadId: lead._id, state: 'waiting', assignmentNo: 1 });
    const again = await inState(lead._id, 'assigned');
    expect(again.assignmentNo).toBe(2);
    expect(again.staffId).not.toBe(lead.staffId);
    expect(await openOf(lead.staffId)).toBe(before - 1);
    expect((await TaskModel.find({ 'subject.id': lead._id }).sort({ openedAt: 1 }).lean()).map(({ state }) => state)).toEqual([
      'dropped',
      'open',
    ]);
    expect(await refusalOf(accept(first, lead._id))).toBe('LEAD_NOT_YOURS');
    expect(await refusalOf(giveBack(first, lead._id))).toBe('LEAD_NOT_YOURS');
    expect(await refusalOf(record(first, lead._id, 'declined'))).toBe('LEAD_NOT_YOURS');
    const refused = { subjects: `Lead/${lead._id}`, 'actor.id': lead.staffId, outcome: 'refused' as const, reason: 'LEAD_NOT_YOURS' };
    expect(await AuditEntryModel.countDocuments(refused)).toBe(3);
  });

  it('a lead that came back three times waits for a manager', async () => {
    const lead = await assignedLead(lab);
    for (const assignmentNo of [1, 2, 3]) {
      const now = await until(`assignment ${assignmentNo}`, async () => {
        const current = await stored(lead._id);
        return current.assignmentNo === assignmentNo && current.staffId ? current : null;
      });
      await giveBack(await workbench(lab, now.staffId!), lead._id, assignmentNo);
    }
    await assignedLead(lab);
    expect(await stored(lead._id)).toMatchObject({ state: 'new', staffId: null, assignmentNo: 3 });
    const planner = await clientOf(lab.bank.url, 'staff', staffByName('林若川').staffId, 'console');
    const { nowWhy, shown, rounds } = await planner.call('cockpit.leadTrace', { params: { leadId: lead._id } });
    expect(nowWhy).toEqual(['自动分配次数已用完，等支行长人工分配']);
    expect([shown, rounds.map(({ assignmentNo, isNow }) => [assignmentNo, isNow])]).toEqual([
      3,
      [
        [1, false],
        [2, false],
        [3, false],
      ],
    ]);
  });
});

describe('by card', () => {
  const click = (lead: Lead & { staffId: string }, key: string) =>
    transact(() =>
      emit(StaffCardActed, {
        deliveryId: 'dlv_card',
        staffId: lead.staffId,
        leadId: lead._id,
        assignmentNo: 1,
        key,
        responseCode: randomUUID(),
      }),
    );
  const answers = async (leadId: string) =>
    (await DeliveryModel.find({ leadId, kind: 'card_update' }).sort({ plannedAt: 1 }).lean()).map(
      ({ body }) => (JSON.parse(body ?? '{}') as { button: { replace_name: string } }).button.replace_name,
    );

  it('accepting starts the clock of the first contact and closes the card with one word', async () => {
    const lead = await assignedLead(lab);
    await click(lead, 'accept');
    const accepted = await inState(lead._id, 'accepted');
    expect(accepted.firstContactBy!.getTime() - accepted.acceptedAt!.getTime()).toBeLessThanOrEqual(120 * 60_000);
    expect((await TaskModel.findOne({ 'subject.id': lead._id }).lean())?.dueAt).toEqual(accepted.firstContactBy);
    expect(await answers(lead._id)).toEqual(['已接受']);
  });

  it('a stale card is answered in words and changes nothing', async () => {
    const lead = await assignedLead(lab);
    await click(lead, 'return');
    await until('a colleague has it', async () => (await stored(lead._id)).assignmentNo === 2);
    await click(lead, 'accept');
    await until('the stale card is answered', async () => (await answers(lead._id)).length === 2);
    expect(await answers(lead._id)).toEqual(['已转出', '已转给同事']);
    const refused = { subjects: `Lead/${lead._id}`, outcome: 'refused' as const, reason: 'LEAD_NOT_YOURS' };
    expect(await AuditEntryModel.countDocuments(refused)).toBe(1);
    expect((await stored(lead._id)).state).toBe('assigned');
  });
});
