import { createHash } from 'node:crypto';
import { leaseNow } from '../clock/clock';
import { defineModel, Schema } from '../db/mongoose';
import { isDuplicateKey, RivalInsert, transact } from '../db/transact';
import { AppError } from './AppError';

interface IdempotencyKey {
  _id: string;
  bodyHash: string;
  /** Ids of what was made, from which a repeat re-presents the result. */
  result: Record<string, unknown>;
  createdAt: Date;
}
const keySchema = new Schema<IdempotencyKey>({
  _id: { type: String, required: true },
  bodyHash: { type: String, required: true },
  result: { type: Schema.Types.Mixed, required: true },
  createdAt: { type: Date, required: true },
});
keySchema.index({ createdAt: 1 }, { expireAfterSeconds: 48 * 3_600 });
const IdempotencyKeyModel = defineModel('IdempotencyKey', 'idempotencyKeys', keySchema);

export interface KeyedCall {
  actorId: string;
  endpoint: string;
  key: string;
  body: unknown;
}

/**
 * Runs a command once for a key: the key is written first in the command's own transaction, so the effect and the key
 * stand or fall together. A repeat gets the ids of the first run; another body under the same key is refused.
 * @throws AppError REQUEST_KEY_REUSED
 */
export async function once<R extends Record<string, unknown>>(call: KeyedCall, command: () => Promise<R>): Promise<R> {
  const _id = `${call.actorId}/${call.endpoint}/${call.key}`;
  const bodyHash = createHash('sha256').update(JSON.stringify(call.body)).digest('base64url');
  return transact(async () => {
    const earlier = await reserve({ _id, bodyHash, result: {}, createdAt: leaseNow() });
    if (earlier) {
      if (earlier.bodyHash !== bodyHash) throw new AppError('REQUEST_KEY_REUSED');
      return earlier.result as R;
    }
    const result = await command();
    await IdempotencyKeyModel.updateOne({ _id }, { $set: { result } });
    return result;
  });
}

/** Writes the key unless it is there. @returns what an earlier call left under it, or null when this is the first */
async function reserve({ _id, ...key }: IdempotencyKey): Promise<IdempotencyKey | null> {
  try {
    return await IdempotencyKeyModel.findOneAndUpdate({ _id }, { $setOnInsert: key }, { upsert: true, returnDocument: 'before' }).lean();
  } catch (error) {
    if (isDuplicateKey(error)) throw new RivalInsert('the same key was used at the same moment');
    throw error;
  }
}
