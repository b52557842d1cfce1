import type { LadderFacts } from '../ladderFacts';
import type { Course, Outcome, TryRung } from '../walk';

/**
 * 11 公平份额, or another way to choose in the pool: the team of the outlet that an earlier rung settled on, else of the branch.
 * While that team is closed, a rung further down may take the lead at once; else it waits for the team.
 */
export const fairShare: TryRung<'fair_share'> = ({ params: { way } }, facts, course) => {
  const { place, desk } = course;
  const unitId = place?.unitId ?? facts.around.branchId;
  const teams = teamsOf(unitId, facts, course);
  if (!place && teams.every(({ licensed }) => licensed === 0)) return { found: 'none' };
  if (way === 'manual') return { found: 'manual', unitId, outcome: { kind: 'manual', by: 'fair_share', unitId } };
  const pool: Outcome = {
    kind: 'pool',
    by: 'fair_share',
    pool: { unitId, desk, staffIds: [], licences: [], way },
    place: place ? 'nearest' : 'branch',
    kilometres: place?.kilometres ?? null,
  };
  const isOpen = teams.some(({ onDuty }) => onDuty > 0);
  return isOpen ? { found: 'pool', unitId, outcome: pool } : { found: 'closed', unitId, course: { fallback: pool } };
};

const teamsOf = (unitId: string, { around, count }: LadderFacts, { desk, licences }: Course) =>
  around.outlets
    .filter((outlet) => unitId === around.branchId || outlet.unitId === unitId)
    .map((outlet) => count(outlet.unitId, desk, licences));
