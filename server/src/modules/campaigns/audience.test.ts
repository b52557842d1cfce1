import { isInAudience } from './audience';

const person = { groups: ['renovation_white_list'], tier: 'mass' as const, age: 31 };

test.each([
  ['no condition lets everyone in', { groups: [], tiers: [], minimumAge: null }, true],
  ['one matching group is enough', { groups: ['payroll', 'renovation_white_list'], tiers: [], minimumAge: null }, true],
  ['no matching group keeps out', { groups: ['payroll'], tiers: [], minimumAge: null }, false],
  ['another tier keeps out', { groups: [], tiers: ['vip' as const], minimumAge: null }, false],
  ['being too young keeps out', { groups: [], tiers: [], minimumAge: 60 }, false],
])('%s', (_, audience, expected) => {
  expect(isInAudience(audience, person)).toBe(expected);
});
