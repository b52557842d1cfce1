import { BenefitClaimed } from '../../../events/campaigns';
import { processor } from '../../../platform/work';
import { captureLead } from '../commands/captureLead';
import { cameThrough } from '../intake/cameThrough';

/** Only a claim that came with a consent to contact makes a lead. */
export const captureLeadOnBenefitClaimed = processor({
  kind: 'transaction',
  name: 'captureLeadOnBenefitClaimed',
  on: BenefitClaimed,
  lane: 'normal',
  key: ({ personId }) => personId,
  run: async ({ payload, at }) => {
    const { personId, couponId, campaignId, productLine, areaId, consentId, entry } = payload;
    if (!consentId || !productLine) return;
    const came = await cameThrough(entry, at);
    const { kind, facts } = came ?? { kind: 'benefit' as const, facts: {} };
    await captureLead({ source: `Coupon/${couponId}`, kind, personId, productLine, campaignId, areaId, at, facts });
  },
});
