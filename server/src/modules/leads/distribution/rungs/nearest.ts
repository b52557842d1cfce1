import type { LadderFacts, OutletAt } from '../ladderFacts';
import { type Course, distance, type TryRung } from '../walk';

/**
 * 10 网点就近: the nearest outlet within the radius where somebody with the licence works on the day it next serves and has room;
 * where nobody has room, the nearest that is staffed, and the lead waits there. Equal distances: the smaller load, then the
 * lower id, so that the answer never depends on list order.
 */
export const nearest: TryRung<'nearest'> = ({ params }, facts, course) => {
  if (course.place) return { found: 'not_needed' };
  const staffed = facts.around.outlets
    .map((outlet) => staffing(outlet, facts, course))
    .filter(
      ({ outlet, kilometres, ready }) => ready > 0 && kilometres <= (outlet.county ? params.countyKilometres : params.urbanKilometres),
    )
    .sort((a, b) => a.kilometres - b.kilometres || a.load - b.load || (a.outlet.unitId < b.outlet.unitId ? -1 : 1));
  const [first] = staffed;
  if (!first) return { found: 'none_near', limit: params.urbanKilometres };
  const open = staffed.find(({ withRoom }) => withRoom > 0);
  const { outlet, kilometres } = open ?? first;
  return {
    found: open ? 'outlet' : 'full',
    unitId: outlet.unitId,
    value: kilometres,
    course: { place: { unitId: outlet.unitId, kilometres } },
  };
};

const staffing = (outlet: OutletAt, { around, count }: LadderFacts, { licences, desk }: Course) => ({
  outlet,
  kilometres: distance(around.location, outlet),
  ...count(outlet.unitId, desk, licences),
});
