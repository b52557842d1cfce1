import { BenefitClaimed } from '../../../events/campaigns';
import { processor } from '../../../platform/work';
import { captureLead } from '../commands/captureLead';

/** Only a claim that came with a consent to contact makes a lead. */
export const captureLeadOnBenefitClaimed = processor({
  kind: 'transaction',
  name: 'captureLeadOnBenefitClaimed',
  on: BenefitClaimed,
  lane: 'normal',
  key: ({ personId }) => personId,
  run: async ({ payload, at }) => {
    const { personId, couponId, campaignId, productLine, areaId, consentId } = payload;
    if (!consentId || !productLine) return;
    await captureLead({ source: `Coupon/${couponId}`, kind: 'benefit', personId, productLine, campaignId, areaId, at, facts: {} });
  },
});
