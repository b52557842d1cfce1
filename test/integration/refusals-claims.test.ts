import { type Bank, startBank } from '../support/bank';
import { type Guest, refusalOf, signedIn } from '../support/people';
import { changesNothing, collection } from './refusals.support';

/** What a claim is refused for, in a code with words; a refusal changes nothing of the business. */
const CAMPAIGN = 'cmp_renovation-season';
let bank: Bank;
let customer: Guest;
let textVersion: string;

beforeAll(async () => {
  bank = await startBank({ services: 'web' });
  customer = await signedIn(bank.url, 'wang-haoran', 'h5');
  textVersion = (await customer.call('portal.campaign', { params: { campaignId: CAMPAIGN } })).consentText?.version ?? '';
}, 60_000);
afterAll(() => bank.stop());

const claim = (campaignId: string, key: string, contact: { agreed: true; textVersion: string } | { agreed: false } = { agreed: false }) =>
  customer.call('campaigns.claim', { params: { campaignId }, body: { contact }, idempotencyKey: key });

describe('a claim is refused', () => {
  test('for a campaign nobody knows', () =>
    changesNothing(async () => expect(await refusalOf(claim('cmp_nowhere', 'refuse-0001'))).toBe('CAMPAIGN_UNKNOWN')));

  test('for an audience the person is not in', () =>
    changesNothing(async () => expect(await refusalOf(claim('cmp_airport-lounge', 'refuse-0002'))).toBe('CAMPAIGN_NOT_ELIGIBLE')));

  test('with a consent text that is not the current one', () =>
    changesNothing(async () =>
      expect(await refusalOf(claim(CAMPAIGN, 'refuse-0003', { agreed: true, textVersion: 'V0' }))).toBe('CONSENT_TEXT_STALE'),
    ));

  test('without an idempotency key', () =>
    changesNothing(async () => {
      const call = customer.call('campaigns.claim', { params: { campaignId: CAMPAIGN }, body: { contact: { agreed: false } } });
      expect(await refusalOf(call)).toBe('REQUEST_KEY_MISSING');
    }));

  test('when the stock is gone', async () => {
    const benefitId = (await customer.call('portal.campaign', { params: { campaignId: 'cmp_one-yuan-breakfast' } })).card.benefitId;
    await collection('coupons').updateMany({ benefitId, state: 'free' }, { $set: { state: 'expired' } });
    await changesNothing(async () => expect(await refusalOf(claim('cmp_one-yuan-breakfast', 'refuse-0004'))).toBe('BENEFIT_SOLD_OUT'));
  });

  test('a second time; the same key answers the first result, another body under it is refused', async () => {
    const agreed = { agreed: true as const, textVersion };
    const first = await claim(CAMPAIGN, 'refuse-0005', agreed);
    await changesNothing(async () => {
      expect(await claim(CAMPAIGN, 'refuse-0005', agreed)).toEqual(first);
      expect(await refusalOf(claim(CAMPAIGN, 'refuse-0005'))).toBe('REQUEST_KEY_REUSED');
      expect(await refusalOf(claim(CAMPAIGN, 'refuse-0006', agreed))).toBe('BENEFIT_LIMIT_REACHED');
    });
  });
});
