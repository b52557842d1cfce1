import type { Licence } from '@yinqiao/shared/domain';
import { licencesNeeded } from './distribution/licencesNeeded';
import type { Lead } from './lead.model';
import { policyOfArea } from './leadToPlace';
import { gradeAsked } from './toldByTouches';

/** What the licences of a lead are told by. */
export type Licensable = Pick<Lead, 'productLine' | 'areaId' | 'facts' | 'touches'>;

/** The licences whoever gets this lead must hold, under the policy in force where its customer is: the same by whatever way it comes to them. */
export async function licencesOfLead({ productLine, areaId, facts, touches }: Licensable, at: Date): Promise<Licence[]> {
  const { rules } = await policyOfArea(areaId, at);
  return licencesNeeded(rules, { productLine, age: facts.age, riskGrade: gradeAsked(touches) });
}

/** The first of some licences that somebody does not hold; null when they hold them all. */
export const lackingLicence = (needed: readonly Licence[], held: readonly Licence[]): Licence | null =>
  needed.find((licence) => !held.includes(licence)) ?? null;
