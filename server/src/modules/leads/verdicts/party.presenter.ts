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
  former: '曾跟进',
};

type PartyRow = Data<'verdicts.read'>['parties'][number];

/** A claimant with what ties them to the customer, by the facts of the document. */
export const partyOf = (staffId: string, { ties, lead }: VerdictFacts, names: VerdictNames): PartyRow => ({
  staffId,
  name: names.staff(staffId),
  unitName: names.unitOf(staffId),
  tieText: tiesOf(staffId, ties, lead.followerId).join('、') || '主张人',
});

function tiesOf(staffId: string, { bookOwner, code, referral, friends }: VerdictFacts['ties'], followerId: string | null): string[] {
  const held: [boolean, PartyTie][] = [
    [bookOwner?.staffId === staffId, 'book_owner'],
    [code?.staffId === staffId, 'code'],
    [referral?.byStaffId === staffId || referral?.namedStaffId === staffId, 'referral'],
    [friends.some((friend) => friend.staffId === staffId), 'friend'],
    [followerId === staffId, 'follower'],
  ];
  return held.flatMap(([holds, tie]) => (holds ? [tieWords[tie]] : []));
}
