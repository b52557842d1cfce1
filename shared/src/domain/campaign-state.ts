/** Where a campaign stands for one person at one moment; decided in this order, the first that holds wins. */
export const campaignStates = ['claimed', 'not_started', 'ended', 'not_eligible', 'sold_out', 'open'] as const;
export type CampaignState = (typeof campaignStates)[number];

export interface CampaignFacts {
  now: Date;
  startsAt: Date;
  endsAt: Date;
  eligible: boolean;
  stockLeft: number;
  claimed: boolean;
}

/** One rule for the list, the page and the claim: the same facts give the same state everywhere. */
export function campaignState(facts: CampaignFacts): CampaignState {
  if (facts.claimed) return 'claimed';
  if (facts.now < facts.startsAt) return 'not_started';
  if (facts.now >= facts.endsAt) return 'ended';
  if (!facts.eligible) return 'not_eligible';
  return facts.stockLeft > 0 ? 'open' : 'sold_out';
}
