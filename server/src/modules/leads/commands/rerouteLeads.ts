import { LeadWaiting } from '../../../events/leads';
import { emit } from '../../../platform/work';
import type { Outcome } from '../distribution/walk';
import type { Decision } from '../distribution/decide';
import type { Lead } from '../lead.model';
import { routeOf } from '../routeLead';
import { callLeadManager } from './callLeadManager';
import { endLead } from './endLead';
import { historyOf, moveLead, writeLead } from './moveLead';
import { poolLead } from './poolLead';

/**
 * Sends waiting leads where the ladder finds them to belong now: to another pool, which is distributed next, to the open pool, or
 * to a manager; a red line ends the lead. In the caller's transaction.
 */
export async function rerouteLeads(moved: Decision['moved'], leads: readonly Lead[], at: Date): Promise<void> {
  const outcomes = new Map(moved.map(({ leadId, outcome }) => [leadId, outcome]));
  const called = new Set<string>();
  for (const lead of leads) {
    const outcome = outcomes.get(lead._id);
    const poolUnitId = outcome && (await reroute(lead, outcome, at));
    if (poolUnitId) called.add(poolUnitId);
  }
  for (const poolUnitId of called) await emit(LeadWaiting, { poolUnitId });
}

/** @returns the pool that has it now, when that is one to distribute */
async function reroute(lead: Lead, outcome: Outcome, at: Date): Promise<string | null> {
  if (outcome.kind === 'excluded') {
    await endLead(lead, { transition: 'close', code: 'red_line', at });
    return null;
  }
  const route = await routeOf(outcome, lead.areaId);
  await writeLead(lead, { $set: route });
  const here = { ...lead, ...route };
  if (outcome.kind === 'open_pool') await poolLead(here, 'nobody_to_serve', at);
  else if (outcome.kind === 'manual') {
    const handedUp = await moveLead(here, 'hand_up', {}, historyOf(here, 'handed_up', at));
    await callLeadManager(handedUp, '按规则由人工分配');
  } else return route.pool.poolUnitId;
  return null;
}
