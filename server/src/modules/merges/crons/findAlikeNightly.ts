import { type CronJob, dailyAt } from '../../../platform/cron/cron';
import { transact } from '../../../platform/db/transact';
import { alikeByPhone } from '../../customers';
import { movePairs } from '../commands/movePairs';
import { notePair } from '../commands/notePair';
import { PersonMergeModel } from '../personMerge.model';

/** More than anybody decides on in a day; the rest is found the next night. */
const MOST_A_NIGHT = 500;

/** After the core's file is in: pairs go where their persons went, and customers it lists under one phone number are found. */
export const findAlikeNightly: CronJob = {
  name: 'findAlikeNightly',
  clock: 'business',
  bucketsBetween: dailyAt('05:30'),
  catchUp: 'latest',
  limit: 1,
  run: async () => {
    await movePairs();
    let found = 0;
    for await (const personIds of alikeByPhone()) {
      // What is on the list, or was, is not found again: it would keep those from being found who never were.
      if (await PersonMergeModel.exists({ pair: personIds.join(':') })) continue;
      await transact(async () => void (await notePair({ personIds, ground: 'phone', byStaffId: null, note: null })));
      found += 1;
      if (found === MOST_A_NIGHT) return;
    }
  },
};
