import { type CronJob, every } from '../../../platform/cron/cron';
import { transact } from '../../../platform/db/transact';
import { callWaitingPools } from '../commands/freeRoom';

/** How often what waits is tried again, whatever else happens. */
export const RETRY_MS = 30 * 60_000;

/**
 * Waiting leads are tried again whenever an outlet may open. Hours are each outlet's own and begin on the hour or the half
 * hour; a pool whose outlets stay closed finds nobody on duty and goes on waiting.
 */
export const retryPoolsAtOpening: CronJob = {
  name: 'retryPoolsAtOpening',
  clock: 'business',
  bucketsBetween: every(RETRY_MS),
  catchUp: 'latest',
  limit: 1,
  run: () => transact(() => callWaitingPools()),
};
