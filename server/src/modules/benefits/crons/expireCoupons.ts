import { businessNow } from '../../../platform/clock/clock';
import { type CronJob, every } from '../../../platform/cron/cron';
import { CouponModel } from '../coupon.model';

/** Tidies up once a minute; a reader never waits for it, because expiry is checked on read. */
export const expireCoupons: CronJob = {
  name: 'expireCoupons',
  clock: 'business',
  bucketsBetween: every(60_000),
  catchUp: 'latest',
  limit: 1,
  run: async () => {
    await CouponModel.updateMany({ state: 'held', validUntil: { $lte: businessNow() } }, { $set: { state: 'expired' } });
  },
};
