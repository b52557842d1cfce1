import { type ProductLine, type RuleSet, rungOf, type RungParams } from '@yinqiao/shared/domain';

/** Which of the rung's numbers speaks of which line. */
const numberOf: Record<ProductLine, keyof RungParams['collision']> = {
  renovation_loan: 'loanDays',
  loan: 'loanDays',
  pension: 'wealthDays',
  wealth: 'wealthDays',
  fund: 'wealthDays',
  insurance: 'wealthDays',
  private_fund: 'wealthDays',
  deposit: 'days',
  metal: 'days',
  card: 'days',
  general: 'days',
};

/** 撞单合并: for so many days after its end a lead is re-opened by a touch of the line; 0 where the rung is switched off. */
export const collisionDays = (rules: RuleSet, productLine: ProductLine): number =>
  rungOf(rules, 'collision')?.params[numberOf[productLine]] ?? 0;
