import type { ProductLine } from '@yinqiao/shared/domain';
import type { OpeningHours } from '../../../orgs';
import type { LeadFacts } from '../../distribution/leadFacts';
import { openingMinutesBetween } from '../../nextDuty';
import type { Reaction, SimulatedLead, SimulationPlan } from './plan';

/** A lead of the past with what happened to it, as much of it as a replay needs. */
export interface RecordedLead {
  leadId: string;
  arrivesAt: Date;
  capturedAt: Date;
  productLine: ProductLine;
  areaId: string;
  touches: number;
  facts: LeadFacts;
  /** Since it arrived, in order. */
  history: readonly { at: Date; what: string; staffId: string | null }[];
  firstContactedAt: Date | null;
  closedAt: Date | null;
}

/** Of a lead that nobody ever had, what its holder would do: accept within half an hour and work it for a week. */
const NEVER_HELD: Reaction = { does: 'accepts', after: 30, contactAfter: null, holds: 5 * 480 };

/** Past leads as a simulation takes them, in the opening minutes of whoever had them. */
export function simulatedLeads({ sides, marks }: SimulationPlan): (lead: RecordedLead) => SimulatedLead {
  const { roster } = sides[0];
  const hours = new Map(roster.outlets.map((outlet) => [outlet.unitId, { ...outlet.hours, marks }]));
  const unitOf = new Map(roster.members.map(({ staffId, unitId }) => [staffId, unitId]));
  const outletOf = new Map(roster.areas.map(({ areaId, unitIds }) => [areaId, unitIds.at(-1) ?? '']));
  return (lead) => {
    const hoursOf = (staffId: string | null) => hours.get(unitOf.get(staffId ?? '') ?? '') ?? hours.get(outletOf.get(lead.areaId) ?? '');
    const { history: _history, firstContactedAt: _contact, closedAt: _closed, ...same } = lead;
    return { ...same, facts: { ...lead.facts, at: lead.arrivesAt }, reactions: reactionsOf(lead, hoursOf) };
  };
}

/** A holder's turn. */
interface Turn {
  staffId: string | null;
  from: Date;
  acceptedAt: Date | null;
  endedAt: Date | null;
  returned: boolean;
}

/** What each holder did. Given on by a manager, a lead stays in one turn: that it is moved says nothing of the lead. */
function reactionsOf(lead: RecordedLead, hoursOf: (staffId: string | null) => OpeningHours | undefined): Reaction[] {
  const turns: Turn[] = [];
  for (const { at, what, staffId } of lead.history) {
    const turn = turns.at(-1);
    if (what === 'assigned') turns.push({ staffId, from: at, acceptedAt: null, endedAt: null, returned: false });
    else if (what === 'grabbed') turns.push({ staffId, from: at, acceptedAt: at, endedAt: null, returned: false });
    else if (turn && what === 'accepted') turn.acceptedAt ??= at;
    else if (turn && (what === 'returned' || what === 'recycled')) Object.assign(turn, { endedAt: at, returned: what === 'returned' });
  }
  const last = turns.at(-1);
  if (last) last.endedAt ??= lead.closedAt;
  const reactions = turns.flatMap((turn) => {
    const hours = hoursOf(turn.staffId);
    return hours ? [reactionIn(turn, lead.firstContactedAt, hours)] : [];
  });
  return reactions.length > 0 ? reactions : [NEVER_HELD];
}

function reactionIn({ from, acceptedAt, endedAt, returned }: Turn, contactedAt: Date | null, hours: OpeningHours): Reaction {
  const minutes = (start: Date, end: Date) => Math.round(openingMinutesBetween(hours, start, end));
  if (returned && endedAt) return { does: 'returns', after: minutes(from, endedAt) };
  if (!acceptedAt) return { does: 'nothing' };
  return {
    does: 'accepts',
    after: minutes(from, acceptedAt),
    contactAfter: contactedAt && contactedAt >= acceptedAt ? minutes(acceptedAt, contactedAt) : null,
    holds: endedAt && endedAt >= acceptedAt ? minutes(acceptedAt, endedAt) : null,
  };
}
