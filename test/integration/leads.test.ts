import { randomUUID } from 'node:crypto';
import type { ApiClient } from '@yinqiao/shared/client';
import type { Outcome } from '@yinqiao/shared/domain';
import { BenefitClaimed } from '../../server/src/events/campaigns';
import { StaffCardActed } from '../../server/src/events/outreach';
import { ConsentModel } from '../../server/src/modules/consents/consent.model';
import { DecisionModel } from '../../server/src/modules/leads/decision.model';
import { type Lead, LeadModel } from '../../server/src/modules/leads/lead.model';
import { RmLoadModel } from '../../server/src/modules/leads/rmLoad.model';
import { DeliveryModel } from '../../server/src/modules/outreach/delivery.model';
import { TaskModel } from '../../server/src/modules/tasks/task.model';
import { AuditEntryModel } from '../../server/src/platform/audit';
import { transact } from '../../server/src/platform/db/transact';
import { emit, EventModel } from '../../server/src/platform/work';
import { staffByName } from '../../server/seed/bank/staff';
import { type Bank, startBank } from '../support/bank';
import { refusalOf } from '../support/people';
import { until } from '../support/until';
import { addCustomers, addTeam, claim, clientOf, PENSION_SEASON, type Team } from '../support/teams';

jest.setTimeout(60_000);

let bank: Bank;
let team: Team;

beforeAll(async () => {
  bank = await startBank({ services: 'web,worker' });
  team = await addTeam({ name: 'lab', rms: 3, daily: 200, open: 200 });
}, 120_000);
afterAll(() => bank?.stop());

const workbench = (staffId: string): Promise<ApiClient> => clientOf(bank.url, 'staff', staffId, 'workbench');
const stored = async (leadId: string): Promise<Lead> => (await LeadModel.findById(leadId).lean())!;
const openOf = async (staffId: string) => (await RmLoadModel.findById(staffId).lean())?.open ?? 0;
const inState = (leadId: string, state: Lead['state']) =>
  until(`the lead is ${state}`, async () => {
    const lead = await stored(leadId);
    return lead.state === state ? lead : null;
  });

/** A customer claims and agrees to be contacted; the lead as it stands with its RM. */
async function assignedLead(ownerStaffId: string | null = null): Promise<Lead & { staffId: string }> {
  const [personId = ''] = await addCustomers(team, 1, ownerStaffId);
  await claim(bank.url, personId);
  return until('the lead has an RM', async () => {
    const lead = await LeadModel.findOne({ personId, state: 'assigned' }).lean();
    return lead as (Lead & { staffId: string }) | null;
  });
}

async function acceptedLead() {
  const lead = await assignedLead();
  const rm = await workbench(lead.staffId);
  await rm.call('leads.accept', { params: { leadId: lead._id }, body: { assignmentNo: 1 } });
  return { lead, rm };
}

const accept = (client: ApiClient, leadId: string, assignmentNo = 1) =>
  client.call('leads.accept', { params: { leadId }, body: { assignmentNo } });
const giveBack = (client: ApiClient, leadId: string, assignmentNo = 1) =>
  client.call('leads.return', { params: { leadId }, body: { assignmentNo, reason: 'busy' } });
const record = (client: ApiClient, leadId: string, outcome: Outcome, key = randomUUID()) =>
  client.call('leads.recordOutcome', { params: { leadId }, body: { assignmentNo: 1, outcome }, idempotencyKey: key });

describe('who may not', () => {
  it('a colleague can neither accept, return nor record, is told that there is no such lead, and the attempt is audited', async () => {
    const lead = await assignedLead();
    const colleague = await workbench(team.staffIds.find((id) => id !== lead.staffId)!);
    expect(await refusalOf(accept(colleague, lead._id))).toBe('LEAD_UNKNOWN');
    expect(await refusalOf(giveBack(colleague, lead._id))).toBe('LEAD_UNKNOWN');
    expect(await refusalOf(record(colleague, lead._id, 'declined'))).toBe('LEAD_UNKNOWN');
    expect(await AuditEntryModel.countDocuments({ subjects: `Lead/${lead._id}`, outcome: 'refused' })).toBe(3);
    expect((await stored(lead._id)).state).toBe('assigned');
  });

  it('a lead that does not exist is answered like one of somebody else', async () => {
    expect(await refusalOf(accept(await workbench(team.staffIds[0]!), 'led_unknown'))).toBe('LEAD_UNKNOWN');
  });

  it('an assignment number of another time changes nothing, and is audited', async () => {
    const lead = await assignedLead();
    expect(await refusalOf(accept(await workbench(lead.staffId), lead._id, 2))).toBe('LEAD_NOT_YOURS');
    expect(await refusalOf(accept(await workbench(lead.staffId), lead._id, 0))).toBe('LEAD_NOT_YOURS');
    expect(await AuditEntryModel.countDocuments({ subjects: `Lead/${lead._id}`, outcome: 'refused' })).toBe(2);
  });

  it('an outcome before acceptance, a second acceptance and a return after contact are refused', async () => {
    const lead = await assignedLead();
    const rm = await workbench(lead.staffId);
    expect(await refusalOf(record(rm, lead._id, 'declined'))).toBe('LEAD_STATE_CHANGED');
    await accept(rm, lead._id);
    expect(await refusalOf(accept(rm, lead._id))).toBe('LEAD_STATE_CHANGED');
    await record(rm, lead._id, 'considering');
    expect(await refusalOf(giveBack(rm, lead._id))).toBe('LEAD_STATE_CHANGED');
  });

  it('a branch sees no lead of another branch, neither in its list nor by asking for the unit', async () => {
    const lead = await assignedLead();
    const chengzhou = await clientOf(bank.url, 'staff', staffByName('郭书宁').staffId, 'console');
    const list = await chengzhou.call('leads.list', { query: { view: 'all' } });
    expect(list.leads.map(({ leadId }) => leadId)).not.toContain(lead._id);
    expect(await refusalOf(chengzhou.call('leads.list', { query: { unitId: team.outletId, view: 'all' } }))).toBe('REQUEST_NOT_FOUND');
    expect(await refusalOf(chengzhou.call('cockpit.leadTrace', { params: { leadId: lead._id } }))).toBe('LEAD_UNKNOWN');
  });
});

describe('from the claim to an RM', () => {
  it('without consent to contact the benefit is granted and no lead is made', async () => {
    const [personId = ''] = await addCustomers(team, 1);
    const couponId = await claim(bank.url, personId, false);
    await until('the claim was worked on', () =>
      EventModel.findOne({ type: 'BenefitClaimed', 'payload.couponId': couponId, 'payload.consentId': null }).lean(),
    );
    const later = await assignedLead();
    expect(later.personId).not.toBe(personId);
    expect(await LeadModel.countDocuments({ personId })).toBe(0);
  });

  it('the lead gets one owner, one task, one card and one trace that says why', async () => {
    const lead = await assignedLead();
    const tasks = await TaskModel.find({ 'subject.id': lead._id }).lean();
    expect(tasks.map(({ kind, staffId, state, assignmentNo }) => ({ kind, staffId, state, assignmentNo }))).toEqual([
      { kind: 'first_contact', staffId: lead.staffId, state: 'open', assignmentNo: 1 },
    ]);
    expect(await DeliveryModel.countDocuments({ leadId: lead._id, kind: 'staff_card', staffId: lead.staffId })).toBe(1);
    const [decision, ...more] = await DecisionModel.find({ leadId: lead._id }).lean();
    expect(more).toEqual([]);
    expect(decision?.trace).toMatchObject({ chosen: { staffId: lead.staffId, by: 'fair_share' }, poolUnitId: team.outletId });
    const page = await (await workbench(lead.staffId)).call('desk.lead', { params: { leadId: lead._id } });
    expect(page.lead.why).toHaveLength(3);
    expect(page.lead.why[0]).toBe('客户选了试验片区');
    expect(page.can).toEqual(['accept', 'return']);
  });

  it('the same claim told twice is one touch, and a second enquiry of the line joins the open lead', async () => {
    const lead = await assignedLead();
    const again = (couponId: string) =>
      transact(() =>
        emit(BenefitClaimed, {
          personId: lead.personId,
          couponId,
          campaignId: PENSION_SEASON,
          productLine: 'pension',
          areaId: team.areaId,
          consentId: lead.consentId,
        }),
      );
    await again(lead.touches[0]!.source.replace('Coupon/', ''));
    await again('cpn_second');
    await again('cpn_second');
    await until('the second enquiry joined', async () => (await stored(lead._id)).touches.length === 2);
    await assignedLead();
    expect((await stored(lead._id)).touches).toHaveLength(2);
    expect(await LeadModel.countDocuments({ personId: lead.personId })).toBe(1);
  });

  it('the book owner on duty gets the customer; it uses capacity and does not count in fair share', async () => {
    const owner = team.staffIds[2]!;
    const before = await openOf(owner);
    const lead = await assignedLead(owner);
    expect(lead.staffId).toBe(owner);
    expect(await openOf(owner)).toBe(before + 1);
    const decision = await DecisionModel.findOne({ leadId: lead._id }).lean();
    expect(decision?.trace).toMatchObject({ chosen: { by: 'owner' }, epoch: null });
  });
});

describe('the RM hands it back', () => {
  it('the lead goes to a colleague, the old task is dropped, and the first RM is told that it is not theirs any more, which is audited', async () => {
    const lead = await assignedLead();
    const first = await workbench(lead.staffId);
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

  it('a lead that everybody handed back waits', async () => {
    const lead = await assignedLead();
    for (const assignmentNo of [1, 2, 3]) {
      const now = await until(`assignment ${assignmentNo}`, async () => {
        const current = await stored(lead._id);
        return current.assignmentNo === assignmentNo && current.staffId ? current : null;
      });
      await giveBack(await workbench(now.staffId!), lead._id, assignmentNo);
    }
    await assignedLead();
    expect(await stored(lead._id)).toMatchObject({ state: 'waiting', staffId: null, assignmentNo: 3 });
    const planner = await clientOf(bank.url, 'staff', staffByName('林若川').staffId, 'console');
    const { why, candidates } = await planner.call('cockpit.leadTrace', { params: { leadId: lead._id } });
    expect(why.slice(0, 2)).toEqual(['试验网点此刻能接的同事都退回过这条线索', '退回过：试验0、试验1、试验2']);
    expect(candidates).toEqual([]);
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
    const lead = await assignedLead();
    await click(lead, 'accept');
    const accepted = await inState(lead._id, 'accepted');
    expect(accepted.firstContactBy!.getTime() - accepted.acceptedAt!.getTime()).toBeLessThanOrEqual(120 * 60_000);
    expect((await TaskModel.findOne({ 'subject.id': lead._id }).lean())?.dueAt).toEqual(accepted.firstContactBy);
    expect(await answers(lead._id)).toEqual(['已接受']);
  });

  it('a stale card is answered in words and changes nothing', async () => {
    const lead = await assignedLead();
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

describe('what a contact ends in', () => {
  it.each<[Outcome, Lead['state'], boolean]>([
    ['intent_visit', 'contacted', true],
    ['intent_follow', 'contacted', true],
    ['considering', 'contacted', true],
    ['completed', 'won', false],
    ['declined', 'lost', false],
    ['refused_marketing', 'lost', false],
    ['wrong_number', 'invalid', false],
  ])('%s: the lead is %s, its first-contact task is done, a follow-up is open: %s', async (outcome, state, followUp) => {
    const { lead, rm } = await acceptedLead();
    const before = await openOf(lead.staffId);
    expect((await record(rm, lead._id, outcome)).state).toBe(state);
    const tasks = await TaskModel.find({ 'subject.id': lead._id }).lean();
    expect(tasks.find(({ kind }) => kind === 'first_contact')?.state).toBe('done');
    expect(tasks.some(({ kind, state: now }) => kind === 'follow_up' && now === 'open')).toBe(followUp);
    expect(await openOf(lead.staffId)).toBe(followUp ? before : before - 1);
    const consent = await ConsentModel.findById(lead.consentId).lean();
    expect(consent?.withdrawnAt !== null).toBe(outcome === 'refused_marketing');
    const told = await EventModel.findOne({ type: 'OutcomeRecorded', 'payload.leadId': lead._id }).lean();
    expect(told?.payload).toMatchObject({ campaignId: PENSION_SEASON, outcome, first: outcome !== 'wrong_number', assignmentNo: 1 });
  });

  it('nobody answers: the attempt is counted, the task stays, the third ends the lead', async () => {
    const { lead, rm } = await acceptedLead();
    expect((await record(rm, lead._id, 'no_answer')).state).toBe('accepted');
    expect((await record(rm, lead._id, 'no_answer')).state).toBe('accepted');
    expect((await TaskModel.findOne({ 'subject.id': lead._id }).lean())?.state).toBe('open');
    expect((await record(rm, lead._id, 'no_answer')).state).toBe('lost');
    expect(await stored(lead._id)).toMatchObject({ attempts: 3, firstContactedAt: null });
  });

  it('only the first contact counts as first', async () => {
    const { lead, rm } = await acceptedLead();
    await record(rm, lead._id, 'considering');
    await record(rm, lead._id, 'completed');
    const told = await EventModel.find({ type: 'OutcomeRecorded', 'payload.leadId': lead._id }).sort({ _id: 1 }).lean();
    expect(told.map(({ payload }) => payload['first'])).toEqual([true, false]);
  });

  it('the same key twice is one outcome', async () => {
    const { lead, rm } = await acceptedLead();
    const key = randomUUID();
    const [one, two] = [await record(rm, lead._id, 'no_answer', key), await record(rm, lead._id, 'no_answer', key)];
    expect(two).toEqual(one);
    expect((await stored(lead._id)).attempts).toBe(1);
    expect(await refusalOf(record(rm, lead._id, 'declined', key))).toBe('REQUEST_KEY_REUSED');
  });
});

describe('the customer withdraws', () => {
  it('the lead ends, the task goes, the RM has room again', async () => {
    const { lead } = await acceptedLead();
    const before = await openOf(lead.staffId);
    const customer = await clientOf(bank.url, 'customer', lead.personId, 'h5');
    await customer.call('consents.withdraw', { params: { consentId: lead.consentId }, idempotencyKey: randomUUID() });
    await inState(lead._id, 'lost');
    expect(await openOf(lead.staffId)).toBe(before - 1);
    expect((await TaskModel.find({ 'subject.id': lead._id }).lean()).map(({ state }) => state)).toEqual(['dropped']);
    expect((await stored(lead._id)).history.at(-1)).toMatchObject({ what: 'closed', code: 'consent_withdrawn' });
  });
});
