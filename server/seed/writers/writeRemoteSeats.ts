import { defaultLadder, rungOf, shanghaiInstant } from '@yinqiao/shared/domain';
import { openDay } from '../../src/modules/leads/distribution/dayAccount';
import { decide } from '../../src/modules/leads/distribution/decide';
import { emptyLedger } from '../../src/modules/leads/distribution/ledger';
import { shareRuleOf } from '../../src/modules/leads/distribution/shareRule';
import { poolOf } from '../../src/modules/leads/pool';
import { PoolLedgerModel } from '../../src/modules/leads/poolLedger.model';
import { RmLoadModel } from '../../src/modules/leads/rmLoad.model';
import { bankOfRoster, type Load, type Roster, type RosterMember } from '../../src/modules/leads/rosterBank';
import { DEMO_DAY, later, MINUTE } from '../bank/calendar';
import type { DemoCustomer } from '../bank/customers';
import { stableId } from '../bank/ids';
import { type DemoLead, workedOn } from '../bank/leads';
import { pooledLeads } from '../bank/openPool';
import { demoPolicy, toPlace } from '../bank/pools';
import { createRandom } from '../bank/random';
import { remoteSeats } from '../bank/staff';
import type { DemoState } from '../bank/story';
import { branchOf, unitByCode, unitPathOf } from '../bank/units';
import { insertAll } from './insertAll';
import { rosterOfBranch } from './writeDecisions';
import { writeWorkedLeads } from './writeLeads';

/** An evening on which every seat works, and one enquiry for each. */
const EVENING = '2026-11-20';
const LINE = 'pension';
const BRANCHES = ['yunjiang', 'chengzhou'];
const DESK = unitByCode('remote-seats');
const { newPerDay, openAtOnce } = rungOf(defaultLadder, 'fair_share')!.params;

/** 远程坐席: customers of the mass tier who asked after the outlets had closed; each seat has warmed one up and goes on with it. */
export async function writeRemoteSeats(seed: number, state: DemoState): Promise<void> {
  const evening = new Evening();
  for (const customer of free(seed, state)) evening.take(seed, customer);
  if (evening.leads.length < remoteSeats.length) throw new Error('the remote seats found too few enquiries');
  await writeWorkedLeads(evening.leads, new Map(), rosterAround);
  await insertAll(
    RmLoadModel,
    remoteSeats.map(({ staffId }) => ({ _id: staffId, day: DEMO_DAY, newToday: 0, open: evening.loads.get(staffId)?.open ?? 0 })),
  );
  await insertAll(PoolLedgerModel, [{ _id: DESK.unitId, sequence: evening.leads.length, ...evening.ledger, running: evening.account }]);
}

/** The seats while the evening's enquiries come in; the product's own rules decide. */
class Evening {
  readonly leads: DemoLead[] = [];
  readonly loads = new Map<string, Load>();
  ledger = emptyLedger();
  account = openDay(EVENING);

  take(seed: number, customer: DemoCustomer): void {
    const sequence = this.leads.length + 1;
    if (sequence > remoteSeats.length) return;
    const capturedAt = later(shanghaiInstant(EVENING, '18:04'), sequence * 13 * MINUTE);
    const leadId = stableId('led', `${seed}/remote/${customer.index}`, capturedAt);
    const placed = toPlace({ leadId, customer, line: LINE, capturedAt });
    // Its assignment is of the same moment: the decision can be made again from what stood then.
    const roster = rosterAround(branchOf(customer.outletCode)?.code ?? '');
    const decision = decide({
      poolUnitId: DESK.unitId,
      leads: [placed],
      ledger: this.ledger,
      account: this.account,
      bank: bankOfRoster(roster, {}, this.loads, capturedAt),
      rule: shareRuleOf(demoPolicy.rules),
    });
    const [choice] = decision.choices;
    if (!choice || choice.outcome.kind === 'excluded') return;
    const { staffId, trace } = choice;
    const loads = [...this.loads].map(([id, { newToday, open }]): [string, number, number] => [id, newToday, open]);
    const basis = { sequence, ledger: this.ledger, loads, lead: placed };
    const waiting: DemoLead = {
      ...{ leadId, customer, line: LINE, campaignCode: 'pension-season', source: 'registration', capturedAt },
      ...{ pool: poolOf(choice.outcome), assignment: { staffId, trace, basis }, state: 'waiting' },
      ...{ assignedAt: null, acceptedAt: null, contactedAt: null, outcome: null, followUp: null },
    };
    const minutes = { acceptedAfterMs: 4 * MINUTE, contactedAfterMs: (6 + sequence) * MINUTE };
    const notAfter = shanghaiInstant(EVENING, '21:00');
    this.leads.push(workedOn(waiting, { assignedAfterMs: 0, ...minutes, outcome: 'considering', followUp: null, notAfter }));
    this.loads.set(staffId, { newToday: 1, open: 1 });
    [this.ledger, this.account] = [decision.ledger, decision.account];
  }
}

/** Those who may ask for a pension account and have nobody of their own, in a drawn order. */
function free(seed: number, { customers, leads }: DemoState): DemoCustomer[] {
  const taken = new Set([...leads, ...pooledLeads(seed, customers, leads)].map(({ customer }) => customer.index));
  const asks = ({ index, personaKey, profile, ownerStaffNo, tier, follows, outletCode }: DemoCustomer): boolean =>
    personaKey === null &&
    ownerStaffNo === null &&
    tier === 'mass' &&
    follows.length === 0 &&
    profile.willingness === 'agreed' &&
    profile.miniProgram &&
    !taken.has(index) &&
    BRANCHES.includes(branchOf(outletCode)?.code ?? '');
  return createRandom(seed, 'remote-seats').shuffle(customers.filter(asks));
}

/** Everybody of a branch, and the seats beside them, as the product writes such a roster. */
function rosterAround(branchCode: string): Roster {
  const branch = rosterOfBranch(branchCode);
  const { unitId, place, county, hours } = DESK;
  if (!place || !hours) throw new Error('the remote seats have no place or hours');
  const unitIds = unitPathOf(DESK.code).split('/').filter(Boolean);
  const openingHours = { days: [...hours.weekdays], opens: hours.open, closes: hours.close };
  const desk = { unitId, ...place, county, branchId: unitId, unitIds, hours: openingHours };
  const seats = remoteSeats.map(({ staffId, licences, joinedOn, weekendDay }): RosterMember => ({
    ...{ staffId, unitId, desk: 'remote', licences, joinedOn, weekendDay, leaves: [] },
    ...{ dailyCapacity: newPerDay, openCapacity: openAtOnce },
  }));
  return {
    ...branch,
    outlets: [...branch.outlets, desk].sort((a, b) => (a.unitId < b.unitId ? -1 : 1)),
    members: [...branch.members, ...seats].sort((a, b) => (a.staffId < b.staffId ? -1 : 1)),
    remoteUnitId: unitId,
  };
}
