import type { Candidate } from '../../distribution/eligibility';
import type { LeadToPlace } from '../../distribution/leadToPlace';
import { licencesNeeded } from '../../distribution/licencesNeeded';

/** Whether a lead could be this member's as far as its line and its past say: spares walking the ladder for those that could not. */
export function mayServe(rm: Candidate, { productLine, returnedBy, facts: { age, riskGrade = null }, policy }: LeadToPlace): boolean {
  const needed = licencesNeeded(policy.rules, { productLine, age, riskGrade });
  return needed.every((licence) => rm.licences.includes(licence)) && !returnedBy.includes(rm.staffId);
}
