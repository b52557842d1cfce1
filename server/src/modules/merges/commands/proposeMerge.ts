import { normalisePhone } from '@yinqiao/shared/domain';
import { refuse, type StaffActor } from '../../../platform/access';
import { currentEnv } from '../../../platform/env/currentEnv';
import { AppError } from '../../../platform/http/AppError';
import { once } from '../../../platform/http/idempotency';
import type { Call } from '../../../platform/http/route';
import { knownByPhone, type Person } from '../../customers';
import { notePair } from './notePair';

type Proposal = Call<'merges.propose'>['body'];

/**
 * A member of staff says that two customers are one, each named by a phone number. Both must be the member's to look after;
 * whoever is not is as unknown as nobody. Neither number is kept, not even under the key.
 * @throws AppError REQUEST_INVALID, MERGE_PERSON_UNKNOWN, MERGE_SAME_PERSON
 */
export async function proposeMerge(actor: StaffActor, { phones, note }: Proposal, key: string): Promise<{ mergeId: string }> {
  const [one, other] = [await personOf(actor, phones, 0), await personOf(actor, phones, 1)];
  const personIds: [string, string] = [one._id, other._id];
  const call = { actorId: actor.staffId, endpoint: 'merges.propose', key, body: { personIds, note } };
  return once(call, async () => {
    const mergeId = await notePair({ personIds, ground: 'staff', byStaffId: actor.staffId, note });
    if (!mergeId) throw new AppError('MERGE_SAME_PERSON');
    return { mergeId };
  });
}

async function personOf(actor: StaffActor, phones: readonly string[], n: 0 | 1): Promise<Person> {
  const read = normalisePhone(phones[n] ?? '', currentEnv().demo);
  if ('fault' in read) throw new AppError('REQUEST_INVALID', { fields: { [`body.phones.${n}`]: '请填写 11 位手机号' } });
  const person = await knownByPhone(read.phone);
  if (person?.unitPath.startsWith(actor.unitPath)) return person;
  return refuse(actor, {
    action: 'propose:PersonMerge',
    subjects: person ? [`Customer/${person._id}`] : [],
    code: 'MERGE_PERSON_UNKNOWN',
  });
}
