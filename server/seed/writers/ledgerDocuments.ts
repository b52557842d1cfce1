import { shanghaiInstant } from '@yinqiao/shared/domain';
import type { BookOwnership } from '../../src/modules/customers/bookOwnership.model';
import type { Handling } from '../../src/modules/customers/handling.model';
import { type DemoCustomer, ownerOf } from '../bank/customers';
import { stableId } from '../bank/ids';
import { ledgersOf } from '../bank/ledgers';

/** 管户, as the core's file brought it. */
export function ownershipDocuments(customer: DemoCustomer): BookOwnership[] {
  const owner = ownerOf(customer);
  if (!owner) return [];
  const from = shanghaiInstant(customer.ownedSince ?? customer.openedOn, '09:00');
  const { personId } = customer;
  return [{ _id: stableId('own', personId, from), personId, staffId: owner.staffId, from, to: null, source: 'core_file' }];
}

/** 经办: an application in hand. */
export function handlingDocuments(customer: DemoCustomer): Handling[] {
  const { handling } = ledgersOf(customer);
  if (!handling) return [];
  const { personId } = customer;
  return [{ _id: `Application/${stableId('app', personId, handling.openedAt)}`, personId, ...handling, closedAt: null }];
}
