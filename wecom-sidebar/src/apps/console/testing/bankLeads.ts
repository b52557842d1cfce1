import type { Data } from '@yinqiao/shared/contracts';
import { NOW } from './bankDelegations';

type Lead = Data<'leads.list'>['leads'][number];

const lead = (
  no: number,
  maskedName: string,
  title: string,
  state: Lead['state'],
  stateWord: string,
  tone: Lead['tone'],
  dueText: string | null,
): Lead => ({
  leadId: `lead_${no}`,
  maskedName,
  title,
  sourceText: '精选福利 · 装修季',
  capturedAt: new Date(Date.parse(NOW) - no * 9 * 60_000).toISOString(),
  state,
  stateWord,
  tone,
  unitName: '滨江路网点',
  staffName: state === 'waiting' ? null : '周可欣',
  dueText,
});

export const leads: Lead[] = [
  lead(1, '王**', '装修贷 30 万', 'accepted', '已接受', 'good', '首次联系 还剩 1 小时 54 分'),
  lead(2, '龚**', '网点顾问联系', 'assigned', '待接受', 'neutral', '接受 还剩 7 分'),
  lead(3, '林**', '装修贷 6 万', 'assigned', '待接受', 'bad', '接受 已超 15 分'),
  lead(4, '李**', '个人养老金', 'contacted', '已联系', 'good', null),
  lead(5, '贺**', '装修贷 20 万', 'waiting', '待分配', 'warn', null),
  lead(6, '黄**', '个人养老金', 'contacted', '已联系', 'good', null),
  lead(7, '邓**', '装修贷 15 万', 'lost', '未成', 'neutral', null),
];

export const trace: Data<'cockpit.leadTrace'> = {
  now: NOW,
  leadId: 'lead_1',
  title: '装修贷 30 万',
  maskedName: '王**',
  genderWord: '男',
  age: 31,
  state: 'accepted',
  stateWord: '已接受',
  tone: 'good',
  sourceText: '来自 精选福利 · 装修季 · 云江 河东 · 无管户',
  consentText: '已同意 电话、微信联系，用途：贷款咨询，今天 14:18',
  dueText: '首次联系 还剩 1 小时 54 分',
  staff: { staffId: 'zhou', name: '周可欣', outletName: '滨江路网点', dutyText: '在岗' },
  why: ['第 10 条 网点就近：客户资料里的片区是河东片区', '有个贷资质', '本期少分 0.6 条，排第一'],
  ruleText: '线索分配规则 V12 · 第 11 条 公平份额',
  rungs: [
    { key: 'book_owner', no: '3', name: '管户', result: '无', tone: 'passed' },
    { key: 'chosen', no: '7', name: '自选', result: '河东', tone: 'used' },
    { key: 'licence', no: '8', name: '资质', result: '个贷', tone: 'used' },
    { key: 'nearest', no: '10', name: '就近', result: '滨江路', tone: 'used' },
    { key: 'fair_share', no: '11', name: '公平', result: '周可欣', tone: 'decided' },
    { key: 'open_pool', no: '13', name: '公海', result: '未到', tone: 'passed' },
  ],
  funnelText: '滨江路网点 4 人 → 在岗 2 → 有资质 2 → 选 1',
  excludedText: '共排除 7 人：不在岗 5、今日已满 2',
  candidates: [
    {
      staffId: 'zhou',
      name: '周可欣',
      outletName: '滨江路',
      newToday: '2 / 8',
      open: '17 / 30',
      entitled: '12.6',
      given: '12',
      lag: '0.6',
      verdict: 'chosen',
      basis: '公平，少分最多',
    },
    {
      staffId: 'song',
      name: '宋清禾',
      outletName: '滨江路',
      newToday: '2 / 8',
      open: '17 / 30',
      entitled: '11.5',
      given: '11',
      lag: '0.5',
      verdict: 'candidate',
      basis: '公平，第 2 位',
    },
    {
      staffId: 'xu',
      name: '许嘉言',
      outletName: '滨江路',
      newToday: '0 / 8',
      open: '17 / 30',
      entitled: null,
      given: null,
      lag: null,
      verdict: 'excluded',
      basis: '今日轮休',
    },
  ],
  timeline: [
    { at: '2026-11-22T06:17:00.000Z', text: '领取装修贷利率优惠券', tone: 'neutral' },
    { at: '2026-11-22T06:18:00.000Z', text: '留资，同意书 V5，勾选由客户本人完成', tone: 'brand' },
    { at: '2026-11-22T06:18:00.000Z', text: '分配给周可欣，卡片已交平台', tone: 'brand' },
    { at: '2026-11-22T06:26:00.000Z', text: '接受，用时 8 分钟', tone: 'good' },
    { at: '2026-11-22T08:26:00.000Z', text: '首次联系到期', tone: 'warn' },
  ],
  ledgers: [
    { name: '管户', value: '无', hint: '大众客户，未分户', source: '核心管户文件 · 人事或管理调整时变', decides: false },
    { name: '企微好友', value: '无', hint: null, source: '企业微信事件，实时 · 删除或继承时变', decides: false },
    { name: '经办', value: '无', hint: '没有在办的申请', source: '在办申请与预约 · 办结或 30 天不动即失效', decides: false },
    {
      name: '线索跟进权',
      value: '周可欣',
      hint: '今天 14:26 起',
      source: '本系统 · 成交、战败或回收时变；决定谁来办这件事',
      decides: true,
    },
  ],
};

export const audit: Data<'cockpit.leadAudit'> = {
  entries: [
    {
      entryId: 'aud_1',
      at: '2026-11-22T06:18:00.000Z',
      actorText: '客户本人',
      actionText: '同意被联系',
      detail: '同意书 V5',
      sealed: true,
    },
    { entryId: 'aud_2', at: '2026-11-22T06:18:01.000Z', actorText: '系统', actionText: '分配线索', detail: '第 1 次分配', sealed: true },
    { entryId: 'aud_3', at: '2026-11-22T06:32:00.000Z', actorText: '林若川 总行策划', actionText: '查看审计', detail: null, sealed: false },
  ],
  verification: { intact: true, checkedAt: NOW, entries: 3, sealedThrough: '2026-11-22T06:18:01.000Z', fault: null },
};
