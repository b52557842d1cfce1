import { maskPhone } from '@yinqiao/shared/domain';
import { blindIndex, loadPersonKeys, sealField } from '../../../platform/crypto/personalData';
import { RivalInsert } from '../../../platform/db/transact';
import { knownByPhone } from '../alike.reads';
import { noteAlike } from '../noteAlike';
import { PersonModel, type Person } from '../person.model';
import { tellerOf } from '../tellerOf';

/**
 * Somebody of whom the bank knows no number tells one, in the caller's transaction. Nobody has checked that it is theirs: they can be
 * called by it, and nobody is found by it. Where it is another person's, the two stay two, and a member of staff is asked whether
 * they are one.
 * @param phone in its one form (`normalisePhone`)
 */
export async function givePhone(person: Person, phone: string): Promise<void> {
  const toldPhoneIndex = blindIndex('phone', phone);
  const other = (await knownByPhone(phone)) ?? (await tellerOf(toldPhoneIndex));
  await loadPersonKeys([person._id]);
  const address = { personId: person._id, collection: 'persons', documentId: person._id, field: 'sealedPhone' };
  const told = { maskedPhone: maskPhone(phone), sealedPhone: sealField(address, phone), toldPhoneIndex };
  const written = await PersonModel.updateOne({ _id: person._id, maskedPhone: '' }, { $set: told });
  if (written.modifiedCount !== 1) throw new RivalInsert(`${person._id} told a number at the same moment`);
  await noteAlike([other?._id, person._id], 'phone_told');
}
