import { licenceForLine } from '@yinqiao/shared/domain';
import type { Candidate } from '../../distribution/eligibility';
import type { LeadToPlace } from '../../distribution/leadToPlace';

/** Whether a lead could be this member's as far as its line and its past say: spares walking the ladder for those that could not. */
export function mayServe(rm: Candidate, { productLine, returnedBy }: LeadToPlace): boolean {
  const licence = licenceForLine[productLine];
  return (licence === null || rm.licences.includes(licence)) && !returnedBy.includes(rm.staffId);
}
