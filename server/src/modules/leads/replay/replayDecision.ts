import { isDeepStrictEqual } from 'node:util';
import { calendarOfVersion } from '../../orgs';
import type { Decision } from '../decision.model';
import { type DecisionBasis, DecisionBasisModel } from '../decisionBasis.model';
import { openDay } from '../distribution/dayAccount';
import { type Choice, decide } from '../distribution/decide';
import { shareRuleOf } from '../distribution/shareRule';
import { policyByVersions } from '../policy/policyInForce';
import { bankOfRoster } from '../rosterBank';
import { type RosterVersion, RosterVersionModel, rosterIdOf } from '../rosterVersion.model';

/** What came of making a decision again. `not_kept` is one of before anything was kept to make it by. */
export type Replayed = { result: 'matches'; again: Choice } | { result: 'differs'; again: Choice | null } | { result: 'not_kept' };

/**
 * Makes a decision again from the versions it names and compares the whole of it: who was considered, with which figures, and who
 * won. Whatever was changed since, in the decision, its basis or its roster, shows.
 */
export async function replayDecision(decision: Decision): Promise<Replayed> {
  const { versions } = decision.trace;
  if (!versions) return { result: 'not_kept' };
  const basis = await DecisionBasisModel.findById(versions.basisId).lean<DecisionBasis | null>();
  const roster = await RosterVersionModel.findById(versions.rosterId).lean<RosterVersion | null>();
  if (!basis || !roster) return { result: 'differs', again: null };
  const again = (await makeAgain(basis, roster)).find(({ leadId }) => leadId === decision.leadId) ?? null;
  if (!again || !isWhole(basis, roster, decision)) return { result: 'differs', again };
  const same = again.staffId === decision.staffId && isDeepStrictEqual(plain(again.trace), plain(decision.trace));
  return { result: same ? 'matches' : 'differs', again };
}

async function makeAgain(basis: DecisionBasis, { _id: _rosterId, ...roster }: RosterVersion): Promise<Choice[]> {
  const { marks } = await calendarOfVersion(basis.calendar);
  const loads = new Map(basis.loads.map(([staffId, newToday, open]) => [staffId, { newToday, open }]));
  const leads = [];
  for (const { policyIds, ...lead } of basis.leads) leads.push({ ...lead, policy: await policyByVersions(policyIds) });
  const { rules } = await policyByVersions(basis.policyIds);
  return decide({
    poolUnitId: basis.poolUnitId,
    leads,
    ledger: basis.ledger,
    draw: basis.draw ?? 'lead',
    account: openDay(''),
    bank: bankOfRoster(roster, marks, loads, basis.at),
    rule: shareRuleOf(rules),
    versions: { basisId: basis._id, rosterId: basis.rosterId, calendar: basis.calendar, sequence: basis.sequence },
  }).choices;
}

/** The roster says what its name says, and basis and decision speak of the same moment. */
function isWhole(basis: DecisionBasis, { _id, areas, outlets, members, remoteUnitId }: RosterVersion, decision: Decision): boolean {
  return rosterIdOf({ areas, outlets, members, remoteUnitId }) === _id && basis.at.getTime() === decision.decidedAt.getTime();
}

/** As it is stored: dates as text, nothing undefined. */
const plain = (value: object): unknown => JSON.parse(JSON.stringify(value));
