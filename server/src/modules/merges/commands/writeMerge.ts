import { RivalInsert } from '../../../platform/db/transact';
import { type PersonMerge, PersonMergeModel, type Step } from '../personMerge.model';
import { sealWords } from '../sealedWords';

/** A step with its reason as it was written. */
export type NewStep = Omit<Step, 'sealedReason'> & { reason: string };

/** Writes a step of a pair that was just read, its reason sealed; a rival of this very moment makes the transaction run again. */
export async function writeMerge(merge: PersonMerge, set: Partial<PersonMerge>, { reason, ...taken }: NewStep): Promise<PersonMerge> {
  const step: Step = { ...taken, sealedReason: await sealWords(merge, `steps/${merge.steps.length}`, reason) };
  const next = { ...set, version: merge.version + 1 };
  const written = await PersonMergeModel.updateOne({ _id: merge._id, version: merge.version }, { $set: next, $push: { steps: step } });
  if (written.modifiedCount !== 1) throw new RivalInsert(`the pair ${merge._id} was decided on at the same moment`);
  return { ...merge, ...next, steps: [...merge.steps, step] };
}
