import type { Licence } from '@yinqiao/shared/domain';
import { type Board, boardFor, type Exclusion, type ExclusionCounts, funnelOf } from './board';
import { type Candidate, exclusionOf, type LeadNeeds } from './eligibility';
import { MOST_EXCLUDED_ROWS } from './trace';

/** The members of a pool in its order, and where each stands in it. */
export interface Team {
  members: readonly Candidate[];
  places: ReadonlyMap<string, number>;
}

export const teamOf = (members: readonly Candidate[]): Team => ({
  members,
  places: new Map(members.map(({ staffId }, place) => [staffId, place])),
});

/** Somebody who may not have this very lead, and what would keep them from any other like it; null for nothing. */
export interface OwnExclusion extends Exclusion {
  anyhow: Exclusion['reason'] | null;
}

/**
 * A pool's board as one lead sees it. `excluded` are those kept from all leads with the same needs, the same list for as long as
 * nobody's capacity turns; `own` the few who may not have this very one. All else is of this lead.
 */
export interface LeadBoard extends Board {
  team: Team;
  own: readonly OwnExclusion[];
  /** Of both, in the order of the pool. */
  firstExcluded: readonly Exclusion[];
}

/** The board of a pool's leads that ask for the same licences and that nobody is kept from for the lead's own sake. */
export function boardOfNeeds(licences: readonly Licence[], team: Team): LeadBoard {
  const board = boardFor({ licences, returnedBy: [], barred: [] }, team.members);
  return { ...board, team, own: [], firstExcluded: board.excluded.slice(0, MOST_EXCLUDED_ROWS) };
}

/** The same for one lead. What it costs beyond that is linear in those who can have it; nothing where nobody is kept from it. */
export function boardOfLead(board: LeadBoard, lead: LeadNeeds): LeadBoard {
  const { team, excluded } = board;
  const own = ownExclusions(lead, team);
  if (own.length === 0) return board;
  const kept = new Set(own.map(({ rm }) => rm.staffId));
  const place = ({ rm }: Exclusion) => team.places.get(rm.staffId) ?? 0;
  const others = board.firstExcluded.filter(({ rm }) => !kept.has(rm.staffId));
  const counts = countsWith(board.counts, own);
  return {
    ...{ team, excluded, own, counts, funnel: funnelOf(team.members.length, counts) },
    eligible: board.eligible.filter(({ staffId }) => !kept.has(staffId)),
    firstExcluded: [...others, ...own].sort((a, b) => place(a) - place(b)).slice(0, MOST_EXCLUDED_ROWS),
  };
}

function ownExclusions(lead: LeadNeeds, { members, places }: Team): OwnExclusion[] {
  return [...new Set([...lead.returnedBy, ...lead.barred])].flatMap((staffId) => {
    const rm = members[places.get(staffId) ?? -1];
    const reason = rm && exclusionOf(rm, lead);
    if (reason !== 'returned_before' && reason !== 'barred') return [];
    return { rm: rm!, reason, anyhow: exclusionOf(rm!, { ...lead, returnedBy: [], barred: [] }) };
  });
}

function countsWith(counts: ExclusionCounts, own: readonly OwnExclusion[]): ExclusionCounts {
  const changed = { ...counts };
  for (const { reason, anyhow } of own) {
    changed[reason] = (changed[reason] ?? 0) + 1;
    if (anyhow) changed[anyhow] = (changed[anyhow] ?? 0) - 1;
  }
  return Object.fromEntries(Object.entries(changed).filter(([, rms]) => rms > 0));
}
