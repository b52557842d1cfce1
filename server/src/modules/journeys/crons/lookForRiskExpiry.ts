import { addDays, businessDayOf, shanghaiInstant } from '@yinqiao/shared/domain';
import { type CronJob, dailyAt } from '../../../platform/cron/cron';
import { insert } from '../../../platform/db/insert';
import { isDuplicateKey, transact } from '../../../platform/db/transact';
import { startJob } from '../../../platform/jobs';
import { freshRun, JourneyRunModel } from '../journeyRun.model';
import { riskExpirySetting } from '../journeySetting.model';

const TIME = '08:30';

/** Before the outlets open, so that what it finds is given out with the night's leads. A morning that was missed is made good by the next. */
export const lookForRiskExpiry: CronJob = {
  name: 'lookForRiskExpiry',
  clock: 'business',
  bucketsBetween: dailyAt(TIME),
  catchUp: 'latest',
  limit: 1,
  run: async (bucket) => {
    const { on, days } = await riskExpirySetting();
    if (on) await beginRun(businessDayOf(bucket), days);
  },
};

async function beginRun(day: string, days: number): Promise<void> {
  try {
    await transact(async () => {
      await insert(JourneyRunModel, [freshRun(day, days)]);
      await startJob({ kind: 'journey.risk_expiry', subjectId: day });
    });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

/** When it looks next. */
export function nextLook(now: Date): Date {
  const today = shanghaiInstant(businessDayOf(now), TIME);
  return today > now ? today : shanghaiInstant(addDays(businessDayOf(now), 1), TIME);
}
