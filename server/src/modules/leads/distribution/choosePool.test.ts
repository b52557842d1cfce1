import fc from 'fast-check';
import { choosePool, type BookOwner, type OutletOnDuty } from './choosePool';

const area = { x: 0, y: 0 };
const outlet = (unitId: string, x: number, ready: number): OutletOnDuty => ({ unitId, x, y: 0, ready });
const owner: BookOwner = { staffId: 'stf_owner', outletId: 'unit_far', worksToday: true, licensed: true };
const outlets = [outlet('unit_far', 9, 1), outlet('unit_near', 1, 2), outlet('unit_mid', 3, 1)];

it('the owner who works today keeps the customer, however far the outlet', () => {
  const choice = choosePool({ owner, area, outlets, branchId: 'unit_branch' });
  expect(choice).toEqual({ poolUnitId: 'unit_far', namedStaffId: 'stf_owner', owner: 'named', place: 'owner_outlet', kilometres: null });
});

it.each([
  ['away today', { ...owner, worksToday: false }, 'off_duty'],
  ['without the licence', { ...owner, licensed: false }, 'not_licensed'],
  ['nobody', null, 'none'],
] as const)('with the owner %s, the nearest outlet with RMs on duty serves', (_, who, result) => {
  const choice = choosePool({ owner: who, area, outlets, branchId: 'unit_branch' });
  expect(choice).toEqual({ poolUnitId: 'unit_near', namedStaffId: null, owner: result, place: 'nearest', kilometres: 1 });
});

it('an outlet with nobody on duty is passed over', () => {
  const closed = outlets.map((one) => (one.unitId === 'unit_near' ? { ...one, ready: 0 } : one));
  expect(choosePool({ owner: null, area, outlets: closed, branchId: 'unit_branch' })).toMatchObject({
    poolUnitId: 'unit_mid',
    kilometres: 3,
  });
});

it('with nobody on duty anywhere the lead waits in the branch', () => {
  const closed = outlets.map((one) => ({ ...one, ready: 0 }));
  expect(choosePool({ owner: null, area, outlets: closed, branchId: 'unit_branch' })).toMatchObject({
    poolUnitId: 'unit_branch',
    place: 'branch',
  });
});

it('list order never matters, not even at equal distance', () => {
  const equal = [outlet('unit_b', 2, 1), outlet('unit_a', -2, 1), outlet('unit_c', 5, 1)];
  fc.assert(
    fc.property(fc.shuffledSubarray(equal, { minLength: 3, maxLength: 3 }), (shuffled) => {
      expect(choosePool({ owner: null, area, outlets: shuffled, branchId: 'unit_branch' }).poolUnitId).toBe('unit_a');
    }),
  );
});
