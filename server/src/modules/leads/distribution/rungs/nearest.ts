import type { OutletAt } from '../ladderFacts';
import type { Headcount } from '../headcount';
import type { TryRung } from '../walk';

/**
 * 10 网点就近: the nearest outlet within the radius where somebody with the licence works on the day it next serves and has room;
 * where nobody has room, the nearest that is staffed, and the lead waits there. Equal distances: the smaller load, then the
 * lower id, so that the answer never depends on list order.
 */
export const nearest: TryRung<'nearest'> = ({ params }, { around, count }, { place, desk, licences }) => {
  if (place) return { found: 'not_needed' };
  const radiusOf = ({ county }: OutletAt) => (county ? params.countyKilometres : params.urbanKilometres);
  const { open, staffed } = look(around.outlets, radiusOf, ({ unitId }) => count(unitId, desk, licences));
  const outlet = open ?? staffed;
  if (!outlet) return { found: 'none_near', limit: params.urbanKilometres };
  const { unitId, kilometres } = outlet;
  return { found: open ? 'outlet' : 'full', unitId, value: kilometres, course: { place: { unitId, kilometres } } };
};

/** Looks from the nearest on, no farther than need be: the first with room, and the first where anybody could serve. */
function look(outlets: readonly OutletAt[], radiusOf: (outlet: OutletAt) => number, countAt: (outlet: OutletAt) => Headcount) {
  let [open, staffed, least]: [OutletAt | null, OutletAt | null, number] = [null, null, Infinity];
  for (const outlet of outlets) {
    if (open && outlet.kilometres > open.kilometres) break;
    if (outlet.kilometres > radiusOf(outlet)) continue;
    const { ready, withRoom, load } = countAt(outlet);
    if (ready > 0) staffed ??= outlet;
    if (withRoom > 0 && load < least) [open, least] = [outlet, load];
  }
  return { open, staffed };
}
