import { defineModule } from '../../platform/module';
import { expireCoupons } from './crons/expireCoupons';

export type { Benefit } from './benefit.model';
export { moveCoupons } from './commands/moveCoupons';
export { takeCoupon } from './commands/takeCoupon';
export type { Coupon } from './coupon.model';
export { benefitById, benefitsByIds, claimsSince, couponCard, couponOf, couponsOf, ownCoupon, stockLeft } from './coupon.reads';

export { periodOf } from './period';

export const benefitsModule = defineModule({ name: 'benefits', crons: [expireCoupons] });
