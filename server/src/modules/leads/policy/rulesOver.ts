import { applyDelta, type Fallen, type RuleSet } from '@yinqiao/shared/domain';
import type { PolicyContent } from './draftProblems';

/** What a version says over the rules it inherits, and what of it does not hold there. */
export const contentOver = (base: RuleSet, { rules, delta }: PolicyContent): { rules: RuleSet; fallen: Fallen[] } =>
  delta ? applyDelta(base, delta) : { rules: rules ?? base, fallen: [] };

export const rulesOver = (base: RuleSet, content: PolicyContent): RuleSet => contentOver(base, content).rules;
