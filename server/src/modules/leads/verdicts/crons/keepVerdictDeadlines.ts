import { type CronJob, every } from '../../../../platform/cron/cron';
import { keepVerdictTime } from '../commands/keepVerdictTime';

const EVERY_MS = 60_000;

/** Deadlines of appeals and answers end by themselves; what was missed while nobody ran is done by the next turn. */
export const keepVerdictDeadlines: CronJob = {
  name: 'keepVerdictDeadlines',
  clock: 'business',
  bucketsBetween: every(EVERY_MS),
  catchUp: 'latest',
  limit: 1,
  run: async () => void (await keepVerdictTime()),
};
