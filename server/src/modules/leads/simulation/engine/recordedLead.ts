import { countsAsContact, type Outcome, type ProductLine } from '@yinqiao/shared/domain';
import type { OpeningHours } from '../../../orgs';
import type { LeadFacts } from '../../distribution/leadFacts';
import { openingMinutesBetween } from '../../nextDuty';
import type { Grab, Reaction, SimulatedLead, SimulationPlan } from './plan';

interface RecordedEntry {
  at: Date;
  what: string;
  staffId: string | null;
  code?: string | null;
}

/** A lead of the past with what happened to it, as much of it as a replay needs. */
export interface RecordedLead {
  leadId: string;
  arrivesAt: Date;
  /** When the customer asked, where that is before the time that is replayed. */
  askedAt?: Date;
  capturedAt: Date;
  productLine: ProductLine;
  areaId: string;
  touches: number;
  facts: LeadFacts;
  /** Since it arrived, in order. */
  history: readonly RecordedEntry[];
  firstContactedAt: Date | null;
  closedAt: Date | null;
}

/** Of a lead that nobody ever had, what its holder would do: accept within half an hour, contact within an hour more and work it daily for a week. */
const NEVER_HELD: Reaction = { does: 'accepts', after: 30, contactAfter: 60, holds: 5 * 480, acts: [480, 960, 1_440, 1_920] };

/** Why a lead left its holder by no clock: those who were away, and what a customer or a verdict decided. */
const NO_CLOCK: readonly string[] = ['away', 'declined', 'verdict'];

/** Past leads as a simulation takes them, in the opening minutes of whoever had them. */
export function simulatedLeads({ sides, marks }: SimulationPlan): (lead: RecordedLead) => SimulatedLead {
  const { roster } = sides[0];
  const hours = new Map(roster.outlets.map((outlet) => [outlet.unitId, { ...outlet.hours, marks }]));
  const unitOf = new Map(roster.members.map(({ staffId, unitId }) => [staffId, unitId]));
  const outletOf = new Map(roster.areas.map(({ areaId, unitIds }) => [areaId, unitIds.at(-1) ?? '']));
  return (lead) => {
    const hoursOf = (staffId: string | null) => hours.get(unitOf.get(staffId ?? '') ?? '') ?? hours.get(outletOf.get(lead.areaId) ?? '');
    const { history: _history, firstContactedAt: _contact, closedAt: _closed, askedAt = lead.arrivesAt, ...same } = lead;
    return { ...same, facts: { ...lead.facts, at: askedAt }, reactions: reactionsOf(lead, hoursOf), ...grabsOf(lead, hoursOf) };
  };
}

type HoursOf = (staffId: string | null) => OpeningHours | undefined;

/** A holder's turn. */
interface Turn {
  staffId: string | null;
  from: Date;
  acceptedAt: Date | null;
  /** When it ended by what somebody did; a turn that a clock ended goes on, for another policy's clocks to end. */
  endedAt: Date | null;
  returned: boolean;
  outcomes: { at: Date; reached: boolean }[];
}

/** What each holder did. Given on by a manager, a lead stays in one turn: that it is moved says nothing of the lead. */
function reactionsOf(lead: RecordedLead, hoursOf: HoursOf): Reaction[] {
  const turns: Turn[] = [];
  let isOver = true;
  for (const { at, what, staffId, code } of lead.history) {
    const turn = turns.at(-1);
    if (what === 'assigned' || what === 'grabbed') {
      turns.push({ staffId, from: at, acceptedAt: what === 'grabbed' ? at : null, endedAt: null, returned: false, outcomes: [] });
      isOver = false;
    } else if (turn && what === 'accepted') turn.acceptedAt ??= at;
    else if (turn && what === 'outcome') turn.outcomes.push({ at, reached: countsAsContact(code as Outcome) });
    else if (turn && (what === 'returned' || (what === 'recycled' && NO_CLOCK.includes(code ?? '')))) {
      Object.assign(turn, { endedAt: at, returned: true });
      isOver = true;
    } else if (what === 'recycled') isOver = true;
  }
  const last = turns.at(-1);
  if (last && !isOver) last.endedAt ??= lead.closedAt;
  const reactions = turns.flatMap((turn) => {
    const hours = hoursOf(turn.staffId);
    return hours ? [reactionIn(turn, lead.firstContactedAt, hours)] : [];
  });
  return reactions.length > 0 ? reactions : [NEVER_HELD];
}

function reactionIn(
  { from, acceptedAt, endedAt, returned, outcomes: said }: Turn,
  firstContactedAt: Date | null,
  hours: OpeningHours,
): Reaction {
  const minutes = (start: Date, end: Date) => Math.round(openingMinutesBetween(hours, start, end));
  if (!acceptedAt) return returned && endedAt ? { does: 'returns', after: minutes(from, endedAt) } : { does: 'nothing' };
  // Where no outcome is kept, the lead's own first contact tells.
  const told = firstContactedAt && firstContactedAt >= acceptedAt && (!endedAt || firstContactedAt <= endedAt) ? firstContactedAt : null;
  const contactedAt = said.find(({ reached }) => reached)?.at ?? (said.length === 0 ? told : null);
  const since = (times: readonly { at: Date }[]) => times.map(({ at }) => minutes(acceptedAt, at));
  const tries = since(said.filter(({ at }) => !contactedAt || at < contactedAt));
  const acts = since(said.filter(({ at }) => contactedAt && at > contactedAt));
  return {
    does: 'accepts',
    after: minutes(from, acceptedAt),
    contactAfter: contactedAt && minutes(acceptedAt, contactedAt),
    holds: endedAt && endedAt >= acceptedAt ? minutes(acceptedAt, endedAt) : null,
    ...(tries.length > 0 ? { tries } : {}),
    ...(acts.length > 0 ? { acts } : {}),
    ...(returned ? { returned } : {}),
  };
}

/** Who took it from the open pool, how long after it came there; a time that nobody did ends the list. */
function grabsOf({ history }: RecordedLead, hoursOf: HoursOf): Pick<SimulatedLead, 'grabs'> {
  const grabs: Grab[] = [];
  let pooledAt: Date | null = null;
  for (const { at, what, staffId } of history) {
    if (what === 'pooled') pooledAt = at;
    if (what !== 'grabbed' || !pooledAt || !staffId) continue;
    const hours = hoursOf(staffId);
    if (hours) grabs.push({ staffId, after: Math.round(openingMinutesBetween(hours, pooledAt, at)) });
    pooledAt = null;
  }
  return grabs.length > 0 ? { grabs } : {};
}
