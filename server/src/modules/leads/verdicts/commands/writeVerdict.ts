import { RivalInsert } from '../../../../platform/db/transact';
import type { UpdateQuery } from '../../../../platform/db/mongoose';
import { type Verdict, VerdictModel } from '../verdict.model';

/** Writes one step over the document that was read; whatever deadline begins with it has been reminded of to nobody. A rival of this very moment makes the transaction run again. */
export async function writeVerdict(verdict: Verdict, $set: Partial<Verdict>, push: UpdateQuery<Verdict>['$push'] = {}): Promise<Verdict> {
  const version = verdict.version + 1;
  const written = await VerdictModel.updateOne(
    { _id: verdict._id, version: verdict.version },
    { $set: { ...$set, version, reminded: false }, ...(Object.keys(push).length > 0 ? { $push: push } : {}) },
  );
  if (written.modifiedCount !== 1) throw new RivalInsert(`the verdict ${verdict._id} moved at the same moment`);
  return (await VerdictModel.findById(verdict._id).lean<Verdict | null>())!;
}
