import { metrics } from '@yinqiao/shared/domain';
import * as fc from 'fast-check';
import {
  bodyOf,
  type DelegationForm,
  emptyForm,
  faultsOf,
  partsOf,
  type Receiver,
  typedPart,
} from '../../../../features/delegations/newDelegation';

const able = (unitId: string, name: string, headcount: number, strength = headcount): Receiver => ({
  unitId,
  name,
  headcount,
  strength,
  note: null,
});
const receivers: Receiver[] = [able('yunjiang', '云江分行', 18), able('chengzhou', '澄州分行', 13), able('qinghe', '青禾分行', 9)];
const now = new Date('2026-11-22T06:32:00Z');
const filled: DelegationForm = {
  ...emptyForm,
  title: '装修贷白名单 12 月',
  background: '装修淡季承接',
  audience: '装修贷白名单，已同意联系',
  target: 400,
  scriptId: 's08',
  endsOn: '2026-12-31',
};

describe('a new delegation', () => {
  it('refuses a deposit metric in the words of the rule', () => {
    expect(faultsOf({ ...filled, metric: 'deposit_balance' }, receivers, now).metric).toBe('存款类指标不能下达到个人，请换一个指标。');
  });

  it.each(Object.keys(metrics).filter((metric) => metric !== 'deposit_balance'))('takes %s', (metric) => {
    expect(faultsOf({ ...filled, metric: metric as DelegationForm['metric'] }, receivers, now)).toEqual({});
  });

  it('names what is missing', () => {
    expect(Object.keys(faultsOf(emptyForm, receivers, now)).sort()).toEqual([
      'audience',
      'background',
      'endsOn',
      'scriptId',
      'target',
      'title',
    ]);
  });

  it('refuses a deadline of today', () => {
    expect(faultsOf({ ...filled, endsOn: '2026-11-22' }, receivers, now).endsOn).toBe('截止日期要晚于今天');
  });

  it('is not complete until every part is given', () => {
    const form = typedPart(filled, receivers, 'qinghe', 80);
    expect(partsOf(form, receivers).map((part) => part.value)).toEqual([180, 130, 80]);
    expect(faultsOf(form, receivers, now).parts).toBe('已分等于目标后才能下发');
    expect(faultsOf(typedPart(form, receivers, 'yunjiang', 190), receivers, now)).toEqual({});
  });

  it('suggests nothing where nobody can take part, and half for newcomers', () => {
    const units = [able('yunjiang', '云江分行', 2, 2), able('chengzhou', '澄州分行', 2, 1), able('qinghe', '青禾分行', 0)];
    const suggested = (basis: DelegationForm['basis']) => partsOf({ ...filled, target: 300, basis }, units).map(({ value }) => value);
    expect(suggested('headcount')).toEqual([200, 100, 0]);
    expect(suggested('equal')).toEqual([150, 150, 0]);
  });

  it('suggests parts that add up whatever the target and the people are', () => {
    const people = fc
      .array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 12 })
      .filter((counts) => counts.some((n) => n > 0));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        people,
        fc.constantFrom('headcount' as const, 'equal' as const),
        (target, counts, basis) => {
          const units = counts.map((headcount, index) => able(`u${index}`, `机构${index}`, headcount));
          const body = bodyOf({ ...filled, target, basis }, units);
          expect(body.allocations.reduce((sum, part) => sum + part.target, 0)).toBe(target);
        },
      ),
    );
  });
});
