import {
  licenceForLine,
  type Licence,
  type ProductLine,
  riskGrades,
  type RiskGrade,
  rungOf,
  type RungParams,
  type RuleSet,
} from '@yinqiao/shared/domain';

/** What the licences that a lead needs depend on. */
export interface Asked {
  productLine: ProductLine;
  age: number;
  /** The highest grade of the products that were asked for; null where none of them has one. */
  riskGrade: RiskGrade | null;
}

/** 8 资质: what whoever gets the lead must hold under some rules: the line's licence, those the rules add, and the care for elders. */
export function licencesNeeded(rules: RuleSet, asked: Asked): Licence[] {
  const rung = rungOf(rules, 'licence');
  if (!rung) return [];
  const ofLine = licenceForLine[asked.productLine];
  const more = rung.params.more[asked.productLine] ?? [];
  return [...new Set([...(ofLine ? [ofLine] : []), ...more, ...(needsElderCare(rung.params, asked) ? (['wealth_manager'] as const) : [])])];
}

/** 65 岁及以上问 R3 及以上: the customer comes to a wealth manager, whoever stands nearer to them. */
export function needsElderCare({ elders, elderAge, elderGrade }: RungParams['licence'], asked: Pick<Asked, 'age' | 'riskGrade'>): boolean {
  if (!elders || asked.riskGrade === null) return false;
  return asked.age >= elderAge && riskGrades.indexOf(asked.riskGrade) >= riskGrades.indexOf(elderGrade);
}

/** What somebody holds: the licences of the register, and what comes with the post. */
export const licencesHeld = (licences: readonly Licence[], isWealthManager: boolean): readonly Licence[] =>
  isWealthManager ? [...licences, 'wealth_manager'] : licences;
