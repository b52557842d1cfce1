import { countsAsContact, type Outcome, type RuleSet } from '@yinqiao/shared/domain';
import type { HistoryEntry, Lead } from '../../lead.model';
import type { Contact, Holding } from '../judge/facts';

/** What puts a lead into somebody's hands, and what ends it. */
const STARTS: readonly HistoryEntry['what'][] = ['assigned', 'transferred', 'taken_back', 'grabbed'];
const ENDS: readonly HistoryEntry['what'][] = ['returned', 'recycled', 'closed'];

const reached = ({ what, code }: HistoryEntry): boolean => what === 'outcome' && countsAsContact(code as Outcome);

/** The assignments of a lead as its history tells them, oldest first. */
export function holdingsOf(lead: Lead, rules: RuleSet): Holding[] {
  const given = lead.history.filter(({ what }) => STARTS.includes(what));
  return given.map((entry, n) => {
    const next = given[n + 1] ?? null;
    const own = lead.history.filter(({ assignmentNo }) => assignmentNo === entry.assignmentNo);
    const ended = own.find(({ what }) => ENDS.includes(what)) ?? next;
    const isPresent = entry.assignmentNo === lead.assignmentNo;
    return {
      staffId: entry.staffId ?? '',
      rung: entry.what === 'assigned' ? rungOfAssignment(lead, entry, rules) : null,
      from: entry.at,
      acceptedAt: entry.what === 'grabbed' ? entry.at : (own.find(({ what }) => what === 'accepted')?.at ?? null),
      contactBy: isPresent ? lead.firstContactBy : null,
      firstContactAt: own.find(reached)?.at ?? null,
      endedAt: ended?.at ?? null,
      endedBy: endedBy(ended),
    };
  });
}

const rungOfAssignment = ({ pool }: Lead, { staffId }: HistoryEntry, { rungs }: RuleSet): number =>
  rungs.findIndex(({ kind }) => kind === (staffId === pool.namedStaffId ? 'book_owner' : 'fair_share'));

function endedBy(entry: HistoryEntry | null): Holding['endedBy'] {
  if (!entry) return null;
  if (entry.what === 'returned' || entry.what === 'closed') return entry.what;
  return entry.what === 'transferred' || entry.what === 'taken_back' ? 'transferred' : 'recycled';
}

/** Every time a member reached the customer, over all leads of the person, oldest first. An answered call is all that is recorded. */
export const contactsIn = (leads: readonly Lead[]): Contact[] =>
  leads
    .flatMap(({ history }) => history.filter(reached))
    .flatMap(({ staffId, at }) => (staffId ? [{ staffId, at, evidence: 'call' as const }] : []))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
