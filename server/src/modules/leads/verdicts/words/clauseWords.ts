import type { Clause, ClauseCode, ClauseReason } from '../judge/judgement';
import { partWords } from '../verdict.words';

type Figures = Readonly<Record<string, number>>;

/** What each clause says, with the numbers of the version in force. */
const CLAUSES: Record<ClauseCode, (rule: Figures) => string> = {
  book_owner: ({ minAssets }) => `总资产 ${minAssets} 万元以上且管户人在岗的，由管户人跟进。`,
  friend: ({ days }) => `客户 ${days} 天内说过话的唯一企微好友跟进；两位都有的，以最近一位为准。`,
  referral: ({ share, dealDays }) => `扫码或转介绍的员工记转介绍 ${partWords(share ?? 0)}，限首笔成交、${dealDays} 天内。`,
  code_staff: ({ days }) => `扫码后 ${days} 天内由来源码员工跟进。`,
  fair_share: () => '没有更前面的条款可依的，按公平份额分配的结果为准。',
  open_pool: ({ perDay, coolOffDays, contactMinutes }) =>
    `工作时间内抢单，每天至多 ${perDay} 单，前负责人 ${coolOffDays} 天内不得抢，抢后 ${contactMinutes} 分钟内联系。`,
  nearest: ({ urbanKilometres }) => `由就近网点服务（城区 ${urbanKilometres} 公里内）。`,
  silent_owner: ({ silentDays, reviewDays }) => `管户人 ${silentDays} 天以上未联系的，由来源码员工跟进，${reviewDays} 天后复核。`,
  habit: () => '常来网点不是归属；要成为归属，须由客户本人确认认领。',
  work_window: ({ share, windowDays }) => `成交前 ${windowDays} 天内做过营销的记 ${partWords(share ?? 0)}，其余记承办。`,
  idle_acceptance: ({ minutes }) => `接受后 ${minutes} 个工作分钟内没有联系客户的，不计业绩。`,
  hand_over: ({ share }) => `远程坐席预热、网点成交的，交接时约定后远程记 ${partWords(share ?? 0)}。`,
  payroll: () => '代发单位客户由就近网点服务；代发贡献记单位的服务人（名义），零售业绩记服务的顾问。',
  customer_wish: ({ atMost, days, barredDays }) =>
    `客户可以要求换一位顾问，不问理由，${days} 天内至多 ${atMost} 次；换下的顾问 ${barredDays} 天内不再分到。`,
  taking_away: () => '有带走客户迹象的，暂停导出，提前安排交接，并告知客户。',
};

/** Clauses outside the ladder are called by a word. */
const NAMES: Partial<Record<ClauseCode, string>> = {
  silent_owner: '例外',
  habit: '认领',
  work_window: '营销与承办',
  idle_acceptance: '接而未动',
  hand_over: '交接',
  payroll: '代发单位',
  customer_wish: '客户意愿',
  taking_away: '离职前',
};

const REASONS: Record<ClauseReason, (found: Figures) => string> = {
  applies: () => '适用',
  switched_off: () => '本机构未启用',
  no_record: () => '没有记录',
  earlier_rung: () => '排在前面的条款在先',
  below_assets: () => '未达总资产',
  off_duty: () => '管户人当时不在岗',
  silent: ({ silentDays }) => `已 ${silentDays} 天未联系`,
  not_silent: ({ days }) => `${days} 天，不适用`,
  too_long_ago: ({ days }) => `${days} 天前，已过期限`,
  same_time: () => '两位最近一次在同一时刻，分不出先后',
  contacted_in_time: () => '已按时联系，不适用',
  not_agreed: () => '交接时没有约定',
  too_often: ({ ofPeriod }) => `第 ${ofPeriod} 次，已超次数`,
  out_of_hours: () => '不在工作时间，抢单无效',
  too_many_grabs: ({ ofDay }) => `当天第 ${ofDay} 单，抢单无效`,
  cool_off: ({ days }) => `${days} 天前刚跟进过，抢单无效`,
  not_contacted: () => '没有按时联系，抢单无效',
  kept_rules: () => '符合规则，抢单有效',
  not_licensed: () => '没有这项业务的资质，转有资质的同事',
  barred: () => '客户要求过换一位顾问，不再由这位跟进',
  unavailable: () => '此刻不能接线索（休假、离岗或不在网点），转其他同事',
  no_deal: () => '没有成交记录，不分业绩',
  let_lie: () => '这条线索曾退回或到时没有动作，不再归回',
  not_needed: () => '无须适用',
};

/** 三、适用条款: the clause, what it says, and why it holds or does not. */
export const clauseWords = ({ code, rung, rule, applies, because, found }: Clause) => ({
  name: code === 'referral' ? '转介绍' : (NAMES[code] ?? `第 ${rung} 条`),
  text: CLAUSES[code](rule),
  applies,
  resultText: REASONS[because](found),
});
