import { businessDayOf } from '@yinqiao/shared/domain';
import { LeadWaiting } from '../../../events/leads';
import { businessNow } from '../../../platform/clock/clock';
import { newId } from '../../../platform/db/ids';
import { emit } from '../../../platform/work';
import { type OrgUnit, unitById } from '../../orgs';
import { bankAround } from '../bank';
import { decide } from '../distribution/decide';
import { shareRuleOf } from '../distribution/shareRule';
import { type Lead, LeadModel } from '../lead.model';
import { leadsToPlace } from '../leadToPlace';
import { policyInForce } from '../policy/policyInForce';
import { bookOf } from '../poolBook';
import { rosterIdOf } from '../rosterVersion.model';
import { endWithdrawn } from './endWithdrawn';
import { rerouteLeads } from './rerouteLeads';
import { writeAssignments } from './writeAssignments';
import { writeBasis } from './writeBasis';
import { writeBook } from './writeBook';
import { writeLoads } from './writeLoads';

/** Leads that one transaction assigns, and that it looks at to find them. */
const BATCH = 100;
const LOOK_AT = 1_000;

/**
 * Distributes the waiting leads of one pool, in the caller's transaction: the decision is pure, its ledger, loads, leads,
 * traces, tasks, cards and events are written together. What the ladder sends to another pool is called there. A full batch asks
 * for the next one.
 * @returns how many leads were given
 */
export async function assignPool(poolUnitId: string): Promise<number> {
  const unit = await unitById(poolUnitId);
  if (!unit) return 0;
  const now = businessNow();
  const waiting = { state: 'waiting' as const, 'pool.poolUnitId': poolUnitId };
  const leads = await LeadModel.find(waiting).sort({ heatRank: 1, capturedAt: 1, _id: 1 }).limit(LOOK_AT).lean<Lead[]>();
  if (leads.length === 0) return 0;
  const ground = await groundOf(unit, leads, now);
  const { bank, book, versions } = ground;
  const decision = decide({ poolUnitId, ...ground, ledger: book.ledger, account: book.account, bank: bank.at, most: BATCH });
  const byId = new Map(leads.map((lead) => [lead._id, lead]));
  const of = (found: readonly { leadId: string }[]) => found.flatMap(({ leadId }) => byId.get(leadId) ?? []);
  const chosen = of(decision.choices);
  // A decision that counted on a lead which may not be worked is not written, it is made again.
  if (chosen.length > 0 && (await endWithdrawn(chosen)) > 0) return assignPool(poolUnitId);
  await rerouteLeads(decision.moved, of(decision.moved), now);
  if (chosen.length === 0) return 0;
  await writeBook(poolUnitId, book.read, decision);
  await writeBasis({ poolUnitId, at: now, ...ground, ...versions, choices: decision.choices });
  await writeLoads(bank.at.candidates, decision.choices, businessDayOf(now));
  await writeAssignments(decision.choices, chosen, bank.members, now);
  if (chosen.length === BATCH) await emit(LeadWaiting, { poolUnitId });
  return chosen.length;
}

/** Everything a decision is made by, and the versions of it. */
async function groundOf(unit: Pick<OrgUnit, '_id' | 'unitPath'>, waiting: readonly Lead[], now: Date) {
  const bank = await bankAround(waiting, unit._id, now, 'loads');
  const book = await bookOf(unit._id, businessDayOf(now));
  const policy = await policyInForce(unit.unitPath, now);
  const leads = await leadsToPlace(waiting, now);
  const versions = {
    basisId: newId('bas'),
    rosterId: rosterIdOf(bank.roster),
    calendar: bank.calendar,
    sequence: book.read?.sequence ?? 0,
  };
  return { bank, book, policy, leads, rule: shareRuleOf(policy.rules), versions };
}
