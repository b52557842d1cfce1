import { leaderOf, type Staff, staffById, staffOfRole } from '../../../orgs';
import { answeringRoles } from '../answerers';
import type { Verdict, VerdictIssue } from '../verdict.model';
import { type AskedMeasure, askedRoles } from './asked';

type Document = Pick<Verdict, 'partyIds' | 'answeringUnitIds'>;
type Issue = Pick<VerdictIssue, 'facts' | 'judgement'>;

/** Of whom a measure is asked: the leader of whom it is about; head office where nobody is nearer. */
export async function whoCarriesOut(measure: AskedMeasure, document: Document, issue: Issue): Promise<Staff | null> {
  const about = aboutWhom(measure, document, issue);
  const staff = about === null ? null : await staffById(about);
  const leader = staff && (await leaderOf(staff.unitPath, askedRoles(measure)));
  if (leader) return leader;
  return (await staffOfRole(document.answeringUnitIds.head_office, answeringRoles.head_office))[0] ?? null;
}

/** A review is of the book, so of its owner; what names nobody is about the follower, else about a party. */
export function aboutWhom(measure: AskedMeasure, { partyIds }: Pick<Document, 'partyIds'>, { facts, judgement }: Issue): string | null {
  if (measure.code === 'review') return facts.ties.bookOwner?.staffId ?? null;
  if ('staffId' in measure) return measure.staffId;
  return judgement.followerId ?? partyIds[0] ?? null;
}
