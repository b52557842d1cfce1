import type { Data } from '@yinqiao/shared/contracts';
import { businessNow } from '../../platform/clock/clock';
import type { OfferedCampaign } from '../campaigns';

export type CampaignCardData = Data<'portal.campaign'>['card'];

export function campaignCard({ campaign, benefit, stockLeft, state, coupon, held }: OfferedCampaign): CampaignCardData {
  return {
    campaignId: campaign._id,
    benefitId: benefit._id,
    title: campaign.title,
    subtitle: campaign.subtitle,
    category: benefit.category,
    faceValue: benefit.faceValue,
    audienceTag: campaign.audienceTag,
    limitText: benefit.limitText,
    stock: { left: stockLeft, total: benefit.stockTotal, asOf: businessNow().toISOString() },
    startsAt: campaign.startsAt.toISOString(),
    endsAt: campaign.endsAt.toISOString(),
    state,
    claims: { made: held, most: benefit.limitPerPerson },
    couponId: coupon?._id ?? null,
  };
}
