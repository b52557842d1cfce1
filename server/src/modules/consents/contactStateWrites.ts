import { insert } from '../../platform/db/insert';
import { RivalInsert } from '../../platform/db/transact';
import { ContactStateModel, type ContactState } from './contactState.model';

/**
 * Writes a contact state that was just read, guarded by its version: a withdrawal and a reservation that meet are told
 * apart here, and the loser's transaction runs again on the winner's state. Call it inside a transaction.
 */
export async function writeContactState(state: ContactState, change: Partial<Omit<ContactState, '_id' | 'version'>>): Promise<void> {
  const next = { ...state, ...change, version: state.version + 1 };
  if (state.version === 0) {
    await insert(ContactStateModel, [next]);
    return;
  }
  const { _id, ...fields } = next;
  const written = await ContactStateModel.updateOne({ _id, version: state.version }, { $set: fields });
  if (written.modifiedCount !== 1) throw new RivalInsert('the contact state changed at the same moment');
}
