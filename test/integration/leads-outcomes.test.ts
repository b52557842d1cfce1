import { randomUUID } from 'node:crypto';
import type { Outcome } from '@yinqiao/shared/domain';
import { ConsentModel } from '../../server/src/modules/consents/consent.model';
import type { Lead } from '../../server/src/modules/leads/lead.model';
import { TaskModel } from '../../server/src/modules/tasks/task.model';
import { EventModel } from '../../server/src/platform/work';
import { refusalOf } from '../support/people';
import { clientOf, PENSION_SEASON } from '../support/teams';
import { acceptedLead, inState, type LeadLab, openOf, record, startLeadLab, stored } from './leads.support';

jest.setTimeout(60_000);

let lab: LeadLab;
beforeAll(async () => (lab = await startLeadLab()), 120_000);
afterAll(() => lab?.bank.stop());

describe('what a contact ends in', () => {
  it.each<[Outcome, Lead['state'], boolean]>([
    ['intent_visit', 'qualified', true],
    ['intent_follow', 'qualified', true],
    ['considering', 'contacted', true],
    ['completed', 'won', false],
    ['declined', 'lost', false],
    ['refused_marketing', 'lost', false],
    ['wrong_number', 'invalid', false],
  ])('%s: the lead is %s, its first-contact task is done, a follow-up is open: %s', async (outcome, state, followUp) => {
    const { lead, rm } = await acceptedLead(lab);
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
    const { lead, rm } = await acceptedLead(lab);
    expect((await record(rm, lead._id, 'no_answer')).state).toBe('accepted');
    expect((await record(rm, lead._id, 'no_answer')).state).toBe('accepted');
    expect((await TaskModel.findOne({ 'subject.id': lead._id }).lean())?.state).toBe('open');
    expect((await record(rm, lead._id, 'no_answer')).state).toBe('lost');
    expect(await stored(lead._id)).toMatchObject({ attempts: 3, firstContactedAt: null });
  });

  it('only the first contact counts as first', async () => {
    const { lead, rm } = await acceptedLead(lab);
    await record(rm, lead._id, 'considering');
    await record(rm, lead._id, 'completed');
    const told = await EventModel.find({ type: 'OutcomeRecorded', 'payload.leadId': lead._id }).sort({ _id: 1 }).lean();
    expect(told.map(({ payload }) => payload['first'])).toEqual([true, false]);
  });

  it('the same key twice is one outcome', async () => {
    const { lead, rm } = await acceptedLead(lab);
    const key = randomUUID();
    const [one, two] = [await record(rm, lead._id, 'no_answer', key), await record(rm, lead._id, 'no_answer', key)];
    expect(two).toEqual(one);
    expect((await stored(lead._id)).attempts).toBe(1);
    expect(await refusalOf(record(rm, lead._id, 'declined', key))).toBe('REQUEST_KEY_REUSED');
  });
});

describe('the customer withdraws', () => {
  it('the lead ends, the task goes, the RM has room again', async () => {
    const { lead } = await acceptedLead(lab);
    const before = await openOf(lead.staffId);
    const customer = await clientOf(lab.bank.url, 'customer', lead.personId, 'h5');
    await customer.call('consents.withdraw', { params: { consentId: lead.consentId }, idempotencyKey: randomUUID() });
    await inState(lead._id, 'lost');
    expect(await openOf(lead.staffId)).toBe(before - 1);
    expect((await TaskModel.find({ 'subject.id': lead._id }).lean()).map(({ state }) => state)).toEqual(['dropped']);
    expect((await stored(lead._id)).history.at(-1)).toMatchObject({ what: 'closed', code: 'consent_withdrawn' });
  });
});
