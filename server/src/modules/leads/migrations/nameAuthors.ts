import { LeadImportModel } from '../imports/leadImport.model';
import { type PolicyVersion, PolicyVersionModel } from '../policy/policyVersion.model';

/** Policy versions and imports of earlier releases did not say who wrote in them, nor from which version they were begun. */
export async function nameAuthors(): Promise<void> {
  const versions = await PolicyVersionModel.find().sort({ unitId: 1, number: 1 }).lean<PolicyVersion[]>();
  const writes = versions
    .filter(({ authors }) => authors === undefined)
    .map((version) => {
      const { _id, createdBy, savedBy } = version;
      const authors = [...new Set([createdBy, savedBy])];
      return { updateOne: { filter: { _id }, update: { $set: { authors, baseId: baseOf(version, versions) } } } };
    });
  if (writes.length > 0) await PolicyVersionModel.bulkWrite(writes);
  await LeadImportModel.collection.updateMany({ authors: { $exists: false } }, [{ $set: { authors: ['$createdBy'] } }]);
}

/** What had been approved last when a version was begun. */
function baseOf({ unitId, createdAt }: PolicyVersion, versions: readonly PolicyVersion[]): string | null {
  const approved = versions.filter((one) => one.unitId === unitId && one.approvedAt !== null && one.approvedAt <= createdAt);
  return approved.at(-1)?._id ?? null;
}
