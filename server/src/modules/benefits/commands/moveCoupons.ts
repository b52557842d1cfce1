import { type Change, changeDocument } from '../../../platform/db/reversible';
import { CouponModel, type Coupon } from '../coupon.model';

/**
 * Coupons of a person who was merged into another are the other's, in the caller's transaction: all of them, also where both took
 * one and the limit is one; the next is refused to the one person they are.
 */
export async function moveCoupons(personId: string, survivorId: string): Promise<Change[]> {
  const held = await CouponModel.find({ personId: survivorId }).lean<Coupon[]>();
  const changes: Change[] = [];
  for (const coupon of await CouponModel.find({ personId }).sort({ claimedAt: 1, _id: 1 }).lean<Coupon[]>()) {
    const beside = held.filter(({ benefitId, period }) => benefitId === coupon.benefitId && period === coupon.period);
    const nth = Math.max(-1, ...beside.map((one) => one.nth ?? 0)) + 1;
    changes.push(await changeDocument(CouponModel, coupon, { personId: survivorId, nth }));
    held.push({ ...coupon, nth });
  }
  return changes;
}
