import { ContactStateModel, type ContactState } from './contactState.model';

/** Everyone who agreed to marketing or to be contacted about some line: the same rule as `countReachable`, as a set. */
export async function reachablePersonIds(): Promise<Set<string>> {
  const ids = new Set<string>();
  const agreed = ContactStateModel.find({ $or: [{ marketing: 'agreed' }, { 'lines.0': { $exists: true } }] })
    .select({ _id: 1 })
    .lean<Pick<ContactState, '_id'>[]>()
    .cursor({ batchSize: 1_000 });
  for await (const { _id } of agreed) ids.add(_id);
  return ids;
}
