import { countsAsContact, type Outcome, type RuleSet } from '@yinqiao/shared/domain';
import type { HistoryEntry, Lead } from '../../lead.model';
import type { Contact, Holding } from '../judge/facts';

const reached = ({ what, code }: HistoryEntry): boolean => what === 'outcome' && countsAsContact(code as Outcome);

/** The assignments of a lead as its history tells them, oldest first. */
export function holdingsOf(lead: Lead, rules: RuleSet): Holding[] {
  const given = lead.history.filter(({ what }) => what === 'assigned');
  return given.map((entry, n) => {
    const next = given[n + 1] ?? null;
    const own = lead.history.filter(({ assignmentNo }) => assignmentNo === entry.assignmentNo);
    const ended = own.find(({ what }) => what === 'returned' || what === 'closed') ?? next;
    const isPresent = entry.assignmentNo === lead.assignmentNo;
    return {
      staffId: entry.staffId ?? '',
      rung: rules.rungs.findIndex(({ kind }) => kind === (entry.staffId === lead.pool.namedStaffId ? 'book_owner' : 'fair_share')),
      from: entry.at,
      acceptedAt: own.find(({ what }) => what === 'accepted')?.at ?? null,
      contactBy: isPresent ? lead.firstContactBy : null,
      firstContactAt: own.find(reached)?.at ?? null,
      endedAt: ended?.at ?? null,
      endedBy: endedBy(ended),
    };
  });
}

function endedBy(entry: HistoryEntry | null): Holding['endedBy'] {
  if (!entry) return null;
  if (entry.what === 'returned') return 'returned';
  return entry.what === 'closed' ? 'closed' : 'recycled';
}

/** Every time a member reached the customer, over all leads of the person, oldest first. An answered call is all that is recorded. */
export const contactsIn = (leads: readonly Lead[]): Contact[] =>
  leads
    .flatMap(({ history }) => history.filter(reached))
    .flatMap(({ staffId, at }) => (staffId ? [{ staffId, at, evidence: 'call' as const }] : []))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
