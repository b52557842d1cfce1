import { type CronJob, dailyAt } from '../../../platform/cron/cron';
import { transact } from '../../../platform/db/transact';
import { alikeByPhone } from '../../customers';
import { movePairs } from '../commands/movePairs';
import { notePair } from '../commands/notePair';

/** After the core's file is in: pairs go where their persons went, and customers it lists under one phone number are found. */
export const findAlikeNightly: CronJob = {
  name: 'findAlikeNightly',
  clock: 'business',
  bucketsBetween: dailyAt('05:30'),
  catchUp: 'latest',
  limit: 1,
  run: async () => {
    await movePairs();
    for (const personIds of await alikeByPhone()) {
      await transact(async () => void (await notePair({ personIds, ground: 'phone', byStaffId: null, note: null })));
    }
  },
};
