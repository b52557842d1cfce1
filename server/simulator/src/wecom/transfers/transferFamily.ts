import { whenDue } from '../../core/whenDue';
import type { Family } from '../../family';
import { completeDue } from './complete';
import { resignedTransferResult, transferCustomer, transferResignedCustomer, transferResult } from './customers';
import { transferGroups, transferGroupsOnJob } from './groups';
import { listTransfers, refuseTransfer } from './transferRoutes';
import { getUnassignedList } from './unassigned';

/** Customers and groups handed to another member. */
export const transferFamily: Family = {
  mount: (_router, simulator) => whenDue(simulator, () => completeDue(simulator)),
  weCom: [
    ...[transferCustomer, transferResult],
    ...[getUnassignedList, transferResignedCustomer, resignedTransferResult],
    ...[transferGroups, transferGroupsOnJob],
  ],
  control: [listTransfers, refuseTransfer],
};
