import { moveReferenceStamp } from '../../../platform/db/reference';
import { PolicyVersionModel } from '../policy/policyVersion.model';

/** Policies of before did not say whether leads that a manager gives count: they did not. */
export async function countByHand(): Promise<void> {
  await PolicyVersionModel.collection.updateMany(
    { 'rules.rungs.kind': 'fair_share' },
    { $set: { 'rules.rungs.$[share].params.countsByHand': false } },
    { arrayFilters: [{ 'share.kind': 'fair_share', 'share.params.countsByHand': { $exists: false } }] },
  );
  await moveReferenceStamp();
}
