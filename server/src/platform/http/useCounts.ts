import { leaseNow } from '../clock/clock';
import { defineModel, Schema } from '../db/mongoose';
import { isDuplicateKey } from '../db/transact';

/** How often somebody did something within one window of time, counted over all processes. */
interface UseCount {
  /** `<what>/<who>/<window>` */
  _id: string;
  uses: number;
  expiresAt: Date;
}
const schema = new Schema<UseCount>({
  _id: { type: String, required: true },
  uses: { type: Number, required: true },
  expiresAt: { type: Date, required: true },
});
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
const UseCountModel = defineModel('UseCount', 'useCounts', schema);

/** Longer than any window. */
const KEPT_MS = 48 * 3_600_000;

/**
 * Counts one use, by one command: the window is part of the id, so that nothing has to be set back when it is over.
 * @param window what names the window, e.g. a business day
 * @returns the uses in this window, with this one
 */
export async function countUse(what: string, who: string, window: string): Promise<number> {
  const _id = `${what}/${who}/${window}`;
  const change = { $inc: { uses: 1 }, $setOnInsert: { expiresAt: new Date(leaseNow().getTime() + KEPT_MS) } };
  try {
    const counted = await UseCountModel.findOneAndUpdate({ _id }, change, { upsert: true, returnDocument: 'after' }).lean();
    return counted.uses;
  } catch (error) {
    // A rival opened the window at the same moment: now it is there.
    if (isDuplicateKey(error)) return countUse(what, who, window);
    throw error;
  }
}
