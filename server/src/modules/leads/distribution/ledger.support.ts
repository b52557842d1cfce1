import type { Standing } from './fairShare';
import { byId, type Ledger, type TeamMember } from './ledger';
import { OpenLedger } from './openLedger';

/** The ledger as the next lead finds it, for tests that look at every step: unchanged for the same team, else with a new epoch begun. */
export function ledgerFor(ledger: Ledger, team: readonly TeamMember[]): Ledger {
  const open = new OpenLedger('pool', ledger);
  if (!open.isSharedBy(team)) open.turnTo([...team].sort(byId));
  return open.close();
}

/** Everybody, in the order of fair share for the next lead. */
export const rankByFairShare = (poolId: string, ledger: Ledger): Standing[] => new OpenLedger(poolId, ledger).first(ledger.team.length);

/** The ledger after the next lead was given to somebody of the team. */
export function give(ledger: Ledger, staffId: string): Ledger {
  const open = new OpenLedger('pool', ledger);
  open.give(staffId);
  return open.close();
}
