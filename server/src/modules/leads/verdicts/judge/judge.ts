import type { DisputeKind, RuleSet } from '@yinqiao/shared/domain';
import { bookAndCode } from './disputes/bookAndCode';
import { customerWish } from './disputes/customerWish';
import { grabbed } from './disputes/grab';
import { habit } from './disputes/habit';
import { payroll } from './disputes/payroll';
import { recycledDeal } from './disputes/recycledDeal';
import { signedElsewhere } from './disputes/signedElsewhere';
import { takenAway } from './disputes/takenAway';
import { twoFriends } from './disputes/twoFriends';
import { warmedUp } from './disputes/warmedUp';
import type { VerdictFacts } from './facts';
import type { Finding, Judgement, LedgerChange } from './judgement';
import { keyOf, type Talk, talkKinds, talksIn } from './talks';

const DISPUTES: Record<DisputeKind, (facts: VerdictFacts, rules: RuleSet) => Finding> = {
  book_and_code: bookAndCode,
  two_friends: twoFriends,
  habit,
  signed_elsewhere: signedElsewhere,
  recycled_deal: recycledDeal,
  grab: grabbed,
  taken_away: takenAway,
  warmed_up: warmedUp,
  payroll,
  customer_wish: customerWish,
};

/** Judges one dispute by the rules in force: a pure function of the facts, so that the same facts always give the same verdict. */
export function judge(facts: VerdictFacts, rules: RuleSet): Judgement {
  const finding = DISPUTES[facts.kind](facts, rules);
  return { ...finding, ledgers: ledgersAfter(facts, finding), evidence: evidenceOf(facts, finding) };
}

/** A verdict moves the right to follow and nothing else: book, friends and handler are the core's and the platform's. */
function ledgersAfter({ ties, lead }: VerdictFacts, { followerId }: Finding): LedgerChange[] {
  const unchanged = (ledger: LedgerChange['ledger'], staffIds: string[]): LedgerChange => ({ ledger, before: staffIds, after: staffIds });
  const handlers = ties.handlings.filter(({ productLine }) => productLine === lead.productLine).map(({ staffId }) => staffId);
  return [
    unchanged('book', listed(ties.bookOwner?.staffId)),
    unchanged(
      'friends',
      ties.friends.map(({ staffId }) => staffId),
    ),
    unchanged('handler', [...new Set(handlers)]),
    { ledger: 'follower', before: listed(lead.followerId), after: listed(followerId) },
  ];
}

const listed = (staffId: string | null | undefined): string[] => (staffId ? [staffId] : []);

/** What the finding went by, and what else there was, the strongest first. */
function evidenceOf(facts: VerdictFacts, { rests = [] }: Finding): Judgement['evidence'] {
  const used = new Set(rests.map(keyOf));
  const others = talksIn(facts).filter((talk) => !used.has(keyOf(talk)));
  const kinds = (talks: readonly Talk[]) => talkKinds.filter((kind) => talks.some(({ evidence }) => evidence === kind));
  return { archiveBought: facts.archiveBought, used: kinds(rests), others: kinds(others) };
}
