import { rungOf, type RuleSet } from '@yinqiao/shared/domain';
import { rungClause } from '../clauses';
import type { Grab, VerdictFacts } from '../facts';
import type { ClauseReason, Finding } from '../judgement';
import { wholeTo } from '../shares';
import { isAt, talksIn } from '../talks';

/** D6: a grab within the rules stands; one that broke them is void, the lead is distributed again while the grabber has it, and how it was grabbed is looked at. */
export function grabbed(facts: VerdictFacts, rules: RuleSet): Finding {
  const { grab, lead, at } = facts;
  const stillHas = grab?.staffId === lead.followerId && lead.deal === null;
  const because = grab ? (stillHas ? brokenBy(grab, rules, at) : 'not_needed') : 'no_record';
  const isVoid = because === 'out_of_hours' || because === 'too_many_grabs' || because === 'cool_off' || because === 'not_contacted';
  const found = grab ? { ofDay: grab.ofDay, ...(grab.daysSinceHeld === null ? {} : { days: grab.daysSinceHeld }) } : {};
  const followerId = isVoid ? null : lead.followerId;
  return {
    followerId,
    by: isVoid ? 'redistribute' : 'stands',
    shares: wholeTo(followerId),
    nominal: [],
    clauses: [rungClause(rules, 'open_pool', because, found)],
    measures: isVoid && grab ? [{ code: 'check_grabs', staffId: grab.staffId }] : [],
    dealUntil: null,
    rests: talksIn(facts).filter((talk) => talk.staffId === grab?.staffId && isAt(talk, grab.contactedAt)),
  };
}

function brokenBy(grab: Grab, rules: RuleSet, at: Date): ClauseReason {
  const rung = rungOf(rules, 'open_pool');
  if (!rung) return 'switched_off';
  if (!grab.inWorkHours) return 'out_of_hours';
  if (grab.ofDay > rung.params.perDay) return 'too_many_grabs';
  if (grab.daysSinceHeld !== null && grab.daysSinceHeld < rung.params.coolOffDays) return 'cool_off';
  const isLate = (grab.contactedAt ?? at) > grab.contactBy;
  return isLate ? 'not_contacted' : 'kept_rules';
}
