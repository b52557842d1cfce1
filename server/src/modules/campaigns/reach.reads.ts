import { businessDayOf } from '@yinqiao/shared/domain';
import { LRUCache } from 'lru-cache';
import { businessNow } from '../../platform/clock/clock';
import { reachablePersonIds } from '../consents';
import { ageOn, personPlaces, type PersonPlace } from '../customers';
import { isInAudience } from './audience';
import type { Campaign } from './campaign.model';
import { campaignById } from './campaign.reads';

/** How many customers can be spoken to about a campaign: in its audience, and agreed to be contacted. */
export interface Reach {
  /** By the path of the outlet they belong to. */
  inOutlet: ReadonlyMap<string, number>;
  /** By book owner; customers without one are in an outlet's figure only. */
  inBook: ReadonlyMap<string, number>;
}

/** Counting walks over every person: a figure for planning may be a minute old. */
const cache = new LRUCache<string, Promise<Reach>>({ max: 50, ttl: 60_000 });
const ANY_CAMPAIGN = '';

/** @param campaignId null counts everyone who agreed, whatever the audience */
export function reachOf(campaignId: string | null): Promise<Reach> {
  const key = campaignId ?? ANY_CAMPAIGN;
  const known = cache.get(key);
  if (known) return known;
  const counting = countReach(campaignId);
  cache.set(key, counting);
  counting.catch(() => cache.delete(key));
  return counting;
}

export const forgetReach = (): void => cache.clear();

async function countReach(campaignId: string | null): Promise<Reach> {
  const campaign = campaignId ? await campaignById(campaignId) : null;
  const today = businessDayOf(businessNow());
  const reachable = await reachablePersonIds();
  const inOutlet = new Map<string, number>();
  const inBook = new Map<string, number>();
  for await (const person of personPlaces()) {
    if (!reachable.has(person._id) || !isMeant(campaign, person, today)) continue;
    increment(inOutlet, person.unitPath);
    if (person.ownerStaffId) increment(inBook, person.ownerStaffId);
  }
  return { inOutlet, inBook };
}

const isMeant = (campaign: Campaign | null, { groups, tier, birthday }: PersonPlace, today: string): boolean =>
  campaign === null || isInAudience(campaign.audience, { groups, tier, age: ageOn(birthday, today) });

const increment = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
