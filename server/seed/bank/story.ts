import { type DemoClaim, claimsOf } from './claims';
import { type DemoCustomer, sampleCustomers } from './customers';
import { leadsOfHistory } from './history';
import type { DemoLead } from './leads';
import { Pools } from './pools';
import { leadsOfToday } from './today';

/** Where the demo bank stands on 2026-11-22 at 14:32. */
export interface DemoState {
  customers: DemoCustomer[];
  /** Earlier leads first, then those of the demo day; each part in the order of capture within its pool. */
  leads: DemoLead[];
  claims: DemoClaim[];
  /** The pools' ledgers and the RMs' loads as the next lead finds them. */
  pools: Pools;
}

/** The whole state from one seed number: no clock of the machine, no chance but the seed's. */
export function demoState(seed: number): DemoState {
  const customers = sampleCustomers(seed);
  const pools = new Pools();
  const earlier = leadsOfHistory(seed, customers, pools);
  const taken = new Set(earlier.map(({ customer }) => customer.index));
  const today = leadsOfToday(seed, customers, pools, taken);
  const leads = [...earlier, ...today];
  return { customers, leads, claims: claimsOf(seed, customers, leads), pools };
}
