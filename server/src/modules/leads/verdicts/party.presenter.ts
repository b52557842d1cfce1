import type { Data } from '@yinqiao/shared/contracts';
import type { VerdictFacts } from './judge/facts';
import type { PartyTie } from './gather/parties';
import type { VerdictNames } from './verdict.words';

export const tieWords: Record<PartyTie, string> = {
  follower: '跟进人',
  book_owner: '管户',
  code: '来源码',
  referral: '转介绍',
  friend: '企微好友',
  handler: '经办',
  payroll: '代发单位服务人',
  former: '曾跟进',
};

type PartyRow = Data<'verdicts.read'>['parties'][number];

/** A claimant with what ties them to the customer, by the facts of the document. */
export const partyOf = (staffId: string, facts: VerdictFacts, names: VerdictNames): PartyRow => ({
  staffId,
  name: names.staff(staffId),
  unitName: names.unitOf(staffId),
  tieText: tiesOf(staffId, facts).join('、') || '主张人',
});

function tiesOf(staffId: string, { ties, lead, payroll, holdings }: VerdictFacts): string[] {
  const { bookOwner, code, referral, friends, handlings } = ties;
  const held: [boolean, PartyTie][] = [
    [bookOwner?.staffId === staffId, 'book_owner'],
    [code?.staffId === staffId, 'code'],
    [referral?.byStaffId === staffId || referral?.namedStaffId === staffId, 'referral'],
    [friends.some((friend) => friend.staffId === staffId), 'friend'],
    [handlings.some((one) => one.staffId === staffId && one.productLine === lead.productLine), 'handler'],
    [payroll?.staffId === staffId, 'payroll'],
    [lead.followerId === staffId, 'follower'],
    [lead.followerId !== staffId && holdings.some((one) => one.staffId === staffId), 'former'],
  ];
  return held.flatMap(([holds, tie]) => (holds ? [tieWords[tie]] : []));
}
