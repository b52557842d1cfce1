import { defaultLadder, type RiskGrade, withParams } from '@yinqiao/shared/domain';
import { ownedBy } from './bank.support';
import { candidate } from './candidate.support';
import { stepWords } from './stepWords';
import { type Case, walkOf, whereTo } from './walk.support';

/** Rule 8 of the ladder: 65+ R3+ → 理财经理. */
const zhou = candidate('zhou', { licences: ['fund'] });
const fang = candidate('fang', { unitId: 'northgate', desk: 'wealth_managers', licences: ['fund', 'wealth_manager'] });
const asks = (age: number, riskGrade: RiskGrade | null, more: Case = {}) =>
  walkOf({ people: [zhou, fang], lead: { productLine: 'fund' }, ...more, customer: { age, riskGrade, tier: 'mass', ...more.customer } });
const deskOf = (walk: ReturnType<typeof walkOf>) => (walk.outcome.kind === 'pool' ? walk.outcome.pool.desk : walk.outcome.kind);

describe('65 岁及以上的客户问 R3 及以上的产品', () => {
  it.each<[string, number, RiskGrade | null, string]>([
    ['65 岁问 R3，归理财经理', 65, 'R3', 'wealth_managers'],
    ['67 岁问 R4，归理财经理', 67, 'R4', 'wealth_managers'],
    ['64 岁问 R4，按客户层级', 64, 'R4', 'outlet'],
    ['67 岁问 R2，按客户层级', 67, 'R2', 'outlet'],
    ['67 岁问没有等级的产品，按客户层级', 67, null, 'outlet'],
  ])('%s', (_, age, grade, desk) => {
    expect(deskOf(asks(age, grade))).toBe(desk);
  });

  it('管户不是理财经理：管户不变，这条归理财经理，双边记账', () => {
    const walk = asks(67, 'R3', { ties: ownedBy('zhou') });
    expect([deskOf(walk), walk.sharedWith]).toEqual(['wealth_managers', 'zhou']);
  });

  it('管户就是理财经理：归管户', () => {
    expect(whereTo(asks(67, 'R3', { ties: ownedBy('fang') }))).toBe('book_owner → fang');
  });

  it('理财经理此刻都不在岗：等他们，不给客户经理', () => {
    const walk = asks(67, 'R3', { people: [zhou, { ...fang, onDuty: false }] });
    expect(deskOf(walk)).toBe('wealth_managers');
  });

  it('分行没有理财经理：不给客户经理，也不给远程坐席', () => {
    expect(whereTo(asks(67, 'R3', { people: [zhou] }))).toBe('open_pool → open_pool');
  });

  it('客户层级停用时也一样', () => {
    const rungs = defaultLadder.rungs.map((rung) => (rung.kind === 'tier' ? { ...rung, on: false } : rung));
    expect(deskOf(asks(67, 'R3', { rules: { ...defaultLadder, rungs } }))).toBe('wealth_managers');
  });

  it('总行可以关掉，也可以改年龄和等级', () => {
    const ruled = (values: Record<string, unknown>) => ({
      rules: { ...defaultLadder, rungs: defaultLadder.rungs.map((rung) => (rung.kind === 'licence' ? withParams(rung, values) : rung)) },
    });
    expect(deskOf(asks(67, 'R4', ruled({ elders: false })))).toBe('outlet');
    expect(deskOf(asks(67, 'R4', ruled({ elderAge: 70 })))).toBe('outlet');
    expect(deskOf(asks(67, 'R2', ruled({ elderGrade: 'R2' })))).toBe('wealth_managers');
  });

  it('裁定过程里写明年龄和等级', () => {
    const step = asks(67, 'R4').steps.find(({ kind }) => kind === 'licence')!;
    const names = { staff: String, unit: String, area: String, formerly: String };
    expect(stepWords(step, { areaId: 'hedong', chosen: { staffId: 'fang', by: 'fair_share' } }, names)).toBe(
      '基金从业、理财经理（67 岁问 R4）',
    );
  });
});
