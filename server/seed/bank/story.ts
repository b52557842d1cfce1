import { type DemoClaim, claimsOf } from './claims';
import { type DemoCustomer, sampleCustomers } from './customers';
import { leadsOfHistory } from './history';
import { type DemoLead, type PlacedLead, placeLead, playLead } from './leads';
import { openingEpochs } from './openings';
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
  const earlier = leadsOfHistory(seed, customers);
  const taken = new Set(earlier.map(({ given }) => given.customer.index));
  const planned = [...earlier, ...leadsOfToday(seed, customers, taken)].map(placeLead);
  const pools = new Pools(openingEpochs(seed, planned));
  const leads = planned.map((lead) => play(seed, lead, pools));
  return { customers, leads, claims: claimsOf(seed, customers, leads), pools };
}

function play(seed: number, placed: PlacedLead, pools: Pools): DemoLead {
  const lead = playLead(seed, placed, pools);
  if ((lead.assignment === null) !== placed.waits) throw new Error(`pool ${lead.pool.poolUnitId}: the plan and the capacity disagree`);
  return lead;
}
