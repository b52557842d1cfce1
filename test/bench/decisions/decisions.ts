import { type AnyRung, type Conditions, defaultLadder, type RuleSet } from '@yinqiao/shared/domain';
import type { RuleProperties } from 'json-rules-engine';
import type { LadderFacts } from '../../../server/src/modules/leads/distribution/ladderFacts';
import type { Outcome } from '../../../server/src/modules/leads/distribution/walk';
import { walkLadder } from '../../../server/src/modules/leads/distribution/walkLadder';
import { type Figure, figure } from '../figure';
import { randomFacts } from './inputs';
import { type Choice, jsonRules } from './jsonRules';

const INPUTS = 10_000;
/** The rival is slow with many rules: fewer leads say the same. */
const INPUTS_OF_MANY_RULES = 300;
const OWN_RULES = [10, 100, 1_000];

type Decider = (facts: LadderFacts) => Choice | Promise<Choice>;

/**
 * Which rung decides and for whom, against the same policy written for json-rules-engine: the demo bank's ladder, then with more
 * and more rules of a branch's own before it. Both sides must choose alike for every input before anything is timed.
 */
export async function decisions(): Promise<Figure[]> {
  const figures = [await compared('decisions by the ladder', defaultLadder, jsonRules(), randomFacts(INPUTS))];
  for (const count of OWN_RULES) {
    const own = ownRules(count);
    const rules = withOwnRules(own);
    const inputs = randomFacts(INPUTS_OF_MANY_RULES, 2, rules);
    figures.push(await compared(`decisions by the ladder and ${count} own rules`, rules, jsonRules(own.map(asJson)), inputs));
  }
  return figures;
}

async function compared(name: string, rules: RuleSet, rival: Decider, inputs: readonly LadderFacts[]): Promise<Figure> {
  const product: Decider = (facts) => wordsOf(walkLadder(rules, facts).outcome);
  for (const facts of inputs) {
    const [ours, theirs] = [await product(facts), await rival(facts)];
    if (ours !== theirs) throw new Error(`${name}: we say ${ours}, the rival says ${theirs}`);
  }
  const measured = { value: await rateOf(product, inputs), unit: 'decisions/s', rival: 'json-rules-engine' };
  return figure(name, { ...measured, rivalValue: await rateOf(rival, inputs) }, { ratio: 1, higherIsBetter: true });
}

/** One pass, after the pass that compared has warmed both sides. */
async function rateOf(decide: Decider, inputs: readonly LadderFacts[]): Promise<number> {
  const began = performance.now();
  for (const facts of inputs) {
    const choice = decide(facts);
    if (choice instanceof Promise) await choice;
  }
  return inputs.length / ((performance.now() - began) / 1000);
}

function wordsOf(outcome: Outcome): Choice {
  switch (outcome.kind) {
    case 'excluded':
      return outcome.by;
    case 'named':
      return `${outcome.by} now ${outcome.staffId}`;
    case 'waits':
      return `${outcome.by} later ${outcome.staffId}`;
    case 'pool':
      return `${outcome.by} ${outcome.pool.unitId}`;
    default:
      return `${outcome.by} ${outcome.unitId}`;
  }
}

interface OwnRule {
  when: Conditions;
  unitId: string;
}

/** Rules for segments that few customers belong to, as branches write them: all are asked, one in a hundred holds. */
const ownRules = (count: number): OwnRule[] =>
  Array.from({ length: count }, (_, n) => ({
    when: { productLines: ['pension'], tiers: ['vip', 'private'], segments: [`segment_${n}`], sources: ['benefit', 'form'] },
    unitId: `team_${n}`,
  }));

function withOwnRules(own: readonly OwnRule[]): RuleSet {
  const after = defaultLadder.rungs.findIndex(({ kind }) => kind === 'red_lines') + 1;
  const rungs = own.map(({ when, unitId }, n): AnyRung => {
    const strategy = { kind: 'team' as const, unitId, staffIds: [], licences: [], way: 'fair_share' as const };
    return { id: `own_${n}`, kind: 'custom', on: true, lock: 'free', bounds: {}, params: { name: `own ${n}`, when, strategy } };
  });
  return { ...defaultLadder, rungs: [...defaultLadder.rungs.slice(0, after), ...rungs, ...defaultLadder.rungs.slice(after)] };
}

const asJson = ({ when, unitId }: OwnRule, n: number): RuleProperties => ({
  conditions: {
    all: [
      { fact: 'lead', path: '$.productLine', operator: 'in', value: when.productLines },
      { fact: 'lead', path: '$.customer.tier', operator: 'in', value: when.tiers },
      { fact: 'lead', path: '$.customer.source', operator: 'in', value: when.sources },
      { fact: 'lead', path: '$.customer.segments', operator: 'contains', value: when.segments?.[0] },
    ],
  },
  event: { type: `custom/${unitId}` },
  priority: 20_000 - n,
});
