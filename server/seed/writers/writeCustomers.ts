import { ContactStateModel } from '../../src/modules/consents/contactState.model';
import { BookOwnershipModel } from '../../src/modules/customers/bookOwnership.model';
import { FollowRelationModel } from '../../src/modules/customers/followRelation.model';
import { HandlingModel } from '../../src/modules/customers/handling.model';
import { IdentityModel } from '../../src/modules/customers/identity.model';
import { PayrollModel } from '../../src/modules/customers/payroll.model';
import { PersonModel } from '../../src/modules/customers/person.model';
import { insertPersonKeys, newPersonKey } from '../../src/platform/crypto/personalData';
import { customersOf, type DemoCustomer } from '../bank/customers';
import type { DemoLead } from '../bank/leads';
import { contactStateDocument } from './contactStates';
import { insertAll } from './insertAll';
import { handlingDocuments, ownershipDocuments, payrollDocuments } from './ledgerDocuments';
import { identityDocuments, personDocument, relationDocuments } from './personDocuments';

const BATCH = 1_000;

export interface CustomerStream {
  seed: number;
  count: number;
  leads: readonly DemoLead[];
  /** Called with each batch once it is in the database. */
  onBatch: (batch: readonly DemoCustomer[], done: number) => Promise<void>;
}

/** Streams the customers into the database batch by batch; memory does not grow with their number. */
export async function writeCustomers({ seed, count, leads, onBatch }: CustomerStream): Promise<void> {
  const leadsOf = new Map<number, DemoLead[]>();
  for (const lead of leads) leadsOf.set(lead.customer.index, [...(leadsOf.get(lead.customer.index) ?? []), lead]);
  let batch: DemoCustomer[] = [];
  let done = 0;
  const flush = async () => {
    await writeBatch(seed, batch, leadsOf);
    done += batch.length;
    await onBatch(batch, done);
    batch = [];
  };
  for (const customer of customersOf(seed, count)) {
    batch.push(customer);
    if (batch.length === BATCH) await flush();
  }
  if (batch.length > 0) await flush();
}

async function writeBatch(seed: number, batch: readonly DemoCustomer[], leadsOf: ReadonlyMap<number, DemoLead[]>): Promise<void> {
  await insertPersonKeys(batch.map(({ personId }) => newPersonKey(personId)));
  await insertAll(PersonModel, batch.map(personDocument));
  await insertAll(IdentityModel, batch.flatMap(identityDocuments));
  await insertAll(FollowRelationModel, batch.flatMap(relationDocuments));
  await insertAll(BookOwnershipModel, batch.flatMap(ownershipDocuments));
  await insertAll(HandlingModel, batch.flatMap(handlingDocuments));
  await insertAll(PayrollModel, batch.flatMap(payrollDocuments));
  await insertAll(
    ContactStateModel,
    batch.map((customer) => contactStateDocument(seed, customer, leadsOf.get(customer.index) ?? [])),
  );
}
