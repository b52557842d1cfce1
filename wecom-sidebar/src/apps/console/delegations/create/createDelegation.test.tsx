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

const receivers: Receiver[] = [
  { unitId: 'yunjiang', name: '云江分行', relationshipManagers: 18 },
  { unitId: 'chengzhou', name: '澄州分行', relationshipManagers: 13 },
  { unitId: 'qinghe', name: '青禾分行', relationshipManagers: 9 },
];
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
          const units = counts.map((relationshipManagers, index) => ({ unitId: `u${index}`, name: `机构${index}`, relationshipManagers }));
          const body = bodyOf({ ...filled, target, basis }, units);
          expect(body.allocations.reduce((sum, part) => sum + part.target, 0)).toBe(target);
        },
      ),
    );
  });
});
