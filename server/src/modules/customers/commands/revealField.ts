import { businessDayOf, type RevealReason } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../platform/access';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { loadPersonKeys, openField } from '../../../platform/crypto/personalData';
import { AppError } from '../../../platform/http/AppError';
import { countUse } from '../../../platform/http/useCounts';
import { personById, relationOf } from '../person.reads';

/** Full values one member may open in a day: enough for a day of calls, too few to copy a book. */
const REVEALS_A_DAY = 60;
const FIELDS = { phone: 'sealedPhone', name: 'sealedName' } as const;

/**
 * Opens one sealed field for the RM who serves the person: the book owner, a WeCom friend, or (as the caller knows) whoever
 * follows an open lead. The reason is audited before the value leaves.
 */
export async function revealField(
  actor: StaffActor,
  personId: string,
  { field, reason }: { field: 'phone' | 'name'; reason: RevealReason },
  followsLead: boolean,
): Promise<{ value: string }> {
  const subjects = [`Customer/${personId}`];
  const base = { actor: { kind: 'staff' as const, id: actor.staffId }, action: 'reveal:Customer', subjects };
  const person = await personById(personId);
  const mayCall = person !== null && (followsLead || person.ownerStaffId === actor.staffId);
  const serves = mayCall || (await relationOf(actor.staffId, personId)) !== null;
  if (!person || !serves) {
    await audit({ ...base, outcome: 'refused', reason: 'CUSTOMER_UNKNOWN', detail: { field } });
    throw new AppError('CUSTOMER_UNKNOWN');
  }
  // A WeCom friend who agreed to nothing (any more) is not called.
  if (reason === 'call_customer' && !mayCall) {
    await audit({ ...base, outcome: 'refused', reason: 'CONSENT_MISSING', detail: { field } });
    throw new AppError('CONSENT_MISSING');
  }
  const today = businessDayOf(businessNow());
  if ((await countUse('customers.reveal', actor.staffId, today)) > REVEALS_A_DAY) throw new AppError('REVEAL_TOO_MANY');
  await audit({ ...base, detail: { field, reason } });
  // A merged person's id leads to another, and what is sealed is sealed under that one's key.
  const { _id } = person;
  await loadPersonKeys([_id]);
  return { value: openField({ personId: _id, collection: 'persons', documentId: _id, field: FIELDS[field] }, person[FIELDS[field]]) };
}
