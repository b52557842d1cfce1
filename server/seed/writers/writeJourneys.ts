import { shanghaiInstant } from '@yinqiao/shared/domain';
import { lookForRiskExpiry } from '../../src/modules/journeys/crons/lookForRiskExpiry';
import { CronRunModel, cronRunId } from '../../src/platform/cron/cron';
import { DEMO_DAY } from '../bank/calendar';
import { insertAll } from './insertAll';

/**
 * 事件线索 are off, so that this morning's look found nothing to do; but it was, so that a clock that is moved over several
 * mornings goes on from here.
 */
export async function writeJourneys(): Promise<void> {
  const bucket = shanghaiInstant(DEMO_DAY, '08:30');
  const { name: job } = lookForRiskExpiry;
  await insertAll(CronRunModel, [{ _id: cronRunId(job, bucket), job, bucket, insertedAt: bucket }]);
}
