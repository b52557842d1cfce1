import type { Data } from '@yinqiao/shared/contracts';
import { NOW } from './bankDelegations';

type Document = Data<'verdicts.read'>;

const head = {
  verdictId: 'vdt_1',
  numberText: '银桥归裁〔2026〕148 号',
  kindText: '两位顾问都是客户的企微好友',
  productText: '装修贷',
  maskedName: '郑**',
  state: 'appealed' as const,
  stateWord: '总行申诉中',
  tone: 'warn' as const,
  level: 'head_office' as const,
  appealBy: null,
  answerBy: '2026-11-25T10:00:00.000Z',
};

const first = { no: 1, at: '2026-11-22T03:45:00.000Z', byText: '按规则自动裁决' };

export const verdict: Document = {
  ...head,
  now: NOW,
  version: 4,
  bankText: '银桥银行 · 云江分行',
  leadId: 'lead_1',
  issue: first,
  issues: [first],
  customerText: '郑** 男 41 · 财富客户',
  parties: [
    { staffId: 'pan', name: '潘雨桐', unitName: '河东营业部', tieText: '企微好友、跟进人' },
    { staffId: 'wu', name: '吴思远', unitName: '河东营业部', tieText: '企微好友' },
  ],
  raisedText: '吴思远，2026年11月22日 11:45',
  statement: '客户也是我的企微好友',
  measures: [],
  ruling: ['线索跟进权归河东营业部 潘雨桐。', '成交业绩：潘雨桐 100%。'],
  shares: [{ name: '潘雨桐', unitName: '河东营业部', part: 10_000, roleText: '跟进' }],
  facts: [{ timeText: '11-18 16:40', text: '潘雨桐联系到客户', proof: '接通的通话' }],
  evidenceText: '本行未采购会话存档，聊天内容不作证据；采用：接通的通话。',
  policyText: '《线索分配规则》V12',
  clauses: [{ name: '第 4 条', text: '客户 90 天内说过话的唯一企微好友跟进。', applies: true, resultText: '适用' }],
  ledgers: [
    { name: '管户', before: '无', after: '无', changed: false },
    { name: '线索跟进权', before: '潘雨桐（有异议）', after: '潘雨桐', changed: false },
  ],
  appealText: '已申诉到总行，2026年11月25日 周三 18:00 前答复。申诉期间，客户继续由潘雨桐服务。',
  appeals: [
    {
      levelText: '向总行申诉',
      byName: '吴思远',
      at: '2026-11-22T05:20:00.000Z',
      reason: '请核对到店记录',
      answerText: '2026年11月25日 18:00 前由总行答复',
      answerReason: null,
      tone: 'warn',
    },
  ],
  copiesText: '潘雨桐、吴思远',
  can: ['decide'],
};

export const verdictRows: Data<'verdicts.list'> = {
  now: NOW,
  counts: { todo: 1, open: 1, all: 1 },
  verdicts: [
    {
      ...head,
      issuedAt: first.at,
      partiesText: '潘雨桐（河东营业部）、吴思远（河东营业部）',
      rulingText: '线索跟进权归河东营业部 潘雨桐。',
      todo: 'decide',
      measureBy: null,
    },
  ],
};

export const verification: Data<'verdicts.verify'> = {
  numberText: head.numberText,
  issues: 1,
  issuedAt: first.at,
  stateWord: '申诉中',
  intact: true,
  checkedAt: NOW,
  entries: 3,
  fault: null,
  verdictId: 'vdt_1',
};

export const dispute: Data<'verdicts.dispute'> = {
  leadId: 'lead_1',
  title: '装修贷',
  maskedName: '王**',
  parties: [
    { staffId: 'pan', name: '潘雨桐', unitName: '河东营业部', tieText: '跟进人' },
    { staffId: 'zhou', name: '周可欣', unitName: '滨江路网点', tieText: '来源码' },
  ],
  followerId: 'pan',
  viewerIsParty: false,
  kinds: [{ kind: 'book_and_code', label: '管户在别处，客户扫了网点的码' }],
  openVerdictId: null,
  settled: [],
};
