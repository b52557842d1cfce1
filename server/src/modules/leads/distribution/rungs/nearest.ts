import type { LadderFacts, OutletAt } from '../ladderFacts';
import type { Headcount } from '../headcount';
import type { Found, TryRung } from '../walk';

/**
 * 10 网点就近: the nearest outlet within the radius where somebody with the licence works on the day it next serves and has room;
 * where nobody has room, the nearest that is staffed, and the lead waits there. Equal distances: the smaller load, then the
 * lower id, so that the answer never depends on list order.
 */
export const nearest: TryRung<'nearest'> = ({ params }, facts, { place, desk, licences }) => {
  const { around, count } = facts;
  if (place) return { found: 'not_needed' };
  const radiusOf = ({ county }: OutletAt) => (county ? params.countyKilometres : params.urbanKilometres);
  const countAt = ({ unitId }: OutletAt) => count(unitId, desk, licences);
  const { open, staffed } = look(around.outlets, radiusOf, countAt);
  const outlet = open ?? staffed;
  if (!outlet) {
    const near = around.outlets.filter((one) => one.kilometres <= radiusOf(one)).map(countAt);
    return { found: whyNone(near, facts), limit: params.urbanKilometres };
  }
  const { unitId, kilometres } = outlet;
  return { found: open ? 'outlet' : 'full', unitId, value: kilometres, course: { place: { unitId, kilometres } } };
};

/** Why nobody near could have it: no outlet, nobody at work, or none of those with the licence. */
function whyNone(near: readonly Headcount[], { returnedBy, customer: { barred } }: LadderFacts): Found {
  if (near.length === 0) return 'none_near';
  if (near.every(({ onDuty }) => onDuty === 0)) return 'off_duty';
  return returnedBy.length + barred.length === 0 ? 'not_licensed' : 'unstaffed';
}

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
