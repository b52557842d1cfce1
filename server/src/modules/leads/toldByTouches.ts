import { riskGrades, type RiskGrade, type Ties } from '@yinqiao/shared/domain';
import type { Touch, TouchFacts } from './lead.model';

type Told = Pick<Touch, 'at' | 'facts'>;

/** What the enquiries themselves tell: the latest word counts, of whatever kind it is. @param touches the earliest first */
export function tiesOf(touches: readonly Told[]): Pick<Ties, 'referral' | 'code' | 'chosen'> {
  const last = lastScanned(touches);
  const at = last && scanOf(last);
  return {
    referral: last?.facts.referral && at ? { ...last.facts.referral, at } : null,
    code: last?.facts.codeStaffId && at ? { staffId: last.facts.codeStaffId, at } : null,
    chosen: chosenIn(touches, last),
  };
}

/** The highest grade of the products asked for: where they differ the higher one counts. Null where none has a grade. */
export const gradeAsked = (touches: readonly Pick<Touch, 'facts'>[]): RiskGrade | null =>
  riskGrades.findLast((grade) => touches.some(({ facts }) => facts?.wish?.riskGrade === grade)) ?? null;

/**
 * Whom a code named and the customer declined, unless they scanned that colleague's code again or asked for them. A form that was
 * sent later says nothing new about the same scan.
 */
export function declinedIn(touches: readonly Told[]): Set<string> {
  const declined = new Map<string, Date>();
  for (const touch of touches) {
    const { chosen, declinedStaffId } = touch.facts;
    for (const named of namedIn(touch.facts)) if (scanOf(touch) > (declined.get(named) ?? NEVER)) declined.delete(named);
    if (chosen?.staffId) declined.delete(chosen.staffId);
    if (declinedStaffId) declined.set(declinedStaffId, scanOf(touch));
  }
  return new Set(declined.keys());
}

const NEVER = new Date(0);

const scanOf = ({ at, facts }: Told): Date => facts.scannedAt ?? at;

const namedIn = ({ codeStaffId, referral }: TouchFacts): string[] => [codeStaffId, referral?.namedStaffId].flatMap((named) => named ?? []);

const cameByCode = ({ facts }: Told): boolean => facts.entryId !== undefined || namedIn(facts).length > 0;

/** A phone keeps one code: each that is scanned takes the place of the one before, whether the customer then wants whom it names or not. */
function lastScanned(touches: readonly Told[]): Told | undefined {
  return touches
    .filter(cameByCode)
    .reduce<Told | undefined>((last, touch) => (last && scanOf(last) > scanOf(touch) ? last : touch), undefined);
}

/** What the customer chose in so many words goes before an outlet that only its code names: a person always, an outlet if later. */
function chosenIn(touches: readonly Told[], last: Told | undefined): Ties['chosen'] {
  const byWord = touches.findLast(({ facts }) => facts.chosen && !facts.chosen.byCode);
  const byCode = last?.facts.chosen?.byCode ? last : undefined;
  const isByWord = byWord && (!byCode || byWord.facts.chosen?.staffId || byWord.at >= scanOf(byCode));
  const { staffId = null, outletId = null } = (isByWord ? byWord : byCode)?.facts.chosen ?? {};
  return { staffId, outletId };
}
