import { businessDayOf } from '@yinqiao/shared/domain';
import { LeadWaiting } from '../../../events/leads';
import { businessNow } from '../../../platform/clock/clock';
import { newId } from '../../../platform/db/ids';
import { emit } from '../../../platform/work';
import { type OrgUnit, unitById } from '../../orgs';
import { bankAround } from '../bank';
import { decide } from '../distribution/decide';
import { hasRoom } from '../distribution/eligibility';
import { shareRuleOf } from '../distribution/shareRule';
import { type Lead, LeadModel } from '../lead.model';
import { leadsToPlace } from '../leadToPlace';
import { policyInForce } from '../policy/policyInForce';
import { bookOf } from '../poolBook';
import { rosterIdOf } from '../rosterVersion.model';
import { endWithdrawn } from './endWithdrawn';
import { rerouteLeads } from './rerouteLeads';
import { endListed } from './stopLeads';
import { writeAssignments } from './writeAssignments';
import { writeBasis } from './writeBasis';
import { writeBook } from './writeBook';
import { writeLoads } from './writeLoads';

/** Leads that one transaction assigns, and that it looks at in one go to find them. */
const BATCH = 100;
const LOOK_AT = 1_000;

/**
 * Distributes the waiting leads of one pool, in the caller's transaction: the decision is pure, its ledger, loads, leads,
 * traces, tasks, cards and events are written together. What the ladder sends to another pool is called there. While anybody has
 * room it looks on behind leads that wait for others, however many those are. A full batch asks for the next one.
 * @returns how many leads were given
 */
export async function assignPool(poolUnitId: string): Promise<number> {
  const unit = await unitById(poolUnitId);
  if (!unit) return 0;
  const now = businessNow();
  const waiting = { state: 'waiting' as const, 'pool.poolUnitId': poolUnitId };
  const inTurn = LeadModel.find(waiting).sort({ heatRank: 1, capturedAt: 1, _id: 1 });
  let given = 0;
  let passedOver = 0;
  while (given < BATCH) {
    const leads = await inTurn.clone().skip(passedOver).limit(LOOK_AT).lean<Lead[]>();
    if (leads.length === 0) break;
    const look = await distribute(unit, leads, { most: BATCH - given, now });
    // A decision that counted on a lead which may not be worked is not written, it is made again.
    if (look === 'withdrawn') continue;
    given += look.given;
    passedOver += leads.length - look.given - look.moved;
    if (leads.length < LOOK_AT || !look.room) break;
  }
  if (given === BATCH) await emit(LeadWaiting, { poolUnitId });
  return given;
}

interface Look {
  given: number;
  moved: number;
  /** Whether anybody could take more. */
  room: boolean;
}

/** Decides on these leads and writes what was decided. */
async function distribute(unit: OrgUnit, leads: readonly Lead[], { most, now }: { most: number; now: Date }): Promise<Look | 'withdrawn'> {
  const poolUnitId = unit._id;
  const ground = await groundOf(unit, leads, now);
  const { bank, book, versions } = ground;
  const decision = decide({ poolUnitId, ...ground, ledger: book.ledger, account: book.account, bank: bank.at, most });
  const { choices, moved } = decision;
  const byId = new Map(leads.map((lead) => [lead._id, lead]));
  const of = (found: readonly { leadId: string }[]) => found.flatMap(({ leadId }) => byId.get(leadId) ?? []);
  const chosen = of(choices);
  if (chosen.length > 0 && (await endUnworkable(chosen)) > 0) return 'withdrawn';
  await rerouteLeads(moved, of(moved), now);
  if (chosen.length > 0) {
    await writeBook(poolUnitId, book.read, decision);
    await writeBasis({ poolUnitId, at: now, ...ground, ...versions, choices });
    await writeLoads(bank.at.candidates, choices, businessDayOf(now));
    await writeAssignments(choices, chosen, bank.members, now);
  }
  return { given: chosen.length, moved: moved.length, room: bank.at.candidates.some(hasRoom) };
}

/** Consents and lists are asked as they stand now: the leads keep what was known when they were captured. */
async function endUnworkable(leads: readonly Lead[]): Promise<number> {
  const withdrawn = await endWithdrawn(leads);
  return withdrawn > 0 ? withdrawn : endListed(leads);
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
