import { insert } from '../../../platform/db/insert';
import { isDuplicateKey, RivalInsert } from '../../../platform/db/transact';
import type { Candidate } from '../distribution/eligibility';
import { RmLoadModel } from '../rmLoad.model';

/**
 * Takes the capacity of those who were given leads. Each load is written over the one that was read and only within its
 * RM's capacity, so that two pools that share an RM cannot both take the last place.
 */
export async function writeLoads(read: readonly Candidate[], choices: readonly { staffId: string }[], day: string): Promise<void> {
  for (const rm of read) {
    const taken = choices.filter(({ staffId }) => staffId === rm.staffId).length;
    if (taken > 0) await takeCapacity(rm, taken, day);
  }
}

async function takeCapacity(rm: Candidate, taken: number, day: string): Promise<void> {
  if (rm.newToday + taken > rm.dailyCapacity || rm.open + taken > rm.openCapacity) {
    throw new Error(`the decision passes the capacity of ${rm.staffId}`);
  }
  await addToLoad(rm, taken, day);
}

/** Counts what somebody was given whatever room they have: a verdict says whose a lead is, not who has room. */
export async function addToLoad(rm: Candidate, taken: number, day: string): Promise<void> {
  const next = { day, newToday: rm.newToday + taken, open: rm.open + taken };
  const asRead = [{ day, newToday: rm.newToday }, ...(rm.newToday === 0 ? [{ day: { $ne: day } }] : [])];
  const written = await RmLoadModel.updateOne({ _id: rm.staffId, open: rm.open, $or: asRead }, { $set: next });
  if (written.matchedCount === 1) return;
  if (rm.open > 0 || rm.newToday > 0) throw new RivalInsert(`the load of ${rm.staffId} moved at the same moment`);
  await insertLoad(rm.staffId, next);
}

/** An RM's first lead ever. */
async function insertLoad(staffId: string, load: { day: string; newToday: number; open: number }): Promise<void> {
  try {
    await insert(RmLoadModel, [{ _id: staffId, ...load }]);
  } catch (error) {
    if (isDuplicateKey(error)) throw new RivalInsert(`the load of ${staffId} moved at the same moment`);
    throw error;
  }
}
