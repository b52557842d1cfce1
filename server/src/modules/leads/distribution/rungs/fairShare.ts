import type { Outcome, TryRung } from '../walk';

/**
 * 11 公平份额, or another way to choose in the pool: the team of the outlet that an earlier rung settled on, else of the branch.
 * While that team is closed, a rung further down may take the lead at once; else it waits for the team.
 */
export const fairShare: TryRung<'fair_share'> = ({ params: { way } }, facts, course) => {
  const { place, desk, licences } = course;
  const unitId = place?.unitId ?? facts.around.branchId;
  const team = place ? facts.count(unitId, desk, licences) : facts.countAround(desk, licences);
  if (!place && team.licensed === 0) return { found: 'none' };
  if (way === 'manual') return { found: 'manual', unitId, outcome: { kind: 'manual', by: 'fair_share', unitId } };
  const pool: Outcome = {
    kind: 'pool',
    by: 'fair_share',
    pool: { unitId, desk, staffIds: [], licences: [], way },
    place: place ? 'nearest' : 'branch',
    kilometres: place?.kilometres ?? null,
  };
  return team.onDuty > 0 ? { found: 'pool', unitId, outcome: pool } : { found: 'closed', unitId, course: { fallback: pool } };
};
