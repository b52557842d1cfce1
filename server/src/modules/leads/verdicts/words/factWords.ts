import { disputeKinds, productLines, shanghaiParts, stampWords, talkEvidences } from '@yinqiao/shared/domain';
import { ownershipSources } from '../../../customers';
import { daysFrom } from '../judge/days';
import type { Holding, TakingSign, VerdictFacts } from '../judge/facts';
import type { Judgement } from '../judge/judgement';
import { isAt, keyOf, type Talk, type TalkKind, talksIn } from '../judge/talks';
import type { VerdictNames } from '../verdict.words';

interface Fact {
  at: Date;
  text: string;
  proof: string;
}

/** At most so many talks are told beside those the verdict rests on and those of the assignments: the latest. */
const MOST_OTHERS = 6;

/** 二、认定的事实: what the sources told, in the order of time. */
export function factWords(
  facts: VerdictFacts,
  { rests }: Pick<Judgement, 'rests'>,
  names: VerdictNames,
): { timeText: string; text: string; proof: string }[] {
  const told = [
    ...ledgerFacts(facts, names),
    ...talkFacts(facts, rests ?? [], names),
    ...facts.holdings.flatMap((holding) => holdingFacts(holding, names)),
    ...otherFacts(facts, names),
    ...raisedFact(facts, names),
  ];
  return told
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, text, proof }) => ({ timeText: timeWords(at, facts.at), text, proof }));
}

/** A wish is told as the customer's own, among the other facts. */
const raisedFact = ({ kind, raised }: VerdictFacts, { staff }: VerdictNames): Fact[] =>
  kind === 'customer_wish' || raised.staffId === null
    ? []
    : [{ at: raised.at, text: `${staff(raised.staffId)}提出异议：${disputeKinds[kind]}`, proof: '本人陈述' }];

/** 2024-03-11 in another year, 11-19 10:47 in this one. */
function timeWords(at: Date, now: Date): string {
  const { year } = shanghaiParts(at);
  return year === shanghaiParts(now).year ? stampWords(at) : `${year}-${stampWords(at).slice(0, 5)}`;
}

function ledgerFacts({ ties, lead, bookSource }: VerdictFacts, { staff, unitOf }: VerdictNames): Fact[] {
  const { bookOwner, code, friends, referral } = ties;
  const scannedFriend = (friend: (typeof friends)[number]) =>
    code?.staffId === friend.staffId && code.at.getTime() === friend.since.getTime();
  const scanned = friends.some(scannedFriend) ? '，成为企微好友' : '';
  return [
    ...(bookOwner
      ? [
          {
            at: bookOwner.since,
            text: `客户登记管户：${unitOf(bookOwner.staffId)} ${staff(bookOwner.staffId)}`,
            proof: ownershipSources[bookSource ?? 'core_file'],
          },
        ]
      : []),
    ...friends
      .filter((friend) => !scannedFriend(friend))
      .map(({ staffId, since }) => ({ at: since, text: `客户与${staff(staffId)}成为企微好友`, proof: '企业微信事件' })),
    ...(code
      ? [
          {
            at: code.at,
            // Where the customer stood nobody knows: the code names a member of staff, not a place.
            text: `客户打开${staff(code.staffId)}（${unitOf(code.staffId)}）的渠道码${scanned}`,
            proof: scanned ? '渠道码记录、企业微信事件' : '渠道码记录',
          },
        ]
      : []),
    ...(referral
      ? [{ at: referral.at, text: `${staff(referral.byStaffId)}转介绍，指定${staff(referral.namedStaffId)}`, proof: '转介绍登记' }]
      : []),
    { at: lead.capturedAt, text: `客户留资${productLines[lead.productLine]}，同意被联系`, proof: '同意记录' },
  ];
}

/** The talks the verdict rests on and the latest of the others; a first contact is told with its assignment. */
function talkFacts(facts: VerdictFacts, rests: readonly Talk[], { staff }: VerdictNames): Fact[] {
  const used = new Set(rests.map(keyOf));
  const isTold = (talk: Talk) =>
    facts.holdings.some(({ staffId, firstContactAt }) => staffId === talk.staffId && isAt(talk, firstContactAt));
  const talks = talksIn(facts).filter((talk) => !isTold(talk));
  const others = talks.filter((talk) => !used.has(keyOf(talk))).slice(-MOST_OTHERS);
  return talks
    .filter((talk) => used.has(keyOf(talk)) || others.includes(talk))
    .map((talk) => ({
      at: talk.at,
      text: `${TALKS[talk.evidence](staff(talk.staffId))}（${whenWords(talk, facts)}）`,
      proof: talkWords(talk.evidence),
    }));
}

const TALKS: Record<TalkKind, (name: string) => string> = {
  archive: (name) => `客户与${name}聊过`,
  booking: (name) => `客户预约${name}`,
  call: (name) => `${name}与客户通话，接通`,
  tagged_page: (name) => `客户点开${name}发的页面`,
  book_contact: (name) => `管户账记有${name}最近一次联系客户`,
};

export const talkWords = (kind: TalkKind): string => (kind === 'book_contact' ? '管户账的联系日期' : talkEvidences[kind]);

/** How a talk stands to the scan, or to the enquiry: what came after it proves no earlier tie. */
function whenWords({ at }: Talk, { ties: { code }, lead }: VerdictFacts): string {
  const [moment, word] = code && at <= code.at ? [code.at, '扫码'] : [lead.capturedAt, '留资'];
  if (at > moment) return `${word}后`;
  const days = daysFrom(at, moment);
  return days === 0 ? `${word}当天，在前` : `${word}前 ${days} 天`;
}

function holdingFacts({ staffId, rung, from, acceptedAt, firstContactAt, endedAt, endedBy }: Holding, { staff }: VerdictNames): Fact[] {
  const name = staff(staffId);
  const accepted = acceptedAt ? `；${stampWords(acceptedAt).slice(-5)} 接受` : '';
  const ends = {
    returned: `${name}退回线索`,
    recycled: `${name}到时没有动作，系统收回线索`,
    transferred: `线索由${name}转出`,
    closed: '线索结束',
  };
  return [
    { at: from, text: `${rung === null ? '线索' : `系统按第 ${rung} 条`}分给${name}${accepted}`, proof: '分配记录' },
    ...(firstContactAt ? [{ at: firstContactAt, text: `${name}首次联系，接通`, proof: talkEvidences.call }] : []),
    ...(endedAt && endedBy ? [{ at: endedAt, text: ends[endedBy], proof: '分配记录' }] : []),
  ];
}

const signWords: Record<TakingSign, string> = {
  archive_keyword: '会话存档关键词',
  mass_remarks: '集中修改备注',
  exports: '导出名单',
  mass_reveals: '集中查看客户手机号',
};

function otherFacts({ lead, visits, grab, handOver, payroll, wish, signs }: VerdictFacts, { staff, unitOf }: VerdictNames): Fact[] {
  return [
    ...(lead.deal ? [{ at: lead.deal.at, text: `${staff(lead.deal.staffId)}办理成交`, proof: '办理结果' }] : []),
    ...visits.map(({ staffId, at }) => ({ at, text: `客户到${unitOf(staffId)}办业务，找${staff(staffId)}`, proof: '到店记录' })),
    ...(grab ? [{ at: grab.at, text: `${staff(grab.staffId)}从公海抢单，当天第 ${grab.ofDay} 单`, proof: '公海记录' }] : []),
    ...(handOver
      ? [
          {
            at: handOver.at,
            text: `${staff(handOver.fromStaffId)}把客户交给${staff(handOver.toStaffId)}，${handOver.agreed ? '双方确认比例' : '没有约定比例'}`,
            proof: '交接记录',
          },
        ]
      : []),
    ...(payroll
      ? [{ at: payroll.since, text: `客户的代发单位由${unitOf(payroll.staffId)} ${staff(payroll.staffId)}服务`, proof: '代发单位关系' }]
      : []),
    ...(wish ? [{ at: wish.at, text: `客户要求把${staff(wish.fromStaffId)}换成另一位顾问`, proof: '客户意愿登记' }] : []),
    ...signs.map(({ code, staffId, at, count }) => ({ at, text: `${staff(staffId)}${signWords[code]} ${count} 次`, proof: '系统日志' })),
  ];
}
