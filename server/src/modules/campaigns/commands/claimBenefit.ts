import type { ErrorCode, CampaignState } from '@yinqiao/shared/domain';
import { Semaphore } from 'async-mutex';
import { BenefitClaimed } from '../../../events/campaigns';
import type { CustomerActor } from '../../../platform/access';
import { audit } from '../../../platform/audit';
import { AppError } from '../../../platform/http/AppError';
import { once } from '../../../platform/http/idempotency';
import type { Call } from '../../../platform/http/route';
import { reach } from '../../../platform/race-points/reach';
import { emit } from '../../../platform/work';
import { takeCoupon } from '../../benefits';
import { grantConsent } from '../../consents';
import { personById } from '../../customers';
import type { Campaign } from '../campaign.model';
import { campaignToClaim } from '../campaign.reads';

type Asked = Call<'campaigns.claim'>['body'];
type Contact = Asked['contact'];

const REFUSALS: Record<Exclude<CampaignState, 'open'>, ErrorCode> = {
  claimed: 'BENEFIT_LIMIT_REACHED',
  not_started: 'CAMPAIGN_NOT_STARTED',
  ended: 'CAMPAIGN_ENDED',
  not_eligible: 'CAMPAIGN_NOT_ELIGIBLE',
  sold_out: 'BENEFIT_SOLD_OUT',
};

/**
 * Claims that a process works at once; the others wait their turn. All at once they would want the last coupons of a stock at
 * the same moment, make one another begin again, and be refused as too many while coupons are left.
 */
const turns = new Semaphore(4);

/**
 * The claim: coupon, consent, audit entry and event in one transaction. The benefit is granted with or without the
 * contact consent (rule L3); what follows from it never makes the customer wait.
 */
export async function claimBenefit({
  actor,
  params,
  body,
  idempotencyKey,
}: Call<'campaigns.claim'>): Promise<{ couponId: string; contactAgreed: boolean }> {
  const { campaignId } = params;
  const call = { actorId: actor.personId, endpoint: 'campaigns.claim', key: idempotencyKey, body: { campaignId, ...body } };
  const { couponId } = await turns.runExclusive(() => once(call, () => claim(actor, campaignId, body)));
  await reach('claim-committed');
  return { couponId, contactAgreed: body.contact.agreed };
}

async function claim(actor: CustomerActor, campaignId: string, { contact, entry }: Asked): Promise<{ couponId: string }> {
  const person = await personById(actor.personId);
  const offered = person ? await campaignToClaim(person, campaignId) : null;
  if (!person || !offered) throw new AppError('CAMPAIGN_UNKNOWN');
  if (offered.state !== 'open') throw new AppError(REFUSALS[offered.state]);
  const coupon = await takeCoupon({ personId: person._id, benefit: offered.benefit, campaignId, held: offered.held });
  const consentId = await consentOf(person._id, offered.campaign, contact, coupon._id);
  await audit({
    actor: { kind: 'customer', id: person._id },
    action: 'claim:Campaign',
    subjects: [`Customer/${person._id}`, `Coupon/${coupon._id}`, `Campaign/${campaignId}`],
    detail: { consentId },
  });
  await emit(BenefitClaimed, {
    personId: person._id,
    couponId: coupon._id,
    campaignId,
    productLine: offered.campaign.productLine,
    areaId: person.areaId,
    consentId,
    ...(entry ? { entry } : {}),
  });
  return { couponId: coupon._id };
}

async function consentOf(personId: string, campaign: Campaign, contact: Contact, couponId: string): Promise<string | null> {
  if (!contact.agreed) return null;
  if (!campaign.productLine) throw new AppError('CONSENT_TEXT_STALE');
  return grantConsent({ personId, productLine: campaign.productLine, textVersion: contact.textVersion, source: `Coupon/${couponId}` });
}
