import { type Rung, rungOf, type RuleSet } from '@yinqiao/shared/domain';
import type { Clause, ClauseCode, ClauseReason } from './judgement';

type RungClause = Extract<ClauseCode, 'book_owner' | 'friend' | 'referral' | 'code_staff' | 'fair_share' | 'open_pool' | 'nearest'>;
type Figures = Readonly<Record<string, number>>;

/** A clause outside the ladder; it holds when `because` is `applies`. */
export const clause = (code: ClauseCode, because: ClauseReason, rule: Figures = {}, found: Figures = {}): Clause => ({
  code,
  rung: null,
  rule,
  applies: because === 'applies',
  because,
  found,
});

/** A clause of the ladder, with the numbers of its rung; one that is switched off never applies. */
export function rungClause(rules: RuleSet, code: RungClause, because: ClauseReason, found: Figures = {}): Clause {
  const rung: Rung | null = rungOf(rules, code);
  const stated = rung ? clause(code, because, figuresOf(rung), found) : clause(code, 'switched_off');
  return { ...stated, rung: rules.rungs.findIndex(({ kind }) => kind === code) };
}

const figuresOf = ({ params }: Rung): Figures =>
  Object.fromEntries(Object.entries(params as object).filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
