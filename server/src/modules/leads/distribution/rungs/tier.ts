import type { TierDesk } from '@yinqiao/shared/domain';
import type { LadderFacts } from '../ladderFacts';
import { type Course, leastDesk, type TryRung } from '../walk';

/** 9 客户层级: which desk works the customer's leads; the outlet's RMs where that desk has nobody who could and they may. */
export const tier: TryRung<'tier'> = ({ params }, facts, course) => {
  const least = leastDesk(course.licences);
  const wanted = higher(params.desks[facts.customer.tier], least);
  const desk = [wanted, LESSER[wanted]].find((one) => one === least || canServe(one, facts, course)) ?? least;
  return { found: desk === wanted ? 'desk' : 'desk_lacks', desk, course: { desk } };
};

/** A customer whom only wealth managers may advise does not come to the outlet's RMs, of whatever tier. */
const higher = (desk: TierDesk, least: TierDesk): TierDesk => (desk === 'outlet' ? least : desk);

/** Where the private-bank centre has nobody, wealth managers do. */
const LESSER: Record<TierDesk, TierDesk> = { private_centre: 'wealth_managers', wealth_managers: 'outlet', outlet: 'outlet' };

const canServe = (desk: TierDesk, { countAround }: LadderFacts, { licences }: Course): boolean => countAround(desk, licences).free > 0;
