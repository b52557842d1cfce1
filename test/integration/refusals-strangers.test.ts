import { type Bank, startBank } from '../support/bank';
import { type Guest, refusalOf, signedIn } from '../support/people';
import { claimWithConsent } from '../support/playStory';
import { auditedRefusals, changesNothing, collection, personIdOf, staffIdOf } from './refusals.support';

/** What belongs to others is as unknown as what does not exist; a refused look is audited. */
let bank: Bank;
let customer: Guest;
let manager: Guest;

beforeAll(async () => {
  bank = await startBank({ services: 'web' });
  customer = await signedIn(bank.url, 'wang-haoran', 'h5');
  manager = await signedIn(bank.url, 'zhoukexin', 'sidebar');
}, 60_000);
afterAll(() => bank.stop());

describe('what belongs to others does not exist', () => {
  test('another customer’s coupon and consent, and the attempts are audited', async () => {
    const other = await signedIn(bank.url, 'gu-min', 'h5');
    const couponId = await claimWithConsent(bank);
    const mine = await customer.call('portal.my', {});
    const consentId = mine.consents[0]?.consentId ?? '';
    await changesNothing(async () => {
      expect(await refusalOf(other.call('portal.coupon', { params: { couponId } }))).toBe('COUPON_UNKNOWN');
      expect(await refusalOf(other.call('consents.withdraw', { params: { consentId }, idempotencyKey: 'refuse-0007' }))).toBe(
        'CONSENT_UNKNOWN',
      );
      expect(await refusalOf(other.call('portal.coupon', { params: { couponId: 'cpn_nowhere' } }))).toBe('COUPON_UNKNOWN');
    });
    const otherId = await personIdOf('gu-min');
    expect(await auditedRefusals(otherId, `Coupon/${couponId}`)).toEqual(['read:Coupon COUPON_UNKNOWN']);
    expect(await auditedRefusals(otherId, `Consent/${consentId}`)).toEqual(['withdraw:Consent CONSENT_UNKNOWN']);
    expect(await collection('auditEntries').countDocuments({ 'actor.id': otherId, outcome: 'refused' })).toBe(2);
  });

  test('another RM’s customer: the external id is only a look-up key, and the attempt is audited', async () => {
    const relation = await collection('followRelations').findOne({ staffId: { $ne: await staffIdOf('zhoukexin') } });
    const externalUserId = String(relation?.['externalUserId']);
    await changesNothing(async () => {
      expect(await refusalOf(manager.call('desk.customer', { params: { externalUserId } }))).toBe('CUSTOMER_UNKNOWN');
      const send = manager.call('outreach.reserveSend', { body: { externalUserId, scriptId: 'scr_S08' }, idempotencyKey: 'refuse-0008' });
      expect(await refusalOf(send)).toBe('CUSTOMER_UNKNOWN');
      expect(await refusalOf(manager.call('desk.customer', { params: { externalUserId: 'wm-nobody' } }))).toBe('CUSTOMER_UNKNOWN');
    });
    const audited = await collection('auditEntries').countDocuments({
      action: 'read:Customer',
      outcome: 'refused',
      'actor.id': await staffIdOf('zhoukexin'),
    });
    expect(audited).toBe(3);
  });

  test('another RM’s send, for one who would report how it ended, and the attempt is audited', async () => {
    const staffId = await staffIdOf('zhoukexin');
    const delivery = await collection('deliveries').findOne({ staffId: { $ne: staffId } });
    const deliveryId = String(delivery?._id);
    const report = (id: string) => manager.call('outreach.reportSend', { params: { deliveryId: id }, body: { result: 'cancelled' } });
    await changesNothing(async () => {
      expect(await refusalOf(report(deliveryId))).toBe('SEND_UNKNOWN');
      expect(await refusalOf(report('dlv_nowhere'))).toBe('SEND_UNKNOWN');
    });
    expect(await auditedRefusals(staffId, `Delivery/${deliveryId}`)).toEqual(['send:Script SEND_UNKNOWN']);
  });

  test('the full phone number, for an RM who neither owns, befriended nor follows the customer', async () => {
    const stranger = await collection('persons').findOne({
      ownerStaffId: { $ne: await staffIdOf('zhoukexin') },
      unitPath: { $not: /out_binjiang/ },
    });
    const reveal = (personId: string) =>
      manager.call('customers.reveal', { params: { personId }, body: { field: 'phone', reason: 'call_customer' } });
    expect(await refusalOf(reveal(String(stranger?._id)))).toBe('CUSTOMER_UNKNOWN');
    const friend = await collection('followRelations').findOne({
      staffId: await staffIdOf('zhoukexin'),
      personId: { $in: await notOwnedBy('zhoukexin') },
    });
    expect(await refusalOf(reveal(String(friend?.['personId'])))).toBe('CONSENT_MISSING');
    expect((await reveal(await personIdOf('chen-jianjun'))).value).toMatch(/^10\d{9}$/);
    const followed = await collection('leads').findOne({ staffId: await staffIdOf('zhoukexin'), open: true });
    expect((await reveal(String(followed?.['personId']))).value).toMatch(/^10\d{9}$/);
    expect(
      await collection('auditEntries').countDocuments({
        action: 'reveal:Customer',
        outcome: 'done',
        'actor.id': await staffIdOf('zhoukexin'),
      }),
    ).toBe(2);
  });

  test('another branch’s lead, for a branch’s desk', async () => {
    const desk = await signedIn(bank.url, 'console-shenyike', 'console');
    const foreign = await collection('leads').findOne({ unitPath: { $not: /^hq\/bra_yunjiang/ } });
    expect(await refusalOf(desk.call('cockpit.leadTrace', { params: { leadId: String(foreign?._id) } }))).toBe('LEAD_UNKNOWN');
    expect(await refusalOf(desk.call('cockpit.leadAudit', { params: { leadId: String(foreign?._id) } }))).toBe('LEAD_UNKNOWN');
  });

  test('a colleague’s lead, for an RM who would accept it', async () => {
    const lead = await collection('leads').findOne({ state: 'assigned', staffId: { $ne: await staffIdOf('zhoukexin') } });
    const accept = manager.call('leads.accept', {
      params: { leadId: String(lead?._id) },
      body: { assignmentNo: Number(lead?.['assignmentNo']) },
    });
    await changesNothing(async () => expect(await refusalOf(accept)).toBe('LEAD_UNKNOWN'));
  });
});

/** Customers of other books without an open lead of this member. */
async function notOwnedBy(wecomUserId: string): Promise<string[]> {
  const staffId = await staffIdOf(wecomUserId);
  const followed = await collection('leads').distinct('personId', { staffId, open: true });
  const persons = await collection('persons')
    .find({ ownerStaffId: { $ne: staffId }, _id: { $nin: followed as never[] } })
    .toArray();
  return persons.map((person) => String(person._id));
}
