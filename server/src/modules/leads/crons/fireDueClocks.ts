import { LeadClocksDue } from '../../../events/leads';
import { businessNow } from '../../../platform/clock/clock';
import { type CronJob, every } from '../../../platform/cron/cron';
import { transact } from '../../../platform/db/transact';
import { log } from '../../../platform/log/log';
import { emit } from '../../../platform/work';
import { LeadModel } from '../lead.model';

const MINUTE_MS = 60_000;

/** Every minute of the bank's time: whoever holds leads whose clock is due has them gone through, one work item a holder. */
export const fireDueClocks: CronJob = {
  name: 'fireDueClocks',
  clock: 'business',
  bucketsBetween: every(MINUTE_MS),
  catchUp: 'latest',
  limit: 1,
  run: () =>
    transact(async () => {
      const due = { open: true, nextClockAt: { $lte: businessNow() } };
      const holders = await LeadModel.distinct('staffId', { ...due, staffId: { $ne: null } });
      const inPool = await LeadModel.exists({ ...due, staffId: null });
      for (const holder of holders) await emit(LeadClocksDue, { holder });
      if (inPool) await emit(LeadClocksDue, { holder: null });
      if (holders.length > 0) log.info({ holders: holders.length }, 'clocks of leads are due');
    }),
};
