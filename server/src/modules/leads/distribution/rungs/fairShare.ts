import { type Candidate, exclusionOf, lackOf, type LeadNeeds } from '../eligibility';
import type { LadderFacts } from '../ladderFacts';
import type { Course, Outcome, TryRung } from '../walk';

/**
 * 11 公平份额, or another way to choose in the pool: the team of the outlet that an earlier rung settled on, else of the branch.
 * While that team is closed, a rung further down may take the lead at once; else it waits for the team.
 */
export const fairShare: TryRung<'fair_share'> = ({ params: { way } }, facts, course) => {
  const { place, licences, desk } = course;
  const unitId = place?.unitId ?? facts.around.branchId;
  const needs: LeadNeeds = { licences, returnedBy: facts.returnedBy, barred: facts.customer.barred };
  const team = teamOf(unitId, facts, course);
  if (!place && !team.some((rm) => serves(rm, needs))) return { found: 'none' };
  if (way === 'manual') return { found: 'manual', unitId, outcome: { kind: 'manual', by: 'fair_share', unitId } };
  const pool: Outcome = {
    kind: 'pool',
    by: 'fair_share',
    pool: { unitId, desk, staffIds: [], licences: [], way },
    place: place ? 'nearest' : 'branch',
    kilometres: place?.kilometres ?? null,
  };
  const isOpen = team.some((rm) => exclusionOf(rm, needs) !== 'off_duty');
  return isOpen ? { found: 'pool', unitId, outcome: pool } : { found: 'closed', unitId, course: { fallback: pool } };
};

function teamOf(unitId: string, { around }: LadderFacts, { desk }: Course): Candidate[] {
  const outlets = around.outlets.filter((outlet) => unitId === around.branchId || outlet.unitId === unitId);
  return outlets.flatMap(({ members }) => members.filter((rm) => rm.desk === desk));
}

const serves = (rm: Candidate, needs: LeadNeeds): boolean => {
  const lack = lackOf(rm, needs);
  return lack === null || lack === 'daily_full' || lack === 'open_full';
};
