import { type CronJob, dailyAt } from '../../../platform/cron/cron';
import { checkLoads } from '../loadCheck/checkLoads';

/** When no outlet is open and no lead is given. */
export const checkLoadsNightly: CronJob = {
  name: 'checkLoadsNightly',
  clock: 'business',
  bucketsBetween: dailyAt('03:30'),
  catchUp: 'latest',
  limit: 1,
  run: checkLoads,
};
