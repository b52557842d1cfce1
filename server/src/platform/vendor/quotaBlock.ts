import { leaseNow } from '../clock/clock';
import { defineModel, Schema } from '../db/mongoose';
import { isDuplicateKey } from '../db/transact';
import { type Limit, type Priority, type Slice, sliceAt } from './quotaWindow';

/** What all processes together have taken of a slice of a limit. */
interface QuotaSlice {
  /** `<vendor>/<account>/<api>/<window seconds>/<slice>` */
  _id: string;
  taken: number;
  expiresAt: Date;
}
const schema = new Schema<QuotaSlice>({
  _id: { type: String, required: true },
  taken: { type: Number, required: true },
  expiresAt: { type: Date, required: true },
});
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
const QuotaSliceModel = defineModel('QuotaSlice', 'quotaSlices', schema);

const KEPT_MS = 3_600_000;
/** A process takes so large a part of a slice at once: larger parts cost fewer writes, and more of a slice is lost with a process. */
const BLOCK = 1 / 40;

/** Calls that this process may make without asking anybody. */
interface Block {
  slice: number;
  left: number;
}
const blocks = new Map<string, Block>();
const flights = new Map<string, Promise<boolean>>();

/** Takes one call of a limit. @returns null, or when it is worth asking again */
export async function takeCall(bucket: string, limit: Limit, priority: Priority): Promise<Date | null> {
  const slice = sliceAt(limit, leaseNow());
  const name = `${bucket}/${limit.seconds}/${priority}`;
  const block = blocks.get(name);
  if (block?.slice === slice.number && block.left > 0) {
    block.left -= 1;
    return null;
  }
  // One write serves all who ask at this moment.
  const flight =
    flights.get(name) ?? lease(name, `${bucket}/${limit.seconds}/${slice.number}`, slice, priority).finally(() => flights.delete(name));
  flights.set(name, flight);
  return (await flight) ? takeCall(bucket, limit, priority) : slice.endsAt;
}

/** One guarded write: it finds the slice with room for a block, or opens it, or fails. */
async function lease(name: string, _id: string, slice: Slice, priority: Priority): Promise<boolean> {
  const most = slice.calls(priority);
  const size = Math.max(1, Math.floor(most * BLOCK));
  const room = { _id, taken: { $lte: most - size } };
  if (!(await take(room, size, slice.endsAt))) return false;
  blocks.set(name, { slice: slice.number, left: size });
  return true;
}

async function take(room: { _id: string; taken: { $lte: number } }, size: number, endsAt: Date): Promise<boolean> {
  const change = { $inc: { taken: size } };
  const expiresAt = new Date(endsAt.getTime() + KEPT_MS);
  try {
    await QuotaSliceModel.updateOne(room, { ...change, $setOnInsert: { expiresAt } }, { upsert: true });
    return true;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // It is there: full, or opened by a rival at this very moment.
    return (await QuotaSliceModel.updateOne(room, change)).matchedCount === 1;
  }
}
