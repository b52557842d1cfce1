import { businessNow } from '../../../platform/clock/clock';
import { isDuplicateKey, RivalInsert } from '../../../platform/db/transact';
import { AppError } from '../../../platform/http/AppError';
import type { Benefit } from '../benefit.model';
import { CouponModel, type Coupon } from '../coupon.model';
import { periodOf, validUntilOf } from '../period';

/**
 * Takes one coupon of a benefit for a person, inside the claim's transaction. The search starts at a random place and
 * goes upwards, then once more from the lowest, so that rivals seldom want the same document.
 * @param claim `held` is how many of this period the person was just seen to hold: the unique index refuses a stale count
 * @throws AppError BENEFIT_LIMIT_REACHED, BENEFIT_SOLD_OUT
 */
export async function takeCoupon(claim: { personId: string; benefit: Benefit; campaignId: string; held: number }): Promise<Coupon> {
  const { personId, benefit, campaignId, held: nth } = claim;
  const now = businessNow();
  const period = periodOf(benefit, now);
  if (nth >= benefit.limitPerPerson) throw new AppError('BENEFIT_LIMIT_REACHED');
  const change = {
    $set: { state: 'held' as const, personId, period, nth, campaignId, claimedAt: now, validUntil: validUntilOf(benefit, now) },
  };
  const taken = (await take(benefit._id, Math.random(), change)) ?? (await take(benefit._id, 0, change));
  if (!taken) throw new AppError('BENEFIT_SOLD_OUT');
  return taken;
}

async function take(benefitId: string, from: number, change: object): Promise<Coupon | null> {
  try {
    return await CouponModel.findOneAndUpdate({ benefitId, state: 'free', r: { $gte: from } }, change, {
      sort: { r: 1 },
      returnDocument: 'after',
    }).lean<Coupon | null>();
  } catch (error) {
    // The same person claimed twice at once: the unique index on (benefit, period, person, nth) saw it.
    throw isDuplicateKey(error) ? new RivalInsert('the same person claimed at the same moment') : error;
  }
}
