import { maskPhone } from '@yinqiao/shared/domain';
import { blindIndex, loadPersonKeys, sealField } from '../../../platform/crypto/personalData';
import { insert } from '../../../platform/db/insert';
import { isDuplicateKey, RivalInsert } from '../../../platform/db/transact';
import { knownByPhone } from '../alike.reads';
import { type Identity, IdentityModel, identityId } from '../identity.model';
import { noteAlike } from '../noteAlike';
import { PersonModel, type Person } from '../person.model';

/**
 * Somebody of whom the bank knows no number tells one, in the caller's transaction. Nobody has checked that it is theirs: where it is
 * another person's, the two stay two, and a member of staff is asked whether they are one.
 * @param phone in its one form (`normalisePhone`)
 */
export async function givePhone(person: Person, phone: string): Promise<void> {
  const other = await knownByPhone(phone);
  const phoneIndex = blindIndex('phone', phone);
  await loadPersonKeys([person._id]);
  const address = { personId: person._id, collection: 'persons', documentId: person._id, field: 'sealedPhone' };
  const told = { maskedPhone: maskPhone(phone), sealedPhone: sealField(address, phone), phoneIndex };
  const written = await PersonModel.updateOne({ _id: person._id, maskedPhone: '' }, { $set: told });
  if (written.modifiedCount !== 1) throw new RivalInsert(`${person._id} told a number at the same moment`);
  if (other) return noteAlike([other._id, person._id], 'phone');
  const identity: Identity = { _id: identityId('phone', phoneIndex), kind: 'phone', value: phoneIndex, personId: person._id };
  try {
    await insert(IdentityModel, [identity]);
  } catch (error) {
    throw isDuplicateKey(error) ? new RivalInsert('the number was told at the same moment') : error;
  }
}
