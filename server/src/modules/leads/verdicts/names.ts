import { staffByIds, unitsByIds } from '../../orgs';
import type { Verdict } from './verdict.model';
import type { VerdictNames } from './verdict.words';

/** Everybody some documents speak of, looked up once. @param also somebody who is not in them */
export async function namesOfVerdicts(verdicts: readonly Verdict[], also: string | null = null): Promise<VerdictNames> {
  const ids = [...verdicts.flatMap(idsIn), ...(also ? [also] : [])];
  const staff = new Map((await staffByIds(ids)).map((one) => [one._id, one]));
  const units = new Map((await unitsByIds([...staff.values()].map(({ unitId }) => unitId))).map(({ _id, name }) => [_id, name]));
  return {
    staff: (staffId) => staff.get(staffId)?.name ?? '已离任员工',
    unitOf: (staffId) => units.get(staff.get(staffId)?.unitId ?? '') ?? '',
  };
}

function idsIn({ partyIds, raisedBy, appeals, issues }: Verdict): string[] {
  const ofAppeals = appeals.flatMap(({ byStaffId, answeredBy }) => [byStaffId, answeredBy ?? []].flat());
  return [...partyIds, ...(raisedBy ? [raisedBy] : []), ...ofAppeals, ...issues.flatMap(idsInIssue)];
}

function idsInIssue({ decidedBy, facts, judgement }: Verdict['issues'][number]): string[] {
  const { handOver, payroll, wish, grab, lead, ties } = facts;
  const maybe = [
    decidedBy,
    lead.followerId,
    lead.deal?.staffId,
    ties.bookOwner?.staffId,
    ties.code?.staffId,
    payroll?.staffId,
    grab?.staffId,
  ];
  const pairs = [
    ties.referral?.namedStaffId,
    ties.referral?.byStaffId,
    handOver?.fromStaffId,
    handOver?.toStaffId,
    wish?.fromStaffId,
    wish?.toStaffId,
  ];
  const lists = [
    ties.friends,
    ties.handlings,
    facts.holdings,
    facts.contacts,
    facts.visits,
    facts.signs,
    judgement.shares,
    judgement.nominal,
  ];
  const listed = lists.flatMap((list) => list.map(({ staffId }) => staffId));
  return [...maybe, ...pairs, ...listed].flatMap((staffId) => staffId ?? []);
}
