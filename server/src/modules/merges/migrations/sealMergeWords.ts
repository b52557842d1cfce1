import { PersonMergeModel, type PersonMerge } from '../personMerge.model';
import { sealWords } from '../sealedWords';

/** What was written about pairs before it was sealed. */
interface InClear extends Omit<PersonMerge, 'grounds' | 'steps'> {
  grounds: (PersonMerge['grounds'][number] & { note?: string | null })[];
  steps: (PersonMerge['steps'][number] & { reason?: string })[];
}

/** Seals the words that earlier releases kept in clear about two persons. A document that is sealed already is passed over. */
export async function sealMergeWords(): Promise<void> {
  const inClear = { $or: [{ 'grounds.note': { $type: 'string' } }, { 'steps.reason': { $exists: true } }] };
  for (const merge of await PersonMergeModel.collection.find(inClear as never).toArray()) {
    const pair = merge as unknown as InClear;
    const grounds = await Promise.all(
      pair.grounds.map(async ({ note, ...ground }, n) => ({
        ...ground,
        sealedNote: note ? await sealWords(pair, `grounds/${n}`, note) : (ground.sealedNote ?? null),
      })),
    );
    const steps = await Promise.all(
      pair.steps.map(async ({ reason, ...step }, n) => ({
        ...step,
        sealedReason: reason === undefined ? step.sealedReason : await sealWords(pair, `steps/${n}`, reason),
      })),
    );
    await PersonMergeModel.collection.updateOne({ _id: pair._id } as never, { $set: { grounds, steps } });
  }
}
