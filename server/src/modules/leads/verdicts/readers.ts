import { type Staff, staffById } from '../../orgs';
import { isAsked } from './measures/asked';
import { whoCarriesOut } from './measures/whoCarriesOut';
import type { Verdict, VerdictIssue } from './verdict.model';

type Document = Pick<Verdict, 'partyIds' | 'answeringUnitIds'>;
type Readers = Pick<Verdict, 'readerIds' | 'readerUnitIds'>;

/**
 * Who reads a document beside its parties: the colleague it gives the lead to, and the units of the parties, of that colleague and
 * of those it asks something, each with all above it. Without them a task could stand with somebody who cannot open what it is about.
 */
export async function readersOf(
  document: Document,
  claimants: readonly Staff[],
  issue: Pick<VerdictIssue, 'facts' | 'judgement'>,
): Promise<Readers> {
  const { followerId, measures } = issue.judgement;
  const follower = followerId ? await staffById(followerId) : null;
  const asked = await Promise.all(measures.filter(isAsked).map((measure) => whoCarriesOut(measure, document, issue)));
  const staff = [...claimants, follower, ...asked].flatMap((one) => one ?? []);
  return {
    readerIds: followerId && !document.partyIds.includes(followerId) ? [followerId] : [],
    readerUnitIds: [...new Set([...staff.flatMap(({ unitPath }) => unitsOn(unitPath)), ...Object.values(document.answeringUnitIds)])],
  };
}

const unitsOn = (unitPath: string): string[] => unitPath.split('/').filter(Boolean);
