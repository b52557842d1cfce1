import type { Delta, RungChange } from './delta';
import { saysTheSame } from './saysTheSame';
import type { AnyRung, RuleSet } from './ruleSet';

type Parts = Record<string, unknown>;

/**
 * The changes that made `mine` of `base`, made to `theirs` instead. Whatever only one side touched is as that side has it; where
 * both say something else, `mine` stays, for its author is the one who looks at it again.
 */
export function rebaseRules(base: RuleSet, mine: RuleSet, theirs: RuleSet): RuleSet {
  const { rungs: baseRungs, ...baseWhole } = base;
  const { rungs: myRungs, ...myWhole } = mine;
  const { rungs: theirRungs, ...theirWhole } = theirs;
  const whole = merged(baseWhole, myWhole, theirWhole) as Omit<RuleSet, 'rungs'>;
  return { ...whole, rungs: mergedList(baseRungs, myRungs, theirRungs, ({ id }) => id) as AnyRung[] };
}

/** The same for what a unit says differently. */
export const rebaseDelta = (base: Delta, mine: Delta, theirs: Delta): Delta => ({
  changes: mergedList(base.changes, mine.changes, theirs.changes, ({ rungId }) => rungId) as RungChange[],
  additions: mergedList(base.additions, mine.additions, theirs.additions, ({ rung }) => rung.id) as Delta['additions'],
});

function merged(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (saysTheSame(mine, base)) return theirs;
  if (saysTheSame(theirs, base) || !isParts(base) || !isParts(mine) || !isParts(theirs)) return mine;
  const keys = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  const parts = [...keys].map((key) => [key, merged(base[key], mine[key], theirs[key])] as const);
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
}

const isParts = (value: unknown): value is Parts => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What has a name within its list is merged by it; the order is mine if I changed it, else theirs. */
function mergedList<T>(base: readonly T[], mine: readonly T[], theirs: readonly T[], nameOf: (one: T) => string): unknown[] {
  const [was, my, their] = [base, mine, theirs].map((list) => new Map(list.map((one) => [nameOf(one), one])));
  const common = (list: readonly T[]) => list.map(nameOf).filter((name) => was!.has(name) && my!.has(name));
  const leads = saysTheSame(common(mine), common(base)) ? theirs.map(nameOf) : mine.map(nameOf);
  const follows = leads.length === theirs.length && saysTheSame(leads, theirs.map(nameOf)) ? mine.map(nameOf) : theirs.map(nameOf);
  return inserted(leads, follows).flatMap((name) => merged(was!.get(name), my!.get(name), their!.get(name)) ?? []);
}

/** The names of the second list that the first lacks, each after the one it stands after there. */
function inserted(names: readonly string[], others: readonly string[]): string[] {
  const all = [...names];
  for (const [index, name] of others.entries()) {
    if (all.includes(name)) continue;
    const before = others[index - 1];
    all.splice(before === undefined ? 0 : all.indexOf(before) + 1, 0, name);
  }
  return all;
}
