import { mongoose } from '../../server/src/platform/db/mongoose';

/** What a merge may touch. Histories, audit entries and events only ever grow; the pair's own document says what happened to it. */
const COLLECTIONS = [
  ...['persons', 'identities', 'bookOwnerships', 'followRelations', 'handlings', 'consents', 'contactStates', 'coupons'],
  ...['adviserWishes', 'payrolls', 'bookClaims'],
  ...['leads', 'tasks', 'deliveries', 'rmLoads'],
];
/** Told anew when a lead comes back to its holder: the number fences what was asked under the former one. */
const RENEWED = ['assignmentNo', 'history', 'closingWord'];

type Documents = Record<string, Record<string, unknown>[]>;

/** Everything that belongs to some persons and to those who serve them. */
export async function belongings(personIds: readonly string[], staffIds: readonly string[]): Promise<Documents> {
  const found: Documents = {};
  for (const name of COLLECTIONS) {
    const about = { $or: [{ personId: { $in: [...personIds] } }, { _id: { $in: [...personIds, ...staffIds] } }] };
    const documents = await mongoose.connection
      .collection(name)
      .find(about as never)
      .sort({ _id: 1 })
      .toArray();
    found[name] = documents.map((document) => Object.fromEntries(Object.entries(document).filter(([field]) => !RENEWED.includes(field))));
  }
  return found;
}
