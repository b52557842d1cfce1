import { defaultLadder, noTies, type RuleSet, shanghaiInstant, withParams } from '@yinqiao/shared/domain';
import type { RosterMember, RosterOutlet } from '../../rosterBank';
import type { Reaction, SimulatedLead, SimulationPlan } from './plan';

/** A branch of two outlets, each with its area; Monday to Saturday from 9 to 17. */
const HOURS = { days: [1, 2, 3, 4, 5, 6], opens: '09:00', closes: '17:00' };
const outlet = (unitId: string, x: number): RosterOutlet => ({
  unitId,
  x,
  y: 0,
  county: false,
  branchId: 'branch',
  unitIds: ['hq', 'branch', unitId],
  hours: HOURS,
});
const area = (areaId: string, x: number, unitId: string) => ({
  areaId,
  location: { x, y: 0 },
  branchId: 'branch',
  unitIds: ['hq', 'branch', unitId],
});

export const member = (staffId: string, unitId = 'riverside', over: Partial<RosterMember> = {}): RosterMember => ({
  staffId,
  unitId,
  desk: 'outlet',
  licences: ['personal_loan', 'pension'],
  joinedOn: '2020-01-01',
  weekendDay: null,
  leaves: [],
  dailyCapacity: 8,
  openCapacity: 30,
  ...over,
});

/** A Monday. */
export const MONDAY = '2026-11-16';
export const at = (time: string, day = MONDAY): Date => shanghaiInstant(day, time);

interface PlanOf {
  members?: readonly RosterMember[];
  /** The two policies; the ladder the product comes with when one is not named. */
  before?: RuleSet;
  after?: RuleSet;
  unitId?: string;
  to?: Date;
  inHand?: SimulationPlan['inHand'];
  synthetic?: SimulationPlan['synthetic'];
  /** Remote seats, every day until nine in the evening. */
  seats?: readonly RosterMember[];
}

const SEATS: RosterOutlet = {
  ...outlet('seats', 0),
  branchId: 'seats',
  unitIds: ['hq', 'seats'],
  hours: { days: [0, 1, 2, 3, 4, 5, 6], opens: '09:00', closes: '21:00' },
};

/** A remote seat. */
export const seat = (staffId: string): RosterMember => member(staffId, 'seats', { desk: 'remote' });

/** A plan for tests that say only what matters to them: a week from Monday. */
export function planOf({
  members = [member('stf_a'), member('stf_b')],
  before = defaultLadder,
  seats = [],
  ...over
}: PlanOf = {}): SimulationPlan {
  const roster = {
    areas: [area('hedong', 0, 'riverside'), area('chengbei', 12, 'northgate')],
    outlets: [outlet('riverside', 0), outlet('northgate', 12), ...(seats.length > 0 ? [SEATS] : [])],
    members: [...members, ...seats],
    remoteUnitId: seats.length > 0 ? SEATS.unitId : null,
  };
  const byUnit = { hq: 0, branch: 0, riverside: 0, northgate: 0, seats: 0 };
  const side = (name: string, rules: RuleSet) => ({ name, roster, rules: [rules], byUnit });
  return {
    from: at('00:00'),
    to: over.to ?? at('00:00', '2026-11-23'),
    seed: 'seed',
    unitId: over.unitId ?? 'branch',
    marks: {},
    sides: [side('V12', before), side('V13', over.after ?? before)],
    inHand: over.inHand ?? [],
    synthetic: over.synthetic ?? null,
  };
}

/** The ladder with other figures in a rung. */
export const ladderWith = (kind: string, values: Record<string, unknown>, on = true): RuleSet => ({
  ...defaultLadder,
  rungs: defaultLadder.rungs.map((rung) => (rung.kind === kind ? { ...withParams(rung, values), on } : rung)),
});

export const accepts = (after = 5, holds: number | null = null): Reaction => ({ does: 'accepts', after, contactAfter: 0, holds });

/** A lead of the first area without any tie, accepted soon and kept. */
export const leadAt = (arrivesAt: Date, over: Partial<SimulatedLead> & { ownerId?: string } = {}): SimulatedLead => {
  const { ownerId, ...rest } = over;
  const bookOwner = ownerId ? { staffId: ownerId, since: new Date(0), lastContactAt: null } : null;
  return {
    leadId: `led_${arrivesAt.getTime()}`,
    arrivesAt,
    capturedAt: arrivesAt,
    productLine: 'renovation_loan',
    areaId: 'hedong',
    touches: 1,
    facts: {
      at: arrivesAt,
      source: 'benefit',
      tier: 'affluent',
      assets: 10,
      age: 40,
      language: null,
      segments: [],
      redLines: [],
      ties: { ...noTies, bookOwner },
      barred: [],
    },
    reactions: [accepts()],
    ...rest,
  };
};
