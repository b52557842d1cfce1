import { businessNow, leaseNow } from '../../../platform/clock/clock';
import { type CronJob, every } from '../../../platform/cron/cron';
import { transact } from '../../../platform/db/transact';
import { log } from '../../../platform/log/log';
import { moveLedgers } from '../../customers';
import { moveBelongings } from '../commands/mergePair';
import { type PersonMerge, PersonMergeModel } from '../personMerge.model';

const EVERY_MS = 60_000;
/** Longer than any transaction lives: what was begun before the merge is written by then, or never. */
const PATIENCE_MS = 90_000;

/**
 * What was being written for a person at the very moment of the merge may have been written under the old id. One look after the
 * longest transaction is over brings it to the survivor, so that no claim or enquiry has to wait for a merge.
 */
export const settleMerges: CronJob = {
  name: 'settleMerges',
  clock: 'lease',
  bucketsBetween: every(EVERY_MS),
  catchUp: 'latest',
  limit: 1,
  run: async () => {
    const before = new Date(leaseNow().getTime() - PATIENCE_MS);
    for (const { _id } of await PersonMergeModel.find({ settled: false, mergedAt: { $lt: before } })
      .select({ _id: 1 })
      .lean()) {
      await settleOne(_id);
    }
  },
};

/** One that fails is tried again with the next bucket, and keeps nobody else's waiting. */
async function settleOne(mergeId: string): Promise<void> {
  try {
    await transact(() => settle(mergeId));
  } catch (error) {
    log.error({ mergeId, reason: error instanceof Error ? error.message : String(error) }, 'a merge could not be settled');
  }
}

export async function settle(mergeId: string): Promise<void> {
  const merge = await PersonMergeModel.findOne({ _id: mergeId, settled: false }).lean<PersonMerge | null>();
  if (!merge?.mergedId || !merge.survivorId) return;
  const strays = await moveLedgers(merge.mergedId, merge.survivorId);
  const { changes, absorbed } = await moveBelongings(merge.mergedId, merge.survivorId, businessNow());
  const all = { changes: [...merge.changes, ...strays, ...changes], absorbed: [...merge.absorbed, ...absorbed] };
  await PersonMergeModel.updateOne({ _id: mergeId, version: merge.version }, { $set: { ...all, settled: true } });
}
