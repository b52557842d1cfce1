import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, businessDayOf } from '@yinqiao/shared/domain';
import { type CronJob, dailyAt, every } from '../../../platform/cron/cron';
import { currentEnv } from '../../../platform/env/currentEnv';
import { log } from '../../../platform/log/log';
import { bookResultsFile } from '../results/bookResultsFile';
import { asOfOfFileName } from '../results/resultsFile';
import { ResultsFileModel } from '../resultsFile.model';

const BOOKING_TIME = '06:40';
const BOOKING_MS = (6 * 60 + 40) * 60_000;
const LATE_LOOK_MS = 60_000;
const daily = dailyAt(BOOKING_TIME);
const late = every(LATE_LOOK_MS);
/** A day's results of a large bank are a few megabytes; anything above is not a results file. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * Books the daily results at 06:40 on the bank's clock, and looks every minute for a file that came late or was delivered
 * again corrected. One job, so that its buckets run in order and never beside one another.
 */
export const readResultsFile: CronJob = {
  name: 'readResultsFile',
  clock: 'business',
  bucketsBetween: (after, until) => {
    const due = daily(after, until);
    const look = late(after, until).filter((bucket) => !due.some((one) => one.getTime() >= bucket.getTime()));
    return [...due, ...look];
  },
  catchUp: 'every',
  limit: 31,
  run: async (bucket) => bookFilesDueAt(bucket),
};

/** The newest day whose file may be booked at an instant: the day before, from 06:40 on. */
export const newestDueDay = (at: Date): string => addDays(businessDayOf(new Date(at.getTime() - BOOKING_MS)), -1);

/** Books every file in the feeds folder that is due and not booked yet, oldest first. */
export async function bookFilesDueAt(at: Date): Promise<void> {
  const folder = join(currentEnv().dataDir, 'feeds');
  const newest = newestDueDay(at);
  const booked = new Set(await ResultsFileModel.distinct('asOf', { state: 'accepted' }));
  for (const fileName of await fileNamesIn(folder)) {
    const asOf = asOfOfFileName(fileName);
    if (asOf === null || asOf > newest || booked.has(asOf)) continue;
    const path = join(folder, fileName);
    if ((await stat(path)).size > MOST_BYTES) {
      log.error({ fileName }, 'a results file is too large to be one');
      continue;
    }
    await bookResultsFile({ fileName, content: await readFile(path, 'utf8'), arrivedAt: at });
  }
}

async function fileNamesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
