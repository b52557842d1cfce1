import type { CustomerActor } from '../../platform/access';
import type { SessionClient } from '../../platform/auth/sessions';
import { personById } from './person.reads';

/** Whose session it is; one that was begun by a person merged since is the session of the other. */
export async function loadCustomerActor(personId: string, client: SessionClient): Promise<CustomerActor | null> {
  const person = await personById(personId);
  return person && { kind: 'customer', personId: person._id, client };
}
