import { rungOf, type RuleSet } from '@yinqiao/shared/domain';
import { rungClause } from './clauses';
import { daysFrom } from './days';
import type { VerdictFacts } from './facts';
import type { Clause, ClauseReason } from './judgement';
import { lackOfClaimant } from './lackOf';

/** Whether the book owner was the one to follow when the lead came in. */
export interface OwnersClaim {
  staffId: string | null;
  clause: Clause;
  /** Without a contact for as long as the rung allows at most: steps aside. */
  isSilent: boolean;
  /** Null: no source tells of a contact, which is unknown and not silence. */
  silentDays: number | null;
}

/** The rung 管户 for this lead. */
export function ownersClaim(facts: VerdictFacts, rules: RuleSet): OwnersClaim {
  const owner = facts.ties.bookOwner;
  const silentDays = owner?.lastContactAt ? daysFrom(owner.lastContactAt, momentOf(facts)) : null;
  const because = reasonOf(facts, rules, silentDays);
  const found = { assets: facts.assetsFrom, ...(silentDays === null ? {} : { silentDays }) };
  return {
    staffId: owner?.staffId ?? null,
    clause: rungClause(rules, 'book_owner', because, found),
    isSilent: because === 'silent',
    silentDays,
  };
}

function reasonOf(facts: VerdictFacts, rules: RuleSet, silentDays: number | null): ClauseReason {
  const { ties, assetsFrom, vip, ownerBackInMinutes } = facts;
  const rung = rungOf(rules, 'book_owner');
  if (!rung) return 'switched_off';
  if (!ties.bookOwner) return 'no_record';
  const { minAssets, vipWaitHours, onDutyWithinHours, silentDays: atMost } = rung.params;
  if (assetsFrom < minAssets) return 'below_assets';
  if (silentDays !== null && silentDays >= atMost) return 'silent';
  const lack = lackOfClaimant(facts, ties.bookOwner.staffId);
  if (lack) return lack;
  const waited = (vip ? vipWaitHours : onDutyWithinHours) * 60;
  return ownerBackInMinutes === null || ownerBackInMinutes > waited ? 'off_duty' : 'applies';
}

/** Silence is counted up to the scan, or to the lead where nobody scanned. */
const momentOf = ({ ties, lead }: VerdictFacts): Date => ties.code?.at ?? lead.capturedAt;
