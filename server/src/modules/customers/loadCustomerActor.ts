import type { CustomerActor } from '../../platform/access';
import type { SessionClient } from '../../platform/auth/sessions';
import { PersonModel } from './person.model';

export async function loadCustomerActor(personId: string, client: SessionClient): Promise<CustomerActor | null> {
  return (await PersonModel.exists({ _id: personId })) ? { kind: 'customer', personId, client } : null;
}
