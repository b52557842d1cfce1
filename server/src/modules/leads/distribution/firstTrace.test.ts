import { type FirstTrace, readTrace } from './firstTrace';
import type { Names } from './shareWords';
import { sharersOf } from './trace';
import { candidateWords, excludedWords, funnelWords, ruleWords, rungWords } from './traceWords';
import { whyWords } from './whyWords';

/** A decision as the first release stored it: it is read as what it says, and never rewritten. */
const row = { newToday: 2, dailyCapacity: 8, open: 9, openCapacity: 30 };
const shared: FirstTrace = {
  policy: 'V1',
  poolUnitId: '滨江路网点',
  areaId: '河东',
  licence: 'personal_loan',
  ownerId: null,
  kilometres: 0.4,
  chosen: { staffId: '周可欣', by: 'fair_share' },
  epoch: 3,
  t: 9,
  rungs: {
    redLines: 'passed',
    collision: 'joined',
    owner: 'none',
    area: 'chosen',
    licence: 'required',
    nearest: 'outlet',
    fairShare: 'decided',
  },
  funnel: { team: 4, onDuty: 3, licensed: 2, fresh: 2, withCapacity: 2 },
  candidates: [
    { ...row, staffId: '周可欣', unitId: '滨江路网点', entitled: 4.5, given: 4, lag: 0.5, verdict: 'chosen', basis: 'fair_share', rank: 1 },
    {
      ...row,
      staffId: '宋清禾',
      unitId: '滨江路网点',
      entitled: 4.5,
      given: 5,
      lag: -0.5,
      verdict: 'candidate',
      basis: 'fair_share',
      rank: 2,
    },
    {
      ...row,
      staffId: '吴思远',
      unitId: '滨江路网点',
      entitled: null,
      given: null,
      lag: null,
      verdict: 'excluded',
      basis: 'off_duty',
      rank: null,
    },
  ],
};
const owned: FirstTrace = {
  ...shared,
  ownerId: '周可欣',
  chosen: { staffId: '周可欣', by: 'owner' },
  epoch: null,
  t: null,
  rungs: { ...shared.rungs, owner: 'assigned', nearest: 'not_used', fairShare: 'not_reached' },
  candidates: [
    {
      ...row,
      staffId: '周可欣',
      unitId: '滨江路网点',
      entitled: null,
      given: null,
      lag: null,
      verdict: 'chosen',
      basis: 'owner',
      rank: null,
    },
  ],
};
const same = (text: string) => text;
const names: Names = { staff: same, unit: same, area: same, formerly: same };

it('tells a shared lead in the same words as ever, by the version that decided', () => {
  const trace = readTrace(shared);
  expect(ruleWords(trace)).toBe('线索分配规则 V1 · 第 11 条 公平份额');
  expect(whyWords(trace, names, 'manager')).toEqual([
    '第 10 条 网点就近：客户资料里的片区是河东片区',
    '有个贷资质',
    '应得 4.5 条，已得 4 条，少分 0.5 条，排第一',
  ]);
  expect(funnelWords(trace, names)).toBe('滨江路网点 4 人 → 在岗 3 → 有资质 2 → 有容量 2 → 选 1');
  expect(rungWords(trace, names).map(({ no, result, tone }) => `${no} ${result} ${tone}`)).toEqual([
    '0 通过 passed',
    '1 合并 passed',
    '3 无 passed',
    '7 河东 used',
    '8 个贷 used',
    '10 滨江路网点 used',
    '11 周可欣 decided',
  ]);
  expect(candidateWords(trace, names).map(({ basis }) => basis)).toEqual(['第 11 条 排第一', '第 11 条 第 2 位', '第 10 条 此刻不在岗']);
  expect(excludedWords(trace)).toBeNull();
});

it('tells an owner’s lead, and gives back what was shared among those it names', () => {
  const trace = readTrace(owned);
  expect(whyWords(trace, names, 'rm')[0]).toBe('客户由你管户');
  expect(rungWords(trace, names).filter(({ tone }) => tone === 'decided')).toMatchObject([{ no: '3', result: '周可欣' }]);
  expect(sharersOf(trace)).toEqual([]);
  expect(sharersOf(readTrace(shared))).toEqual([
    { staffId: '周可欣', weight: 10_000 },
    { staffId: '宋清禾', weight: 10_000 },
  ]);
});

it('a trace of today is left as it is', () => {
  const trace = readTrace(shared);
  expect(readTrace(trace)).toBe(trace);
});
