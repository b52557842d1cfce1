import { shanghaiInstant } from '@yinqiao/shared/domain';
import type { BookOwnership } from '../../src/modules/customers/bookOwnership.model';
import type { Handling } from '../../src/modules/customers/handling.model';
import type { Payroll } from '../../src/modules/customers/payroll.model';
import { type DemoCustomer, ownerOf } from '../bank/customers';
import { stableId } from '../bank/ids';
import { ledgersOf } from '../bank/ledgers';
import { staff } from '../bank/staff';

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

const COMPANIES = 24;
const companyAdvisers = staff.filter(({ role }) => role === 'relationship_manager');

/** 代发单位: who pays the salary, and who looks after that company, wherever the employee lives. */
export function payrollDocuments({ index, personId, profile, openedOn }: DemoCustomer): Payroll[] {
  const company = index % COMPANIES;
  const adviser = companyAdvisers[(company * 7) % companyAdvisers.length];
  if (!profile.payroll || !adviser) return [];
  return [
    { _id: `company-${company}:${personId}`, personId, staffId: adviser.staffId, since: shanghaiInstant(openedOn, '09:00'), endedAt: null },
  ];
}
