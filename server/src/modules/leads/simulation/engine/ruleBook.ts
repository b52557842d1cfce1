import type { Heat, ProductLine } from '@yinqiao/shared/domain';
import type { PolicyAt } from '../../distribution/leadToPlace';
import { type ShareRule, shareRuleOf } from '../../distribution/shareRule';
import { heatOf, type Terms, termsOf } from '../../life/terms';
import type { PolicySide } from './plan';

/** The policy of every unit, looked up once. */
export class RuleBook {
  private readonly policies: readonly PolicyAt[];
  private readonly shareRules: readonly ShareRule[];
  private readonly terms = new Map<string, Terms>();

  constructor(private readonly side: PolicySide) {
    this.policies = side.rules.map((rules) => ({ name: side.name, versionIds: [], rules }));
    this.shareRules = side.rules.map(shareRuleOf);
  }

  policyOf(unitId: string): PolicyAt {
    return this.policies[this.placeOf(unitId)]!;
  }

  shareRuleOf(unitId: string): ShareRule {
    return this.shareRules[this.placeOf(unitId)]!;
  }

  heatOf(unitId: string, line: ProductLine): { heat: Heat; heatRank: number } {
    return heatOf(this.policyOf(unitId).rules, line);
  }

  termsOf(unitId: string, heat: Heat): Terms {
    const key = `${this.placeOf(unitId)} ${heat}`;
    const known = this.terms.get(key);
    if (known) return known;
    const terms = termsOf(this.policyOf(unitId), heat);
    this.terms.set(key, terms);
    return terms;
  }

  private placeOf(unitId: string): number {
    const place = this.side.byUnit[unitId];
    if (place === undefined) throw new Error(`no rules were given for the unit ${unitId}`);
    return place;
  }
}
