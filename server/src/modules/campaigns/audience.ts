import type { Tier } from '@yinqiao/shared/domain';
import type { Audience } from './campaign.model';

/** True when a person meets every condition of the audience. Pure. */
export function isInAudience(audience: Audience, person: { groups: string[]; tier: Tier; age: number }): boolean {
  const inGroup = audience.groups.length === 0 || audience.groups.some((group) => person.groups.includes(group));
  const inTier = audience.tiers.length === 0 || audience.tiers.includes(person.tier);
  return inGroup && inTier && person.age >= (audience.minimumAge ?? 0);
}
