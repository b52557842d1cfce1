import { countsAsContact, type Outcome, rungOf, type RungKind, type RuleSet } from '@yinqiao/shared/domain';
import { addOpeningMinutes, type OpeningHours } from '../../../orgs';
import type { HistoryEntry, Lead } from '../../lead.model';
import { isPutBack, startsOf } from '../../rounds';
import type { Contact, Holding } from '../judge/facts';

/** What ends an assignment. */
const ENDS: readonly HistoryEntry['what'][] = ['returned', 'recycled', 'closed'];

/** What the history alone does not say. */
export interface Known {
  rules: RuleSet;
  /** The hours in which a member's clocks ran; null for whoever is in no outlet. */
  hoursOf: (staffId: string) => OpeningHours | null;
  /** The rung that an assignment was decided by; null when nothing was kept. */
  rungBy: (assignmentNo: number) => RungKind | null;
}

const reached = ({ what, code }: HistoryEntry): boolean => what === 'outcome' && countsAsContact(code as Outcome);

/** The assignments of a lead as its history tells them, oldest first. */
export function holdingsOf(lead: Lead, known: Known): Holding[] {
  const given = startsOf(lead);
  return given.map((entry, n) => {
    const next = given[n + 1] ?? null;
    const own = lead.history.filter(({ assignmentNo }) => assignmentNo === entry.assignmentNo);
    const ended = own.find((one) => ENDS.includes(one.what) || isPutBack(lead, one)) ?? next;
    const acceptedAt = entry.what === 'grabbed' ? entry.at : (own.find(({ what }) => what === 'accepted')?.at ?? null);
    return {
      staffId: entry.staffId ?? '',
      rung: entry.what === 'assigned' ? rungOfAssignment(lead, entry, known) : null,
      from: entry.at,
      acceptedAt,
      contactBy: contactBy(lead, entry, acceptedAt, known),
      firstContactAt: own.find(reached)?.at ?? null,
      endedAt: ended?.at ?? null,
      endedBy: endedBy(ended),
    };
  });
}

/** The lead keeps the clock of its present holder; that of an earlier one ran from the acceptance by the same rule. */
function contactBy(
  lead: Lead,
  { what, staffId, assignmentNo }: HistoryEntry,
  acceptedAt: Date | null,
  { rules, hoursOf }: Known,
): Date | null {
  if (assignmentNo === lead.assignmentNo) return lead.firstContactBy;
  const hours = staffId ? hoursOf(staffId) : null;
  if (!acceptedAt || !hours) return null;
  const minutes = what === 'grabbed' ? rungOf(rules, 'open_pool')?.params.contactMinutes : rules.clocks[lead.heat].contact;
  return addOpeningMinutes(hours, acceptedAt, minutes ?? 0);
}

/** Before decisions were kept, the pool of the lead tells. */
function rungOfAssignment({ pool }: Lead, { staffId, assignmentNo }: HistoryEntry, { rules: { rungs }, rungBy }: Known): number {
  const by = (assignmentNo === null ? null : rungBy(assignmentNo)) ?? (staffId === pool.namedStaffId ? 'book_owner' : 'fair_share');
  return rungs.findIndex(({ kind }) => kind === by);
}

/** Who was on leave, or lost it by a verdict, did not let it lie. */
function endedBy(entry: HistoryEntry | null): Holding['endedBy'] {
  if (!entry) return null;
  if (entry.what === 'returned' || entry.what === 'closed') return entry.what;
  if (entry.what === 'transferred' || entry.what === 'taken_back') return 'transferred';
  return entry.code === 'verdict' || entry.code === 'away' || entry.code === 'declined' ? 'transferred' : 'recycled';
}

/** Every time a member reached the customer, over all leads of the person, oldest first. An answered call is all that is recorded. */
export const contactsIn = (leads: readonly Lead[]): Contact[] =>
  leads
    .flatMap(({ history }) => history.filter(reached))
    .flatMap(({ staffId, at }) => (staffId ? [{ staffId, at, evidence: 'call' as const }] : []))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
