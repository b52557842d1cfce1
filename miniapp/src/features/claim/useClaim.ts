import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '@yinqiao/shared/client';
import { call } from '../../platform/api';
import { entryToSend } from '../../platform/entry';
import { once } from '../../platform/idempotency';
import { go } from '../../platform/navigation';

/** Refusals that mean the page shown is no longer true: read it again and let its state speak. */
const OUTDATED: readonly string[] = [
  'BENEFIT_SOLD_OUT',
  'BENEFIT_LIMIT_REACHED',
  'CAMPAIGN_NOT_STARTED',
  'CAMPAIGN_ENDED',
  'CAMPAIGN_NOT_ELIGIBLE',
  'CONSENT_TEXT_STALE',
];

/**
 * The claim. Consent is an addition and never a condition: the same button works with the box ticked or not.
 * @param campaignId of the benefit
 */
export function useClaim(campaignId: string) {
  const queries = useQueryClient();
  return useMutation({
    /** `textVersion` of the consent text shown, null when the box is not ticked; `declined`: not by whoever invited. */
    mutationFn: ({ textVersion, declined }: { textVersion: string | null; declined: boolean }) => {
      const contact = textVersion === null ? { agreed: false as const } : { agreed: true as const, textVersion };
      const body = { contact, ...entryToSend(declined) };
      return once(`claim:${campaignId}`, body, (idempotencyKey, sent) =>
        call('campaigns.claim', { params: { campaignId }, body: sent, idempotencyKey }),
      );
    },
    onSuccess: ({ couponId }) => {
      void queries.invalidateQueries();
      go.couponInstead(couponId);
    },
    onError: (error) => {
      if (error instanceof ApiError && OUTDATED.includes(error.code)) void queries.invalidateQueries();
    },
  });
}
