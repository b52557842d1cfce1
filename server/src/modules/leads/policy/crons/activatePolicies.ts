import { type CronJob, every } from '../../../../platform/cron/cron';
import { activateDue } from '../commands/activateDue';

/** Says what follows from versions whose time has come, whether or not a bucket was missed. */
export const activatePolicies: CronJob = {
  name: 'activatePolicies',
  clock: 'business',
  bucketsBetween: every(60_000),
  catchUp: 'latest',
  limit: 1,
  run: activateDue,
};
