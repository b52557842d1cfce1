import { businessDayOf, type CampaignState, campaignState } from '@yinqiao/shared/domain';
import { businessNow } from '../../platform/clock/clock';
import { byId, keepCopy } from '../../platform/db/reference';
import { benefitsByIds, couponsOf, periodOf, stockLeft, type Benefit, type Coupon } from '../benefits';

import { ageOn, type Person } from '../customers';
import { areasBelow } from '../orgs';
import { isInAudience } from './audience';
import { CampaignModel, type Campaign } from './campaign.model';

const campaignCopy = keepCopy(CampaignModel, (all: readonly Campaign[]) => ({
  byId: byId(all),
  inOrder: [...all].sort((a, b) => a.order - b.order),
}));

export const campaignById = async (campaignId: string): Promise<Campaign | null> => (await campaignCopy()).byId.get(campaignId) ?? null;

export async function campaignsByIds(ids: readonly string[]): Promise<Campaign[]> {
  const known = (await campaignCopy()).byId;
  return [...new Set(ids)].flatMap((campaignId) => known.get(campaignId) ?? []);
}

/** Campaigns that have not ended, by their order. */
export const currentCampaigns = async (now: Date): Promise<Campaign[]> =>
  (await campaignCopy()).inOrder.filter(({ endsAt }) => endsAt > now);

/** Of these, the ones that customers of a unit's subtree are offered. */
export async function campaignsIn(unitPath: string, now: Date): Promise<Campaign[]> {
  const areas = new Set((await areasBelow(unitPath)).map(({ _id }) => _id));
  return (await currentCampaigns(now)).filter(({ areaIds }) => areaIds.length === 0 || areaIds.some((areaId) => areas.has(areaId)));
}

/** The campaign that leads on from a product, if one runs. */
export const campaignOfProduct = async (productId: string, now: Date): Promise<Campaign | null> =>
  (await currentCampaigns(now)).find((one) => one.productId === productId && one.startsAt <= now) ?? null;

/** A campaign with what decides how it stands for one person. */
export interface OfferedCampaign {
  campaign: Campaign;
  benefit: Benefit;
  stockLeft: number;
  state: CampaignState;
  /** The latest the person holds of the benefit's current period, and how many. */
  coupon: Coupon | null;
  held: number;
}

/** Campaigns of the person's area as they stand for the person now; those for other audiences are left out unless already claimed. */
export async function campaignsFor(person: Person): Promise<OfferedCampaign[]> {
  const now = businessNow();
  const campaigns = (await currentCampaigns(now)).filter((one) => one.areaIds.length === 0 || one.areaIds.includes(person.areaId));
  const offered = await standing(person, campaigns);
  return offered.filter((one) => one.state !== 'not_eligible');
}

/** One campaign as it stands for the person, whatever its state; null when it is not for the person's area. */
export async function campaignFor(person: Person, campaignId: string): Promise<OfferedCampaign | null> {
  const campaign = await campaignInArea(person, campaignId);
  return campaign ? ((await standing(person, [campaign]))[0] ?? null) : null;
}

/** The same for a claim, which does not count the stock: taking a coupon tells whether there is one. */
export async function campaignToClaim(person: Person, campaignId: string): Promise<OfferedCampaign | null> {
  const campaign = await campaignInArea(person, campaignId);
  return campaign ? ((await standing(person, [campaign], new Map([[campaign.benefitId, 1]])))[0] ?? null) : null;
}

async function campaignInArea(person: Person, campaignId: string): Promise<Campaign | null> {
  const campaign = await campaignById(campaignId);
  if (!campaign) return null;
  return campaign.areaIds.length === 0 || campaign.areaIds.includes(person.areaId) ? campaign : null;
}

async function standing(person: Person, campaigns: readonly Campaign[], counted?: Map<string, number>): Promise<OfferedCampaign[]> {
  const now = businessNow();
  const benefitIds = [...new Set(campaigns.map((one) => one.benefitId))];
  const benefits = new Map((await benefitsByIds(benefitIds)).map((one) => [one._id, one]));
  const left = counted ?? (await stockLeft(benefitIds));
  const coupons = await couponsOf(person._id);
  const age = ageOn(person.birthday, businessDayOf(now));
  return campaigns.flatMap((campaign) => {
    const benefit = benefits.get(campaign.benefitId);
    if (!benefit) return [];
    const period = periodOf(benefit, now);
    const mine = coupons.filter((one) => one.benefitId === benefit._id && one.period === period);
    const state = campaignState({
      now,
      startsAt: campaign.startsAt,
      endsAt: campaign.endsAt,
      eligible: isInAudience(campaign.audience, { groups: person.groups, tier: person.tier, age }),
      stockLeft: left.get(benefit._id) ?? 0,
      claimed: mine.length >= benefit.limitPerPerson,
    });
    return [{ campaign, benefit, stockLeft: left.get(benefit._id) ?? 0, state, coupon: mine[0] ?? null, held: mine.length }];
  });
}
