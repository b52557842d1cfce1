import type { HistoryEntry, Lead } from './lead.model';
import { dueWords, historyWords, sourceWords, stateTone, stateWords } from './lead.words';

const now = new Date('2026-11-22T06:32:00Z');
const minutes = (n: number) => new Date(now.getTime() + n * 60_000);
const clocks = (over: Partial<Lead>) => ({ state: 'waiting' as const, acceptBy: null, firstContactBy: null, ...over });

it('shows the clock that runs: to accept, then to contact, then none', () => {
  const both = { acceptBy: minutes(13), firstContactBy: minutes(114) };
  expect(dueWords(clocks({ state: 'assigned', ...both }), now)).toBe('接受 还剩 13 分钟');
  expect(dueWords(clocks({ state: 'accepted', ...both }), now)).toBe('首次联系 还剩 1 小时 54 分');
  expect(dueWords(clocks({ state: 'contacted', ...both }), now)).toBeNull();
});

it('a clock that ran out is red', () => {
  expect(stateTone(clocks({ state: 'assigned', acceptBy: minutes(-1) }), now)).toBe('bad');
  expect(stateTone(clocks({ state: 'assigned', acceptBy: minutes(1) }), now)).toBe('warn');
  expect(stateTone(clocks({ state: 'accepted', acceptBy: minutes(-1), firstContactBy: minutes(1) }), now)).toBe('good');
});

it('a lead that ended with the withdrawal of the consent says so, any other end says its state', () => {
  const ended = (code: HistoryEntry['code']) =>
    stateWords({ state: 'lost', history: [{ at: now, what: 'closed', staffId: null, assignmentNo: 0, code }] });
  expect(ended('consent_withdrawn')).toBe('已撤回同意');
  expect(ended('unanswered')).toBe('未成');
});

it('says where the need was left, by which campaign, and that a second enquiry joined', () => {
  const touch = { source: 'Coupon/1', kind: 'benefit' as const, campaignId: null, at: now, facts: {} };
  expect(sourceWords({ touches: [touch] }, '装修季')).toBe('精选福利 · 装修季');
  expect(sourceWords({ touches: [touch, touch] })).toBe('精选福利（2 个触点）');
  expect(sourceWords({ touches: [{ ...touch, source: 'Registration/1' }] }, '装修季')).toBe('活动报名 · 装修季');
  expect(sourceWords({ touches: [{ ...touch, source: 'Import/imp_1.7', kind: 'import' }] })).toBe('名单导入');
});

it('tells each line of the history with who did it and why', () => {
  const lead = { touches: [], assignmentNo: 2, firstContactBy: minutes(114) } as unknown as Lead;
  const told = (entry: Partial<HistoryEntry>) =>
    historyWords({ at: now, what: 'captured', staffId: 'stf_1', assignmentNo: 2, code: null, ...entry }, lead, () => '周可欣').text;
  expect(told({ what: 'accepted' })).toBe('周可欣接受，首次联系 11-22 16:26 前');
  expect(told({ what: 'accepted', assignmentNo: 1 })).toBe('周可欣接受');
  expect(told({ what: 'returned', code: 'busy' })).toBe('周可欣退回：忙，转出');
  expect(told({ what: 'outcome', code: 'intent_follow' })).toBe('周可欣记下结果：有意向·再联系');
  expect(told({ what: 'reopened' })).toBe('客户又来咨询，离上次结束不久，重新打开并再次分配');
  expect(told({ what: 'closed', code: 'consent_withdrawn' })).toBe('客户撤回同意，线索结束');
});
