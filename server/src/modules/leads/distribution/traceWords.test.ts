import { defaultLadder, type ProductLine, type Ties } from '@yinqiao/shared/domain';
import { bankOf, factsWith, leadOf, ownedBy } from './bank.support';
import { candidate } from './candidate.support';
import type { Candidate } from './eligibility';
import { openDay } from './dayAccount';
import { decide } from './decide';
import { emptyLedger, type Ledger } from './ledger';
import { give, ledgerFor } from './ledger.support';
import { shareRuleOf } from './shareRule';
import type { Trace } from './trace';
import type { Names } from './shareWords';
import { candidateWords, funnelWords, ruleWords, rungWords } from './traceWords';
import { whyWords } from './whyWords';
import { formerWords } from '../formerWords';
import type { HistoryEntry } from '../lead.model';

const named: Record<string, string> = {
  zhou: '周可欣',
  song: '宋清禾',
  luo: '罗文博',
  wu: '吴思远',
  riverside: '滨江路网点',
  hedong: '河东',
  branch: '云江分行',
};
const nameOf = (id: string) => named[id] ?? id;
const names: Names = { staff: nameOf, unit: nameOf, area: nameOf, formerly: () => '超时未接受，被收回' };

const rm = (staffId: string, over: Partial<Candidate> = {}): Candidate => candidate(staffId, { newToday: 2, open: 9, ...over });

interface Told {
  ownerId?: string;
  ledger?: Ledger;
  line?: ProductLine;
  touches?: number;
  poolUnitId?: string;
  ties?: Partial<Ties>;
  returnedBy?: string[];
}

function traceOf(candidates: Candidate[], over: Told = {}): Trace {
  const {
    ownerId,
    ledger = emptyLedger(),
    touches = 1,
    line = 'renovation_loan',
    poolUnitId = 'riverside',
    ties = {},
    returnedBy = [],
  } = over;
  const facts = factsWith({ ...ties, ...(ownerId ? ownedBy(ownerId) : {}) });
  const { choices } = decide({
    poolUnitId,
    leads: [leadOf({ productLine: line, touches, facts, returnedBy })],
    ledger,
    bank: bankOf(candidates),
    rule: shareRuleOf(defaultLadder),
    account: openDay('2026-11-22'),
  });
  if (!choices[0]) throw new Error('the lead was not placed');
  return choices[0].trace;
}

/** Eight leads so far among two equals, four each: the ninth finds both entitled to 4.5. */
const eightGiven = () => {
  let ledger = ledgerFor(emptyLedger(), [
    { staffId: 'zhou', weight: 10_000 },
    { staffId: 'song', weight: 10_000 },
  ]);
  for (let i = 0; i < 8; i += 1) ledger = give(ledger, i % 2 ? 'zhou' : 'song');
  return ledger;
};

describe('why this RM', () => {
  it('tells the RM in three lines', () => {
    const lines = whyWords(traceOf([rm('zhou'), rm('song')], { ledger: eightGiven() }), names, 'rm');
    expect(lines).toEqual([
      '第 10 条 网点就近：客户资料里的片区是河东片区',
      '你有个贷资质',
      '你应得 4.5 条，已得 4 条，少分 0.5 条，排第一',
    ]);
  });

  it('tells a manager the same without 你', () => {
    const lines = whyWords(traceOf([rm('zhou'), rm('song')], { ledger: eightGiven() }), names, 'manager');
    expect(lines).toEqual(['第 10 条 网点就近：客户资料里的片区是河东片区', '有个贷资质', '应得 4.5 条，已得 4 条，少分 0.5 条，排第一']);
  });

  it('tells the customer nothing about shares or colleagues', () => {
    const lines = whyWords(traceOf([rm('zhou')]), names, 'customer');
    expect(lines).toEqual(['您在河东片区，滨江路网点离您最近', 'TA 有个贷资质登记', 'TA 正在岗，按公平顺序轮到 TA']);
  });

  it('names the owner who keeps the customer', () => {
    const trace = traceOf([rm('zhou'), rm('song')], { ownerId: 'zhou' });
    expect(whyWords(trace, names, 'rm')).toEqual(['客户由你管户', '你今天在岗', '你今日新线索 2 / 8，有余量']);
    expect(whyWords(trace, names, 'manager')[0]).toBe('客户由周可欣管户');
    expect(whyWords(trace, names, 'customer')[0]).toBe('TA 是您的专属顾问');
  });

  it.each([
    ['is full', rm('zhou', { newToday: 8 }), '第 3 条 管户周可欣今日已满，按公平份额分配'],
    ['is away', rm('zhou', { onDuty: false }), '第 3 条 管户周可欣此刻不在岗，按公平份额分配'],
  ])('says so when the owner %s', (_, owner, line) => {
    const trace = traceOf([owner, rm('song')], { ownerId: 'zhou' });
    expect(whyWords(trace, names, 'rm')[0]).toBe(line);
    expect(whyWords(trace, names, 'customer')[0]).toBe('您的专属顾问此刻接不了，先由滨江路网点的同事联系您');
  });

  it('says when only one could take it, and when no licence was asked for', () => {
    expect(whyWords(traceOf([rm('zhou')], { line: 'general' }), names, 'rm').slice(1)).toEqual([
      '你今日新线索 2 / 8，有余量',
      '此刻能接的只有你',
    ]);
  });

  it('says when the branch had to distribute', () => {
    const far = rm('zhou', { unitId: 'hills' });
    expect(whyWords(traceOf([far], { poolUnitId: 'branch' }), names, 'rm')[0]).toBe(
      '第 10 条 网点就近：河东片区附近的网点没有同事在岗，由云江分行统一分配',
    );
  });
});

it('nobody near has the licence: it says so, and not that nobody is at work', () => {
  const team = [rm('zhou', { licences: [] }), rm('song', { unitId: 'hills' })];
  expect(whyWords(traceOf(team, { poolUnitId: 'branch' }), names, 'rm')[0]).toBe(
    '第 10 条 网点就近：河东片区附近的网点没有在岗且有个贷资质的同事，由云江分行统一分配',
  );
});

it('who had it before stands with the rule and how it was let go, told from who handed it back', () => {
  const trace = traceOf([rm('zhou'), rm('song')], { returnedBy: ['song'] });
  expect(candidateWords(trace, names).find(({ name }) => name === '宋清禾')?.basis).toBe('第 13 条 超时未接受，被收回');
  const past: HistoryEntry[] = [
    { at: new Date(0), what: 'recycled', staffId: 'song', assignmentNo: 1, code: 'not_accepted' },
    { at: new Date(1), what: 'returned', staffId: 'luo', assignmentNo: 2, code: 'busy' },
  ];
  expect(['song', 'luo', 'wu'].map(formerWords(past))).toEqual(['超时未接受，被收回', '退回过这条线索', '跟过这条线索']);
});

describe('the whole trace in words', () => {
  const team = [rm('zhou'), rm('luo', { newToday: 8 }), rm('wu', { onDuty: false }), rm('song', { licences: [] })];

  it('counts who was left after each filter', () => {
    expect(funnelWords(traceOf(team), names)).toBe('滨江路网点 4 人 → 在岗 3 → 有资质 2 → 有容量 1 → 选 1');
  });

  it('gives each candidate the rule that placed or excluded them', () => {
    expect(candidateWords(traceOf(team), names).map(({ name, verdict, basis }) => [name, verdict, basis])).toEqual([
      ['周可欣', 'chosen', '第 11 条 排第一'],
      ['罗文博', 'excluded', '第 11 条 今日新线索已满 8 条'],
      ['吴思远', 'excluded', '第 10 条 此刻不在岗'],
      ['宋清禾', 'excluded', '第 8 条 无个贷资质登记'],
    ]);
  });

  it('shows figures that add up as they are read', () => {
    for (const { entitled, given, lag } of candidateWords(traceOf([rm('zhou'), rm('song'), rm('luo')], { ledger: eightGiven() }), names)) {
      expect(Number(entitled) - Number(given)).toBeCloseTo(Number(lag?.replace('−', '-')), 6);
    }
  });

  it('walks the ladder to the rung that decided', () => {
    expect(rungWords(traceOf(team, { touches: 2 }), names).map(({ name, result, tone }) => `${name} ${result} ${tone}`)).toEqual([
      '红线 通过 passed',
      '撞单 合并 passed',
      '经办 无 passed',
      '管户 无 passed',
      '好友 无 passed',
      '转介 无 passed',
      '来源码 无 passed',
      '自选 河东 used',
      '资质 个贷 used',
      '客层 网点 passed',
      '就近 滨江路网点 used',
      '公平 周可欣 decided',
      '远程 未到 passed',
      '公海 未到 passed',
    ]);
    const owned = rungWords(traceOf(team, { ownerId: 'zhou' }), names);
    expect(owned.filter(({ tone }) => tone === 'decided')).toEqual([
      { key: 'book_owner', no: '3', name: '管户', result: '周可欣', tone: 'decided' },
    ]);
    expect(ruleWords(traceOf(team))).toBe('线索分配规则 V12 · 第 11 条 公平份额');
  });
});
