import { businessNow } from '../../../platform/clock/clock';
import { type CronJob, every } from '../../../platform/cron/cron';
import { DeliveryModel } from '../delivery.model';

/** A page that never reported: after ten minutes the send is unknown. The touch stays counted, because it may have left. */
const SILENCE_MS = 10 * 60_000;

export const giveUpSilentSends: CronJob = {
  name: 'giveUpSilentSends',
  clock: 'business',
  bucketsBetween: every(60_000),
  catchUp: 'latest',
  limit: 1,
  run: async () => {
    const silentSince = new Date(businessNow().getTime() - SILENCE_MS);
    await DeliveryModel.updateMany(
      { kind: 'script', state: 'attempted', attemptedAt: { $lt: silentSince } },
      { $set: { state: 'unknown', settledAt: businessNow() } },
    );
  },
};
