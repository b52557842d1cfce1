import { needsElderCare } from '../licencesNeeded';
import type { TryRung } from '../walk';

/** 8 资质 is a filter on every rung, those above it too: the walk begins with what it asks for, and here it is told. */
export const licence: TryRung<'licence'> = ({ params }, { customer: { age, riskGrade = null } }, { licences }) => {
  if (licences.length === 0) return { found: 'not_needed' };
  const elder = needsElderCare(params, { age, riskGrade }) && riskGrade;
  return { found: 'required', licences, ...(elder ? { value: age, limit: params.elderAge, grade: elder } : {}) };
};
