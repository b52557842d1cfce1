import type { Data } from '@yinqiao/shared/contracts';
import { type CustomerActor, refuse } from '../../platform/access';
import { businessNow } from '../../platform/clock/clock';
import { byId, keepCopy } from '../../platform/db/reference';
import { AppError } from '../../platform/http/AppError';
import { BenefitModel, type Benefit } from './benefit.model';
import { CouponModel, type Coupon } from './coupon.model';

const benefitCopy = keepCopy(BenefitModel, byId<Benefit>);

export const benefitById = async (benefitId: string): Promise<Benefit | null> => (await benefitCopy()).get(benefitId) ?? null;

export async function benefitsByIds(ids: readonly string[]): Promise<Benefit[]> {
  const known = await benefitCopy();
  return [...new Set(ids)].flatMap((benefitId) => known.get(benefitId) ?? []);
}

export const couponOf = (personId: string, couponId: string) => CouponModel.findOne({ _id: couponId, personId }).lean<Coupon | null>();

/** The customer's own coupon. @throws AppError COUPON_UNKNOWN, also for another person's, which is audited */
export async function ownCoupon(actor: CustomerActor, couponId: string): Promise<Coupon> {
  const coupon = await CouponModel.findById(couponId).lean<Coupon | null>();
  if (!coupon) throw new AppError('COUPON_UNKNOWN');
  if (coupon.personId === actor.personId) return coupon;
  return refuse(actor, { action: 'read:Coupon', subjects: [`Coupon/${couponId}`], code: 'COUPON_UNKNOWN' });
}

export const couponsOf = (personId: string) => CouponModel.find({ personId }).sort({ claimedAt: -1 }).lean<Coupon[]>();

/** Stock left: a count, so it is told with its time. */
export async function stockLeft(benefitIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await CouponModel.aggregate<{ _id: string; left: number }>([
    { $match: { benefitId: { $in: [...benefitIds] }, state: 'free' } },
    { $group: { _id: '$benefitId', left: { $sum: 1 } } },
  ]);
  return new Map(benefitIds.map((id) => [id, rows.find((row) => row._id === id)?.left ?? 0]));
}

/** Claims of some campaigns' coupons since an instant, by person. */
export const claimsSince = (since: Date) =>
  CouponModel.find({ campaignId: { $ne: null }, claimedAt: { $gte: since } })
    .select({ personId: 1, campaignId: 1, claimedAt: 1 })
    .lean<Coupon[]>();

/** Expiry is checked on read; the cron only tidies up. */
function stateNow(coupon: Coupon): 'held' | 'used' | 'expired' {
  if (coupon.state === 'used') return 'used';
  const over = coupon.validUntil !== null && coupon.validUntil <= businessNow();
  return coupon.state === 'expired' || over ? 'expired' : 'held';
}

/** The card of a claimed coupon, the same on every screen. */
export function couponCard(coupon: Coupon, benefit: Benefit, title: string): Data<'portal.coupon'>['coupon'] {
  return {
    couponId: coupon._id,
    campaignId: coupon.campaignId ?? '',
    title,
    faceValue: benefit.faceValue,
    category: benefit.category,
    state: stateNow(coupon),
    claimedAt: (coupon.claimedAt ?? businessNow()).toISOString(),
    validUntil: (coupon.validUntil ?? businessNow()).toISOString(),
  };
}
