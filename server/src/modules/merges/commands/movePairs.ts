import { personsByIds } from '../../customers';
import { type PersonMerge, PersonMergeModel } from '../personMerge.model';
import { commonPath } from './notePair';

/** Persons go to other units with their owners; a pair follows them, so that whoever looks after both finds it. */
export async function movePairs(): Promise<void> {
  const pairs = PersonMergeModel.find({ state: { $in: ['open', 'merged'] } }).select({ personIds: 1, unitPath: 1 });
  for (const { _id, personIds, unitPath } of await pairs.lean<Pick<PersonMerge, '_id' | 'personIds' | 'unitPath'>[]>()) {
    const [one, other] = await personsByIds(personIds);
    const present = one && other ? commonPath(one.unitPath, other.unitPath) : unitPath;
    if (present !== unitPath) await PersonMergeModel.updateOne({ _id }, { $set: { unitPath: present } });
  }
}
