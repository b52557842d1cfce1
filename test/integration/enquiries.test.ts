import { randomUUID } from 'node:crypto';
import type { ApiClient } from '@yinqiao/shared/client';
import { ConsentModel } from '../../server/src/modules/consents/consent.model';
import { personOfPhone } from '../../server/src/modules/customers';
import { PersonModel } from '../../server/src/modules/customers/person.model';
import { LeadModel } from '../../server/src/modules/leads/lead.model';
import { StaffModel } from '../../server/src/modules/orgs/staff.model';
import { TaskModel } from '../../server/src/modules/tasks/task.model';
import { PersonMergeModel } from '../../server/src/modules/merges/personMerge.model';
import { transact } from '../../server/src/platform/db/transact';
import { consentTextFor } from '../../server/seed/bank/consentTexts';
import { refusalOf } from '../support/people';
import { addCustomers, addTeam, clientOf, type Team } from '../support/teams';
import { until } from '../support/until';
import { type LeadLab, startLeadLab, workbench } from './leads.support';

jest.setTimeout(60_000);

let lab: LeadLab;
beforeAll(async () => (lab = await startLeadLab()), 120_000);
afterAll(() => lab?.bank.stop());

const PENSION_ACCOUNT = 'prd_P13';
const asked = {
  productId: PENSION_ACCOUNT,
  textVersion: consentTextFor('pension').version,
  callTime: 'morning',
  wanted: 'anyone',
} as const;

async function customer(ownerStaffId: string | null = null): Promise<{ personId: string; client: ApiClient }> {
  const [personId = ''] = await addCustomers(lab.team, 1, ownerStaffId);
  return { personId, client: await clientOf(lab.bank.url, 'customer', personId, 'h5') };
}
const enquire = (client: ApiClient, over: object = {}, key: string = randomUUID()) =>
  client.call('leads.enquire', { body: { ...asked, ...over }, idempotencyKey: key });
const show = (client: ApiClient) => client.call('portal.enquiry', { params: { productId: PENSION_ACCOUNT } });
const written = async (personId: string) => [await LeadModel.countDocuments({ personId }), await ConsentModel.countDocuments({ personId })];

describe('what is refused leaves nothing behind', () => {
  it('a product nobody offers here, an older consent text, an advisor one does not have, a bad number', async () => {
    const { personId, client } = await customer();
    expect(await refusalOf(enquire(client, { productId: 'prd_P20' }))).toBe('PRODUCT_UNKNOWN');
    expect(await refusalOf(enquire(client, { textVersion: 'V1' }))).toBe('CONSENT_TEXT_STALE');
    expect(await refusalOf(enquire(client, { wanted: 'advisor' }))).toBe('ENQUIRY_NO_ADVISOR');
    expect(await refusalOf(enquire(client, { callTime: 'midnight' }))).toBe('REQUEST_INVALID');
    await PersonModel.updateOne({ _id: personId }, { $set: { maskedPhone: '' } });
    expect(await refusalOf(enquire(client))).toBe('REQUEST_INVALID');
    expect(await refusalOf(enquire(client, { phone: '12345' }))).toBe('REQUEST_INVALID');
    expect(await written(personId)).toEqual([0, 0]);
  });

  it('whoever may not be contacted about it is sent to the outlet, and is not told why', async () => {
    const { personId, client } = await customer();
    await PersonModel.updateOne({ _id: personId }, { $set: { redLines: ['blacklist'] } });
    expect(await refusalOf(enquire(client))).toBe('ENQUIRY_AT_OUTLET');
    expect(await written(personId)).toEqual([0, 0]);
  });
});

describe('an enquiry', () => {
  it('is one lead with its consent, told twice or asked twice; the RM reads when to call, and the customer who will', async () => {
    const { personId, client } = await customer();
    expect((await show(client)).contact).toBeNull();
    const key = randomUUID();
    const first = await enquire(client, {}, key);
    expect(await enquire(client, {}, key)).toEqual(first);
    await enquire(client, { callTime: 'evening' });
    const lead = await until('the lead has an RM', () => LeadModel.findOne({ personId, state: 'assigned' }).lean());
    expect(await LeadModel.countDocuments({ personId })).toBe(1);
    expect(lead.touches.map(({ kind, facts }) => [kind, facts.wish?.callTime])).toEqual([
      ['form', 'morning'],
      ['form', 'evening'],
    ]);
    const page = await (await workbench(lab, lead.staffId!)).call('desk.lead', { params: { leadId: lead._id } });
    expect(page.facts).toEqual([
      { label: '想了解', value: '个人养老金账户' },
      { label: '方便接听', value: '傍晚' },
    ]);
    expect((await show(client)).contact).toMatchObject({ state: 'assigned', agreed: true });
    expect((await client.call('portal.my', {})).contact.state).toBe('assigned');
  });

  describe('about a product', () => {
    const product = (productId: string, line: 'fund' | 'insurance') => ({ productId, textVersion: consentTextFor(line).version });
    const leadAbout = (personId: string, productLine: 'fund' | 'insurance') =>
      until(`the lead about ${productLine} has an RM`, () => LeadModel.findOne({ personId, productLine, state: 'assigned' }).lean());
    let desk: Team;
    beforeAll(async () => {
      desk = await addTeam({ name: 'desk', rms: 4, licences: ['personal_loan'] });
      const [, funds, policies, wealth] = desk.staffIds;
      await StaffModel.updateOne({ _id: funds }, { $set: { licences: ['fund'] } });
      await StaffModel.updateOne({ _id: policies }, { $set: { licences: ['insurance'] } });
      await StaffModel.updateOne({ _id: wealth }, { $set: { licences: ['fund'], role: 'wealth_manager' } });
    });
    const customerOf = async (birthday: string) => {
      const [personId = ''] = await addCustomers(desk, 1);
      await PersonModel.updateOne({ _id: personId }, { $set: { birthday } });
      return { personId, client: await clientOf(lab.bank.url, 'customer', personId, 'h5') };
    };

    it('comes to who is licensed for it, named by what was asked for; another line is a lead of its own', async () => {
      const { personId, client } = await customerOf('1990-01-01');
      await enquire(client, product('prd_P11', 'fund'));
      await enquire(client, product('prd_P14', 'insurance'));
      expect((await leadAbout(personId, 'fund')).staffId).toBe(desk.staffIds[1]);
      expect((await leadAbout(personId, 'insurance')).staffId).toBe(desk.staffIds[2]);
      expect((await TaskModel.findOne({ staffId: desk.staffIds[2]!, personId }).lean())?.title).toBe('首次联系 · 增额终身寿（代销）');
    });

    it('from R3 on comes to a wealth manager when the customer is 65 or older, who reads why', async () => {
      const { personId, client } = await customerOf('1959-03-02');
      await enquire(client, product('prd_P11', 'fund'));
      const lead = await leadAbout(personId, 'fund');
      expect(lead.staffId).toBe(desk.staffIds[3]);
      const page = await (await workbench(lab, desk.staffIds[3]!)).call('desk.lead', { params: { leadId: lead._id } });
      expect(page.lead.why).toContainEqual(expect.stringMatching(/^第 8 条：客户 6\d 岁问 R4 产品，须由理财经理承接，你是理财经理$/));
    });
  });

  it('goes to the advisor who was asked for', async () => {
    const advisor = lab.team.staffIds[1]!;
    const { personId, client } = await customer(advisor);
    expect((await show(client)).wanted.map(({ key }) => key)).toEqual(['anyone', 'advisor', 'outlet']);
    await enquire(client, { wanted: 'advisor' });
    const lead = await until('the lead has an RM', () => LeadModel.findOne({ personId, state: 'assigned' }).lean());
    expect(lead.staffId).toBe(advisor);
  });

  it('of somebody without a number takes the one they write; where it is another’s, a colleague is asked whether the two are one', async () => {
    const first = await customer();
    const second = await customer();
    await PersonModel.updateMany({ _id: { $in: [first.personId, second.personId] } }, { $set: { maskedPhone: '' } });
    const { newPersonKey, insertPersonKeys } = await import('../../server/src/platform/crypto/personalData');
    await insertPersonKeys([newPersonKey(first.personId), newPersonKey(second.personId)]);
    expect((await show(first.client)).maskedPhone).toBeNull();
    await enquire(first.client, { phone: '100 0000 4321' });
    expect((await show(first.client)).maskedPhone).toBe('100****4321');
    await enquire(second.client, { phone: '10000004321' });
    const pair = await until('the pair', () => PersonMergeModel.findOne({ personIds: { $all: [first.personId, second.personId] } }).lean());
    expect(pair.grounds.map(({ ground }) => ground)).toEqual(['phone_told']);
  });

  it('with a number that nobody checked takes nothing from whose number it is: a list makes them a person of their own', async () => {
    const teller = await customer();
    await PersonModel.updateOne({ _id: teller.personId }, { $set: { maskedPhone: '' } });
    const { newPersonKey, insertPersonKeys } = await import('../../server/src/platform/crypto/personalData');
    await insertPersonKeys([newPersonKey(teller.personId)]);
    await enquire(teller.client, { phone: '10000008765' });
    const listed = { phone: '10000008765', name: '林一', gender: null, areaId: lab.team.areaId };
    const owner = await transact(() => personOfPhone(listed));
    expect(owner._id).not.toBe(teller.personId);
    expect((await transact(() => personOfPhone(listed)))._id).toBe(owner._id);
    const personIds = { $all: [teller.personId, owner._id] };
    const pair = await until('the pair', () => PersonMergeModel.findOne({ personIds }).lean());
    expect(pair.grounds.map(({ ground }) => ground)).toEqual(['phone_told']);
    const lead = await until('the lead has an RM', () => LeadModel.findOne({ personId: teller.personId, state: 'assigned' }).lean());
    const rm = await workbench(lab, lead.staffId!);
    const body = { field: 'phone', reason: 'call_customer' } as const;
    expect(await rm.call('customers.reveal', { params: { personId: teller.personId }, body })).toEqual({ value: '10000008765' });
  });

  it('withdrawn is over, and one may ask again', async () => {
    const { personId, client } = await customer();
    await enquire(client);
    const { contact } = await show(client);
    await client.call('consents.withdraw', { params: { consentId: contact!.consentId! }, idempotencyKey: randomUUID() });
    await until('the lead ended', async () => (await LeadModel.findOne({ personId }).lean())?.open === false);
    expect((await show(client)).contact).toBeNull();
    await enquire(client);
    expect((await show(client)).contact?.agreed).toBe(true);
  });
});
