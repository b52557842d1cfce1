import type { TierDesk } from '@yinqiao/shared/domain';
import type { LadderFacts } from '../ladderFacts';
import type { Course, TryRung } from '../walk';

/** 9 客户层级: which desk works the customer's leads; the outlet's RMs where that desk has nobody who could. */
export const tier: TryRung<'tier'> = ({ params }, facts, course) => {
  const wanted = params.desks[facts.customer.tier];
  const desk = [wanted, LESSER[wanted], 'outlet' as const].find((one) => one === 'outlet' || canServe(one, facts, course)) ?? 'outlet';
  return { found: desk === wanted ? 'desk' : 'desk_lacks', desk, course: { desk } };
};

/** Where the private-bank centre has nobody, wealth managers do. */
const LESSER: Record<TierDesk, TierDesk> = { private_centre: 'wealth_managers', wealth_managers: 'outlet', outlet: 'outlet' };

const canServe = (desk: TierDesk, { countAround }: LadderFacts, { licences }: Course): boolean => countAround(desk, licences).free > 0;
