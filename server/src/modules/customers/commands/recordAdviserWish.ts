import { newId } from '../../../platform/db/ids';
import { insert } from '../../../platform/db/insert';
import { isDuplicateKey, RivalInsert } from '../../../platform/db/transact';
import { AdviserWishModel, type AdviserWish } from '../adviserWish.model';

/** Writes a wish into the person's ledger, in the caller's transaction. */
export async function recordAdviserWish(wish: Omit<AdviserWish, '_id' | 'n'>): Promise<AdviserWish> {
  const last = await AdviserWishModel.findOne({ personId: wish.personId }).sort({ n: -1 }).lean<AdviserWish | null>();
  const recorded = { _id: newId('wsh'), n: (last?.n ?? 0) + 1, ...wish };
  try {
    await insert(AdviserWishModel, [recorded]);
  } catch (error) {
    if (isDuplicateKey(error)) throw new RivalInsert(`another wish of ${wish.personId} was recorded at the same moment`);
    throw error;
  }
  return recorded;
}
