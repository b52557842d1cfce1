import type { Data } from '@yinqiao/shared/contracts';
import {
  appealLevels,
  businessDayOf,
  canStep,
  disputeKinds,
  ledgerNames,
  nextLevel,
  productLines,
  shareRoles,
  staffRoles,
  tiers,
  verdictStateWords,
  weekdayWords,
} from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../platform/access';
import { businessNow } from '../../../platform/clock/clock';
import { ageOn, type Person } from '../../customers';
import { answersNow } from './answerers';
import type { Lead } from '../lead.model';
import type { Judgement, LedgerChange } from './judge/judgement';
import type { TalkKind } from './judge/talks';
import { factWords, talkWords } from './words/factWords';
import { clauseWords } from './words/clauseWords';
import { rulingWords } from './words/rulingWords';
import { fullDayWords, fullMomentWords, numberWords, type VerdictNames } from './verdict.words';
import type { Appeal, Verdict, VerdictIssue } from './verdict.model';

type Document = Data<'verdicts.read'>;
type Tone = Document['tone'];

const TONES: Record<Verdict['state'], Tone> = { issued: 'brand', appealed: 'warn', upheld: 'brand', changed: 'brand', final: 'neutral' };

/** What stands on every row and head. */
export function headOf(verdict: Verdict, person: Pick<Person, 'maskedName'> | undefined) {
  const { facts } = lastIssue(verdict);
  return {
    verdictId: verdict._id,
    numberText: numberWords(verdict),
    kindText: disputeKinds[verdict.kind],
    productText: productLines[facts.lead.productLine],
    maskedName: person?.maskedName ?? '',
    state: verdict.state,
    stateWord: verdict.state === 'appealed' ? `${appealLevels[verdict.level]}申诉中` : verdictStateWords[verdict.state],
    tone: TONES[verdict.state],
    level: verdict.level,
    appealBy: verdict.appealBy?.toISOString() ?? null,
    answerBy: verdict.answerBy?.toISOString() ?? null,
  };
}

export const lastIssue = ({ issues }: Verdict): VerdictIssue => issues[issues.length - 1]!;

/** What the viewer may do now; buttons are rendered from it. */
export function stepsFor(actor: StaffActor, verdict: Verdict): Document['can'] {
  const inTime = verdict.appealBy !== null && verdict.appealBy >= businessNow();
  const isParty = verdict.partyIds.includes(actor.staffId);
  const mayDecide = answersNow(actor, verdict) && !isParty && verdict.raisedBy !== actor.staffId;
  return [
    ...(isParty && inTime && canStep(verdict.state, 'appeal') ? (['appeal'] as const) : []),
    ...(mayDecide && canStep(verdict.state, 'uphold') ? (['decide'] as const) : []),
  ];
}

const byWords = ({ decidedBy, level }: VerdictIssue, { staff }: VerdictNames): string =>
  decidedBy ? `${level ? appealLevels[level] : ''}改判 · ${staff(decidedBy)}` : '按规则自动裁决';

/** Everything of an issue that is words. */
export function issueWords(verdict: Verdict, issue: VerdictIssue, names: VerdictNames) {
  const { facts, judgement, policy } = issue;
  return {
    issue: { no: issue.no, at: issue.at.toISOString(), byText: byWords(issue, names) },
    issues: verdict.issues.map((one) => ({ no: one.no, at: one.at.toISOString(), byText: byWords(one, names) })),
    ruling: rulingWords(judgement, facts, names),
    shares: sharesOf(judgement, names),
    facts: factWords(facts, judgement, names),
    evidenceText: evidenceWords(judgement),
    policyText: `《线索分配规则》${policy.name}`,
    clauses: judgement.clauses.map(clauseWords),
    ledgers: judgement.ledgers.map((change) => ledgerWords(change, names)),
  };
}

const sharesOf = ({ shares }: Judgement, { staff, unitOf }: VerdictNames): Document['shares'] =>
  shares.map(({ staffId, part, as }) => ({
    name: staffId ? staff(staffId) : '接手的顾问',
    unitName: staffId ? unitOf(staffId) : '重新分配后确定',
    part,
    roleText: shareRoles[as],
  }));

/** What the clauses went by; what stands among the facts beside it is said not to count. */
export function evidenceWords({ evidence: { archiveBought, used, others = [] } }: Pick<Judgement, 'evidence'>): string {
  const chats = archiveBought ? '本行已采购会话存档，聊天内容可作证据' : '本行未采购会话存档，聊天内容不作证据';
  const list = (kinds: readonly TalkKind[]) => kinds.map(talkWords).join('、');
  const beside = others.length > 0 ? `所列的${used.length > 0 ? '其他' : ''}${list(others)}不作本裁决的依据` : '';
  const nothing = beside === '' ? '没有预约、接通的通话或点开带标页面的记录' : '';
  return `${[chats, used.length > 0 ? `采用：${list(used)}` : nothing, beside].filter(Boolean).join('；')}。`;
}

function ledgerWords({ ledger, before, after }: LedgerChange, { staff }: VerdictNames): Document['ledgers'][number] {
  const words = (ids: readonly string[]) => ids.map(staff).join('、') || '无';
  const isFollower = ledger === 'follower';
  return {
    name: ledgerNames[ledger],
    before: `${words(before)}${isFollower ? '（有异议）' : ''}`,
    after: isFollower && after.length === 0 ? '重新分配' : words(after),
    changed: words(before) !== words(after),
  };
}

/** 郑** 男 41 · 财富客户 */
export const customerWords = (person: Person | undefined): string =>
  person
    ? `${person.maskedName} ${person.gender === 'male' ? '男' : '女'} ${ageOn(person.birthday, businessDayOf(businessNow()))} · ${tiers[person.tier]}客户`
    : '客户资料已删除';

/** What a lead says of who serves its customer. */
export type Served = Pick<Lead, 'open' | 'state' | 'staffId'>;

/** 五、申诉: until when, to whom, and who serves the customer at this moment. */
export function appealWords(verdict: Verdict, lead: Served | null, { staff }: VerdictNames): string {
  const serving = servingWords(lead, staff);
  const until = (at: Date | null) => (at ? `${fullDayWords(at)} ${weekdayWords(at)} 18:00` : '');
  if (verdict.kind === 'customer_wish') return '客户本人的意愿优先，不问理由，不设申诉。';
  if (verdict.state === 'final') return '申诉已结束，本裁决为终局。';
  if (verdict.state === 'appealed') {
    return `已申诉到${appealLevels[verdict.level]}，${until(verdict.answerBy)} 前答复；到时未答复的转上一级。申诉期间，${serving}。`;
  }
  const above = nextLevel(verdict.level);
  const way = above ? `，之后可依次申诉到${above === 'branch' ? '分行、总行' : '总行'}` : '';
  return `双方可在 ${until(verdict.appealBy)} 前（5 工作日）向${appealLevels[verdict.level]}申诉${way}，每级 3 工作日答复。申诉期间，${serving}。`;
}

/** Not whom the document names but whoever follows now: they may be on leave, or a manager may have given the lead to a third. */
function servingWords(lead: Served | null, staff: VerdictNames['staff']): string {
  if (!lead?.open) return '线索已结束，只等业绩的答复';
  if (lead.staffId) return `客户由现在的跟进人${staff(lead.staffId)}继续服务`;
  if (lead.state === 'waiting') return '线索正在重新分配，客户由接手的顾问服务';
  if (lead.state === 'pooled') return '线索在公海，等当事人以外的同事领取';
  return '现在没有跟进人，由网点负责人安排当事人以外的同事服务客户';
}

export function appealEntry(
  appeal: Appeal,
  texts: { reason: string; answer: string | null },
  { staff }: VerdictNames,
): Document['appeals'][number] {
  const { level, byStaffId, at, answerBy, passed, answer, answeredAt, answeredBy } = appeal;
  const late = passed.map((one) => `${appealLevels[one.level]}到时未答复`).join('，');
  const by = `${appealLevels[level]}${answeredBy ? ` ${staff(answeredBy)}` : ''}`;
  const words =
    answer && answeredAt
      ? `${by} ${fullMomentWords(answeredAt)} ${answer === 'upheld' ? '维持' : '改判'}`
      : `${fullMomentWords(answerBy)} 前由${by}答复`;
  return {
    levelText: `向${appealLevels[passed[0]?.level ?? level]}申诉`,
    byName: staff(byStaffId),
    at: at.toISOString(),
    reason: texts.reason,
    answerText: [late, words].filter(Boolean).join('；'),
    answerReason: texts.answer,
    tone: answer === null ? 'warn' : answer === 'changed' ? 'brand' : 'neutral',
  };
}

export const raisedWords = ({ raisedBy, raisedAt }: Verdict, { staff }: VerdictNames): string =>
  `${raisedBy ? staff(raisedBy) : '客户本人'}，${fullMomentWords(raisedAt)}`;

/** 林若川（总行策划）: who has a copy beside the parties. */
export const copyWords = (staff: { name: string; role: keyof typeof staffRoles }): string => `${staff.name}（${staffRoles[staff.role]}）`;
