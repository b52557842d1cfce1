import { isDeepStrictEqual } from 'node:util';
import { type Decision, DecisionModel } from '../../src/modules/leads/decision.model';
import { type DecisionBasis, DecisionBasisModel } from '../../src/modules/leads/decisionBasis.model';
import { openDay } from '../../src/modules/leads/distribution/dayAccount';
import { decide } from '../../src/modules/leads/distribution/decide';
import { CURRENT_DRAW } from '../../src/modules/leads/distribution/lot';
import { shareRuleOf } from '../../src/modules/leads/distribution/shareRule';
import { bankOfRoster, type Roster, type RosterMember } from '../../src/modules/leads/rosterBank';
import { rosterIdOf, RosterVersionModel } from '../../src/modules/leads/rosterVersion.model';
import { stableId } from '../bank/ids';
import type { DemoLead } from '../bank/leads';
import { poolCandidates } from '../bank/pools';
import { areaOfOutlet, branchOf, outlets, unitByCode, unitPathOf } from '../bank/units';
import { insertAll } from './insertAll';

/** No working calendar was published before the demo's first day. */
const CALENDAR = '';
const NO_MARKS = {};

/**
 * Why each assignment went to whom, and what it was made by, so that it can be made again. One that does not come out the same by
 * the roster alone (made outside opening hours, as the seed's days go) is kept without a basis, as of before anything was kept.
 */
export async function writeDecisions(leads: readonly DemoLead[], rosterOf: (branchCode: string) => Roster = rosterOfBranch): Promise<void> {
  const rosters = new Map<string, Roster>();
  const written = leads.flatMap((lead) => {
    const branchCode = branchOf(lead.customer.outletCode)?.code ?? '';
    const roster = rosters.get(branchCode) ?? rosterOf(branchCode);
    rosters.set(branchCode, roster);
    return decisionOf(lead, roster);
  });
  const used = new Set(written.flatMap(({ basis }) => basis?.rosterId ?? []));
  await insertAll(
    DecisionModel,
    written.map(({ decision }) => decision),
  );
  await insertAll(
    DecisionBasisModel,
    written.flatMap(({ basis }) => basis ?? []),
  );
  await insertAll(
    RosterVersionModel,
    [...rosters.values()].map((roster) => ({ _id: rosterIdOf(roster), ...roster })).filter(({ _id }) => used.has(_id)),
  );
}

function decisionOf(lead: DemoLead, roster: Roster): { decision: Decision; basis: DecisionBasis | null }[] {
  const { leadId, pool, assignment, assignedAt } = lead;
  if (!assignment || !assignedAt) return [];
  const { staffId, trace } = assignment;
  const plain = {
    _id: stableId('dec', leadId, assignedAt),
    leadId,
    assignmentNo: 1,
    staffId,
    poolUnitId: pool.poolUnitId,
    decidedAt: assignedAt,
  };
  const basis = basisOf(lead, assignedAt, rosterIdOf(roster));
  const versions = { basisId: basis._id, rosterId: basis.rosterId, calendar: CALENDAR, sequence: basis.sequence };
  const decision: Decision = { ...plain, trace: { ...trace, versions } };
  return comesOutAgain(decision, basis, roster, assignment.basis.lead)
    ? [{ decision, basis }]
    : [{ decision: { ...plain, trace }, basis: null }];
}

function basisOf({ leadId, pool, assignment }: DemoLead, at: Date, rosterId: string): DecisionBasis {
  const { sequence, ledger, loads, lead } = assignment!.basis;
  const { policy, ...placed } = lead;
  const _id = stableId('bas', leadId, at);
  const leads = [{ ...placed, policyIds: policy.versionIds }];
  return {
    _id,
    poolUnitId: pool.poolUnitId,
    at,
    rosterId,
    calendar: CALENDAR,
    sequence,
    policyIds: [...policy.versionIds],
    ledger,
    draw: CURRENT_DRAW,
    loads,
    leads,
  };
}

function comesOutAgain(
  decision: Decision,
  basis: DecisionBasis,
  roster: Roster,
  lead: Parameters<typeof decide>[0]['leads'][number],
): boolean {
  const loads = new Map(basis.loads.map(([staffId, newToday, open]) => [staffId, { newToday, open }]));
  const [again] = decide({
    poolUnitId: basis.poolUnitId,
    leads: [lead],
    ledger: basis.ledger,
    account: openDay(''),
    bank: bankOfRoster(roster, NO_MARKS, loads, basis.at),
    rule: shareRuleOf(lead.policy.rules),
    versions: decision.trace.versions,
  }).choices;
  return isDeepStrictEqual(stored(again?.trace), stored(decision.trace));
}

/** As the database gives it back. */
const stored = (value: unknown): unknown => (value === undefined ? null : JSON.parse(JSON.stringify(value)));

/** Everybody of a branch who may have a lead of it, as the product writes such a roster. */
export function rosterOfBranch(branchCode: string): Roster {
  const inBranch = outlets.filter(({ code, place, hours }) => branchOf(code)?.code === branchCode && place && hours);
  const members = poolCandidates(branchCode).map(({ member, candidate }): RosterMember => ({
    staffId: member.staffId,
    unitId: unitByCode(member.unitCode).unitId,
    desk: candidate.desk,
    licences: member.licences,
    joinedOn: member.joinedOn,
    weekendDay: member.weekendDay,
    leaves: member.leave ? [{ from: member.leave.from, to: member.leave.to }] : [],
    dailyCapacity: candidate.dailyCapacity,
    openCapacity: candidate.openCapacity,
  }));
  return {
    areas: inBranch.map(({ code }) => {
      const { areaId, x, y } = areaOfOutlet(code);
      return { areaId, location: { x, y }, branchId: branchOf(code)?.unitId ?? '', unitIds: unitPathOf(code).split('/').filter(Boolean) };
    }),
    outlets: inBranch
      .map(({ unitId, code, place, county, hours }) => ({
        unitId,
        ...place!,
        county,
        branchId: branchOf(code)?.unitId ?? '',
        unitIds: unitPathOf(code).split('/').filter(Boolean),
        hours: { days: [...hours!.weekdays], opens: hours!.open, closes: hours!.close },
      }))
      .sort((a, b) => (a.unitId < b.unitId ? -1 : 1)),
    members: [...members].sort((a, b) => (a.staffId < b.staffId ? -1 : 1)),
    remoteUnitId: null,
  };
}
