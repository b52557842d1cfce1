import type { RedLine } from '@yinqiao/shared/domain';
import { areaById, unitById } from '../orgs';
import { bankAround } from './bank';
import { Floor } from './distribution/bankAt';
import type { LeadToPlace } from './distribution/leadToPlace';
import type { Outcome } from './distribution/walk';
import { walkLadder } from './distribution/walkLadder';
import { type PoolChoice, poolOf } from './pool';

/** Where a lead goes to wait, and where that stands in the bank's tree. */
export interface Route {
  pool: PoolChoice;
  unitPath: string;
}

/**
 * Sends a lead on its way: the ladder as it stands now, without regard to who is full. The pool itself walks it again with
 * everybody's load whenever it distributes.
 */
export async function routeLead(lead: LeadToPlace, at: Date): Promise<Route | { barredBy: RedLine }> {
  const bank = await bankAround([lead], null, at, 'none');
  const { outcome } = walkLadder(lead.policy.rules, new Floor(bank.at).factsOf(lead));
  return outcome.kind === 'excluded' ? { barredBy: outcome.why } : routeOf(outcome, lead.areaId);
}

/**
 * The pool of what the ladder has found. What the remote seats take on stands with the customer's own outlet, which sees it, is
 * told when it lies, and takes it over.
 */
export async function routeOf(outcome: Exclude<Outcome, { kind: 'excluded' }>, areaId: string): Promise<Route> {
  const pool = poolOf(outcome);
  const unit = await unitById(pool.poolUnitId);
  if (!unit) throw new Error(`the pool ${pool.poolUnitId} is no unit`);
  const home = unit.level === 'remote_desk' ? await unitById((await areaById(areaId))?.outletId ?? '') : unit;
  if (!home) throw new Error(`the area ${areaId} belongs to no outlet`);
  return { pool, unitPath: home.unitPath };
}
