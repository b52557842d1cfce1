import { businessNow } from '../../../platform/clock/clock';
import { type CronJob, dailyAt } from '../../../platform/cron/cron';
import { LeadSimulationModel } from '../simulation/simulation.model';

/** What was tried a quarter ago speaks of rules and people that are not there any more. */
const KEPT_DAYS = 90;
const DAY_MS = 86_400_000;

export const forgetSimulations: CronJob = {
  name: 'forgetSimulations',
  clock: 'business',
  bucketsBetween: dailyAt('03:30'),
  catchUp: 'latest',
  limit: 1,
  run: async () => {
    const before = new Date(businessNow().getTime() - KEPT_DAYS * DAY_MS);
    await LeadSimulationModel.deleteMany({ createdAt: { $lt: before }, state: { $ne: 'running' } });
  },
};
