import { randomUUID } from 'node:crypto';
import { DeliveryPlanned, StaffCardActed } from '../../server/src/events/outreach';
import { type Lead, LeadModel } from '../../server/src/modules/leads/lead.model';
import { AreaModel } from '../../server/src/modules/orgs/area.model';
import { OrgUnitModel } from '../../server/src/modules/orgs/orgUnit.model';
import { StaffModel } from '../../server/src/modules/orgs/staff.model';
import { type Delivery, DeliveryModel } from '../../server/src/modules/outreach/delivery.model';
import { transact } from '../../server/src/platform/db/transact';
import { emit } from '../../server/src/platform/work';
import { type Bank, startBank } from '../support/bank';
import { addCustomers, claim, clientOf } from '../support/teams';
import { until } from '../support/until';

/** A card in WeCom asks for something only while there is something to do: whatever else moves its lead closes it. */
let bank: Bank;
beforeAll(async () => {
  bank = await startBank({ services: 'web,worker' });
  // On the demo day the pension RMs of the area have only a few places left.
  await StaffModel.updateMany({}, { $set: { dailyCapacity: 100, openCapacity: 100 } });
}, 60_000);
afterAll(() => bank?.stop());
jest.setTimeout(60_000);

/** A lead that waits for its RM, whose card has arrived. */
async function arrived(): Promise<{ lead: Lead & { staffId: string }; card: Delivery }> {
  const area = (await AreaModel.findOne({ name: /河东/ }).lean())!;
  const outlet = (await OrgUnitModel.findById(area.outletId).lean())!;
  const [personId = ''] = await addCustomers({ areaId: area._id, unitPath: outlet.unitPath }, 1);
  await claim(bank.url, personId);
  const lead = await until('the lead has an RM', () =>
    LeadModel.findOne({ personId, state: 'assigned' }).lean<Lead & { staffId: string }>(),
  );
  return { lead, card: await cardOf(lead._id, 1) };
}

const cardOf = (leadId: string, assignmentNo: number): Promise<Delivery> =>
  until('the card has arrived', () =>
    DeliveryModel.findOne({ leadId, assignmentNo, kind: 'staff_card', state: 'accepted' }).lean<Delivery | null>(),
  );
const updatesOf = (leadId: string) => DeliveryModel.find({ leadId, kind: 'card_update' }).sort({ plannedAt: 1 }).lean<Delivery[]>();

/** What stands on the card in place of its buttons, as the member sees it; null while it has buttons. */
async function wordOn(card: Delivery): Promise<string | null> {
  const staff = await StaffModel.findById(card.staffId).lean();
  const reply = await fetch(`${bank.simulatorUrl}/_sim/members/${staff?.wecomUserId ?? ''}/received`);
  const { messages } = (await reply.json()) as { messages: { taskId: string; replaceName?: string | null }[] };
  const [message, ...again] = messages.filter(({ taskId }) => taskId === card._id);
  expect([message?.taskId, again]).toEqual([card._id, []]);
  return message?.replaceName ?? null;
}
const closedWith = (card: Delivery, word: string) => until(`the card says ${word}`, async () => (await wordOn(card)) === word);

const workbench = ({ staffId }: { staffId: string }) => clientOf(bank.url, 'staff', staffId, 'workbench');
const acceptOnPage = async (lead: Lead & { staffId: string }) =>
  (await workbench(lead)).call('leads.accept', { params: { leadId: lead._id }, body: { assignmentNo: 1 } });

/** A click on the card's 接受, as the callback records it. */
function clickAccept(lead: Lead & { staffId: string }, card: Delivery): Promise<string> {
  const about = { deliveryId: card._id, staffId: lead.staffId, leadId: lead._id, assignmentNo: 1 };
  return transact(() => emit(StaffCardActed, { ...about, key: 'accept', responseCode: 'of-the-click' }));
}

it('what stands on a card is as true tomorrow as today: its times are dates', async () => {
  const { card } = await arrived();
  const { template_card } = JSON.parse(card.body ?? '') as {
    template_card: { main_title: { desc: string }; horizontal_content_list: { keyname: string; value: string }[] };
  };
  expect(template_card.main_title.desc).toMatch(/^来自 .+ · 11-22 \d\d:\d\d 留资$/);
  const accept = template_card.horizontal_content_list.find(({ keyname }) => keyname === '接受');
  expect(accept?.value).toMatch(/^11-2\d \d\d:\d\d 前（工作时间）$/);
  expect(card.body).not.toMatch(/今天|明天|分钟前/);
});

it('accepted on the page: the card says so, once', async () => {
  const { lead, card } = await arrived();
  expect(await wordOn(card)).toBeNull();
  await acceptOnPage(lead);
  await closedWith(card, '已接受');
  const call = { params: { leadId: lead._id }, body: { assignmentNo: 1, outcome: 'declined' as const }, idempotencyKey: randomUUID() };
  await (await workbench(lead)).call('leads.recordOutcome', call);
  expect(await updatesOf(lead._id)).toHaveLength(1);
});

it('handed back on the page: the card says so, and the colleague’s has its buttons', async () => {
  const { lead, card } = await arrived();
  await (await workbench(lead)).call('leads.return', { params: { leadId: lead._id }, body: { assignmentNo: 1, reason: 'busy' } });
  await closedWith(card, '已转出');
  expect(await wordOn(await cardOf(lead._id, 2))).toBeNull();
});

it('withdrawn by the customer before anybody accepted: the card says so', async () => {
  const { lead, card } = await arrived();
  const customer = await clientOf(bank.url, 'customer', lead.personId, 'h5');
  await customer.call('consents.withdraw', { params: { consentId: lead.consentId }, idempotencyKey: randomUUID() });
  await closedWith(card, '已撤回同意');
});

it('a click that crosses the acceptance on the page is answered and changes nothing', async () => {
  const { lead, card } = await arrived();
  await acceptOnPage(lead);
  await clickAccept(lead, card);
  const updates = await until('the click is answered', async () => {
    const now = await updatesOf(lead._id);
    return now.length === 2 ? now : null;
  });
  expect(updates.map(({ responseCode }) => responseCode).sort()).toEqual([card.responseCode, 'of-the-click'].sort());
  expect(updates.every(({ body }) => body?.includes('已接受'))).toBe(true);
  expect((await LeadModel.findById(lead._id).lean())?.state).toBe('accepted');
});

it('a card accepted by its own button is not closed a second time when the lead ends', async () => {
  const { lead, card } = await arrived();
  await clickAccept(lead, card);
  await until('the lead is accepted', () => LeadModel.exists({ _id: lead._id, state: 'accepted' }));
  const customer = await clientOf(bank.url, 'customer', lead.personId, 'h5');
  await customer.call('consents.withdraw', { params: { consentId: lead.consentId }, idempotencyKey: randomUUID() });
  await until('the lead has ended', () => LeadModel.exists({ _id: lead._id, state: 'lost' }));
  expect((await updatesOf(lead._id)).map(({ responseCode }) => responseCode)).toEqual(['of-the-click']);
});

it('a card still on its way when the lead is accepted is closed as soon as it has arrived', async () => {
  const { lead, card } = await arrived();
  await DeliveryModel.updateOne({ _id: card._id }, { $set: { state: 'unknown', responseCode: null, settledAt: null } });
  await acceptOnPage(lead);
  expect(await updatesOf(lead._id)).toEqual([]);
  await transact(() => emit(DeliveryPlanned, { deliveryId: card._id, staffId: card.staffId }));
  await closedWith(card, '已接受');
});

it('a card that has not left is not sent any more', async () => {
  const { lead, card } = await arrived();
  await DeliveryModel.updateOne({ _id: card._id }, { $set: { state: 'planned', responseCode: null, settledAt: null } });
  await acceptOnPage(lead);
  expect((await DeliveryModel.findById(card._id).lean())?.state).toBe('cancelled');
  expect(await updatesOf(lead._id)).toEqual([]);
});

it('a card older than the vendor lets it be changed is left alone', async () => {
  const { lead, card } = await arrived();
  await DeliveryModel.updateOne({ _id: card._id }, { $set: { settledAt: new Date((card.settledAt?.getTime() ?? 0) - 72 * 3_600_000) } });
  await acceptOnPage(lead);
  expect(await updatesOf(lead._id)).toEqual([]);
});
