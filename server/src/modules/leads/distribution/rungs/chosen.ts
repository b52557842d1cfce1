import { lackOf } from '../eligibility';
import type { TryRung } from '../walk';
import { toPerson } from './toPerson';

/** 7 客户自选: the adviser the customer chose; else the outlet, if anybody there can serve; else the area says where. */
export const chosen: TryRung<'chosen'> = (_rung, facts, course) => {
  const { staffId, outletId } = facts.customer.ties.chosen;
  if (staffId) return toPerson('chosen', staffId, facts, course);
  if (!outletId) return { found: 'area' };
  const outlet = facts.around.outlets.find(({ unitId }) => unitId === outletId);
  const needs = { licences: course.licences, returnedBy: facts.returnedBy, barred: facts.customer.barred };
  if (!outlet?.members.some((rm) => rm.servesNext && lackOf(rm, needs) !== 'not_licensed')) return { found: 'unstaffed', unitId: outletId };
  return {
    found: 'outlet',
    unitId: outletId,
    course: { place: { unitId: outletId, kilometres: outlet.kilometres } },
  };
};
