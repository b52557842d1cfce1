import { businessDayOf } from '@yinqiao/shared/domain';
import { LeadWaiting } from '../../../events/leads';
import { businessNow } from '../../../platform/clock/clock';
import { emit } from '../../../platform/work';
import { unitById } from '../../orgs';
import { decide } from '../distribution/decide';
import { hasRoom } from '../distribution/eligibility';
import { defaultPolicy } from '../distribution/policy';
import { type Lead, LeadModel } from '../lead.model';
import { leadToPlace } from '../leadToPlace';
import { bookOf } from '../poolBook';
import { candidatesOf, teamOf } from '../roster';
import { endWithdrawn } from './endWithdrawn';
import { writeAssignments } from './writeAssignments';
import { writeBook } from './writeBook';
import { writeLoads } from './writeLoads';

/** Leads that one transaction assigns, and that it looks at to find them. */
const BATCH = 100;
const LOOK_AT = 1_000;

/**
 * Distributes the waiting leads of one pool, in the caller's transaction: the decision is pure, its ledger, loads, leads,
 * traces, tasks, cards and events are written together. A full batch asks for the next one.
 * @returns how many leads were given
 */
export async function assignPool(poolUnitId: string): Promise<number> {
  const unit = await unitById(poolUnitId);
  if (!unit) return 0;
  const now = businessNow();
  const today = businessDayOf(now);
  const team = await teamOf(unit.unitPath);
  const candidates = await candidatesOf(team, now);
  if (!candidates.some(hasRoom)) return 0;
  const waiting = { state: 'waiting' as const, 'pool.poolUnitId': poolUnitId };
  const leads = await LeadModel.find(waiting).sort({ heatRank: 1, capturedAt: 1, _id: 1 }).limit(LOOK_AT).lean<Lead[]>();
  if (leads.length === 0) return 0;
  const book = await bookOf(poolUnitId, today);
  const places = leads.map(leadToPlace);
  const decision = decide({ poolUnitId, leads: places, ...book, candidates, policy: defaultPolicy, at: now, most: BATCH });
  const chosen = decision.choices.flatMap(({ leadId }) => leads.filter(({ _id }) => _id === leadId));
  if (chosen.length === 0) return 0;
  // A decision that counted on a lead which may not be worked is not written, it is made again.
  if ((await endWithdrawn(chosen)) > 0) return assignPool(poolUnitId);
  await writeBook(poolUnitId, book.read, decision);
  await writeLoads(candidates, decision.choices, today);
  await writeAssignments(decision.choices, chosen, team, now);
  if (chosen.length === BATCH) await emit(LeadWaiting, { poolUnitId });
  return chosen.length;
}
