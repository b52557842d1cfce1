import { newId } from '../../../platform/db/ids';
import { leastAssets } from '../assets';
import { BookOwnershipModel } from '../bookOwnership.model';
import { FollowRelationModel } from '../followRelation.model';
import { PersonModel, type Person } from '../person.model';

const BATCH = 1_000;

/** Persons of the first release had an owner without a ledger, and no class of assets, language or red lines. */
export async function keepLedgers(): Promise<void> {
  await FollowRelationModel.collection.updateMany({ lastHeardAt: { $exists: false } }, { $set: { lastHeardAt: null, evidence: null } });
  for (;;) {
    const persons = (await PersonModel.collection
      .find({ assets: { $exists: false } })
      .limit(BATCH)
      .toArray()) as unknown as Person[];
    if (persons.length === 0) return;
    const owned = persons.flatMap(({ _id: personId, ownerStaffId: staffId, ownerSince, createdAt }) =>
      staffId ? [{ _id: newId('own'), personId, staffId, from: ownerSince ?? createdAt, to: null, source: 'core_file' }] : [],
    );
    // The ledger first: a person whose fields are there is not looked at again.
    const ids = owned.map(({ personId }) => personId);
    await BookOwnershipModel.collection.deleteMany({ personId: { $in: ids }, to: null });
    if (owned.length > 0) await BookOwnershipModel.collection.insertMany(owned as never[]);
    await PersonModel.collection.bulkWrite(
      persons.map(({ _id, tier }) => ({
        updateOne: {
          filter: { _id: _id as never },
          update: { $set: { assets: leastAssets[tier], language: null, redLines: [], ownerContactAt: null } },
        },
      })),
    );
  }
}
