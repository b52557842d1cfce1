import type { Data } from '@yinqiao/shared/contracts';

/** The story's customer and RM as the server tells them; synthetic. */
export const NOW = '2026-11-22T06:32:00.000Z';

export const me: Data<'orgs.me'> = {
  staffId: 'stf_zhou',
  name: '周可欣',
  staffNo: '10472',
  role: 'relationship_manager',
  roleName: '客户经理',
  unitId: 'out_binjiang',
  unitName: '滨江路网点',
  unitLevel: 'outlet',
  unitTrail: [{ unitId: 'hq', name: '总行' }],
  can: ['work_leads', 'grab_leads'],
  businessNow: NOW,
  demo: true,
  watermark: '周可欣 10472',
  wecom: { corpId: 'ww0000000000000001', agentId: '1000002' },
};

const allowed = { allowed: true, refusals: [] };

export const lead: Data<'desk.customer'>['leads'][number] = {
  leadId: 'led_1',
  assignmentNo: 1,
  state: 'assigned',
  stateWord: '待接受',
  title: '装修贷',
  sourceText: '精选福利 · 装修季',
  capturedAt: '2026-11-22T06:30:00.000Z',
  acceptBy: '2026-11-22T06:45:00.000Z',
  firstContactBy: null,
  attempts: 0,
  why: ['第 10 条 网点就近：客户资料里的片区是河东片区', '你有个贷资质', '你本周少分 0.6 条，排第一'],
};

export const customer: Data<'desk.customer'> = {
  now: NOW,
  personId: 'per_wang',
  head: {
    maskedName: '王**',
    age: 31,
    genderWord: '男',
    tierName: '大众',
    riskText: null,
    ownerText: '无管户',
    ownerIsOther: false,
    outletName: '滨江路网点',
    warning: null,
  },
  gate: {
    service: allowed,
    marketing: allowed,
    agreed: [{ purpose: '贷款咨询', decision: allowed }],
    today: { used: 0, cap: 1 },
    week: { used: 1, cap: 2 },
  },
  next: {
    timing: 'now',
    title: '回复咨询：装修贷',
    reason: '客户刚同意被联系',
    dueAt: '2026-11-22T08:26:00.000Z',
    scriptId: 'scr_s08',
    leadId: 'led_1',
  },
  leads: [lead],
  othersLeads: [],
  verdicts: [],
  tasks: [],
  outcomeFor: null,
  profile: [{ label: '手机', value: '107****2071', reveal: 'phone' }],
  journey: [{ at: '2026-11-22T06:30:00.000Z', text: '领取装修贷利率优惠券', tone: 'good' }],
};

export const script: Data<'desk.scripts'>['scripts'][number] = {
  scriptId: 'scr_s08',
  version: 'V3',
  title: '留资承接',
  stageName: '首次联系',
  kind: 'service',
  segments: [
    { text: '王先生', filled: true },
    { text: '您好，收到您关于装修贷的咨询。', filled: false },
  ],
  approvedUntil: '2026-12-31',
  recommendedFor: '推荐：回复客户的咨询',
  gate: allowed,
};

export const leadPage: Data<'desk.lead'> = {
  now: NOW,
  lead,
  customer: {
    personId: 'per_wang',
    maskedName: '王**',
    genderWord: '男',
    age: 31,
    areaText: '云江 河东',
    ownerText: '无管户',
    tierName: '大众',
    maskedPhone: '107****2071',
    externalUserId: null,
  },
  candidates: [],
  reason: null,
  consent: { channels: '电话、微信', purpose: '贷款咨询', at: '2026-11-22T06:30:00.000Z', textVersion: 'V5' },
  facts: [{ label: '已领权益', value: '利率优惠券' }],
  wording: '贷款有成本，请按约定用途使用，理性借贷。',
  can: ['accept', 'return'],
  firstContactMinutes: 120,
};

export const task: Data<'desk.today'>['tasks'][number] = {
  taskId: 'tsk_1',
  kind: 'first_contact',
  bucket: 'timed',
  title: '首次联系：装修贷',
  customer: { personId: 'per_wang', maskedName: '王**', age: 31, tierName: '大众', externalUserId: null },
  reasons: ['客户刚同意被联系'],
  dueAt: '2026-11-22T08:26:00.000Z',
  minutes: 12,
  lead: { leadId: 'led_1', assignmentNo: 1, state: 'assigned', stateWord: '待接受' },
  delegation: null,
  verdictId: null,
  doneAt: null,
};
