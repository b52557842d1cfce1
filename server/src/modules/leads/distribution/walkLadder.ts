import type { AnyRung, Licence, RungKind, RuleSet } from '@yinqiao/shared/domain';
import type { LadderFacts } from './ladderFacts';
import { licencesNeeded } from './licencesNeeded';
import { bookOwner } from './rungs/bookOwner';
import { chosen } from './rungs/chosen';
import { codeStaff } from './rungs/codeStaff';
import { collision } from './rungs/collision';
import { custom } from './rungs/custom';
import { fairShare } from './rungs/fairShare';
import { friend } from './rungs/friend';
import { handler } from './rungs/handler';
import { licence } from './rungs/licence';
import { nearest } from './rungs/nearest';
import { openPool } from './rungs/openPool';
import { redLines } from './rungs/redLines';
import { referral } from './rungs/referral';
import { remoteSeats } from './rungs/remoteSeats';
import { tier } from './rungs/tier';
import { type Course, leastDesk, type Outcome, type Step, stepOf, type Tried, type TryRung, type Walk } from './walk';

const TRY: { [K in RungKind]: TryRung<K> } = {
  red_lines: redLines,
  collision,
  handler,
  book_owner: bookOwner,
  friend,
  referral,
  code_staff: codeStaff,
  chosen,
  licence,
  tier,
  nearest,
  fair_share: fairShare,
  remote_seats: remoteSeats,
  open_pool: openPool,
  custom,
};

/**
 * Walks the ladder from top to bottom: the first rung that is satisfied decides, and every rung says what it found. What nobody
 * takes now waits for the team that a rung has settled on; with no such team somebody decides by hand.
 *
 * Pure: the same rules and facts give the same walk.
 */
export function walkLadder(rules: RuleSet, facts: LadderFacts): Walk {
  const licences = licencesFor(rules, facts);
  let course: Course = { place: null, desk: leastDesk(licences), fallback: null, licences };
  let outcome: Outcome | null = null;
  const steps = new Map<string, Step>();
  for (const rung of inWalkingOrder(rules, facts)) {
    const tried: Tried = !rung.on
      ? { found: 'off' }
      : outcome && !TELLS.includes(rung.kind)
        ? { found: 'not_reached' }
        : tryRung(rung, facts, course);
    steps.set(rung.id, stepOf(rung, tried));
    course = { ...course, ...tried.course };
    outcome ??= tried.outcome ?? null;
  }
  const byHand: Outcome = { kind: 'manual', by: 'fair_share', unitId: facts.around.branchId };
  return {
    outcome: outcome ?? course.fallback ?? byHand,
    steps: rules.rungs.flatMap(({ id }) => steps.get(id) ?? []),
    licences,
    sharedWith: unlicensedOwner(steps),
  };
}

/** Rungs that decide nothing: they tell what is asked for, also when another has decided. */
const TELLS: readonly RungKind[] = ['licence'];

const tryRung = <K extends RungKind>(rung: AnyRung & { kind: K }, facts: LadderFacts, course: Course): Tried =>
  (TRY[rung.kind] as TryRung<RungKind>)(rung, facts, course);

const GIVES_WAY_TO_A_CHOSEN_PERSON: readonly RungKind[] = ['book_owner', 'friend', 'referral', 'code_staff'];

/** A person whom the customer chose goes before those the bank would name; a chosen outlet does not. */
function inWalkingOrder({ rungs }: RuleSet, { customer }: LadderFacts): readonly AnyRung[] {
  const own = rungs.findIndex(({ kind }) => kind === 'chosen');
  const first = rungs.findIndex(({ kind }) => GIVES_WAY_TO_A_CHOSEN_PERSON.includes(kind));
  const rung = rungs[own];
  if (!customer.ties.chosen.staffId || !rung || first < 0 || own < first) return rungs;
  return [...rungs.slice(0, first), rung, ...rungs.slice(first, own), ...rungs.slice(own + 1)];
}

const licencesFor = (rules: RuleSet, { productLine, customer: { age, riskGrade = null } }: LadderFacts): Licence[] =>
  licencesNeeded(rules, { productLine, age, riskGrade });

function unlicensedOwner(steps: ReadonlyMap<string, Step>): string | null {
  const owner = [...steps.values()].find(({ kind, found }) => kind === 'book_owner' && found === 'not_licensed');
  return owner?.staffId ?? null;
}
