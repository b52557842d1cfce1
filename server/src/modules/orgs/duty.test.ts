import { addOpeningMinutes, backOn, dutyWords, worksOn } from './duty';

const city = { openingHours: { days: [0, 1, 2, 3, 4, 5, 6], opens: '09:00', closes: '17:00' } };
const county = { openingHours: { days: [1, 2, 3, 4, 5, 6], opens: '08:30', closes: '16:30' } };
const member = { leaves: [], weekendDay: 0, status: 'active' as const };
const SUNDAY = '2026-11-22';

test('half of a city team works on a weekend day, and all on weekdays', () => {
  expect(worksOn(member, city, SUNDAY)).toBe(true);
  expect(worksOn({ ...member, weekendDay: 6 }, city, SUNDAY)).toBe(false);
  expect(worksOn({ ...member, weekendDay: 6 }, city, '2026-11-23')).toBe(true);
});

test('nobody works in the county on Sunday, nor on leave, nor after leaving', () => {
  expect(worksOn(member, county, SUNDAY)).toBe(false);
  const leave = { from: '2026-11-16', to: '2026-11-30', kind: 'sick' as const };
  expect(worksOn({ ...member, leaves: [leave] }, city, SUNDAY)).toBe(false);
  expect(dutyWords({ ...member, leaves: [leave] }, city, SUNDAY)).toBe('休假，12月1日回');
  expect(worksOn({ ...member, status: 'left' }, city, SUNDAY)).toBe(false);
});

test('somebody away is said to be back after the last of the leaves that follow one another, without telling why', () => {
  const leaves = [
    { from: '2026-11-20', to: '2026-11-22', kind: 'errand' as const },
    { from: '2026-11-23', to: '2026-12-31', kind: 'annual' as const },
    { from: '2027-01-02', to: '2027-01-02', kind: null },
  ];
  expect(dutyWords({ ...member, leaves }, city, SUNDAY)).toBe('外出，2027年1月1日回');
  expect(dutyWords({ ...member, leaves }, city, '2026-11-23')).toBe('休假，2027年1月1日回');
  expect(backOn({ leaves }, '2027-01-01')).toBeNull();
});

test.each([
  ['within the day', '2026-11-22T06:32:00Z', 120, '2026-11-22T08:32:00.000Z'],
  ['over closing time into the next morning', '2026-11-22T08:30:00Z', 60, '2026-11-23T01:30:00.000Z'],
  ['from before opening', '2026-11-22T00:00:00Z', 15, '2026-11-22T01:15:00.000Z'],
])('opening minutes are reckoned %s', (_, from, minutes, expected) => {
  expect(addOpeningMinutes(city.openingHours, new Date(from), minutes).toISOString()).toBe(expected);
});

test('a county outlet’s Sunday does not count', () => {
  expect(addOpeningMinutes(county.openingHours, new Date('2026-11-21T08:00:00Z'), 60).toISOString()).toBe('2026-11-23T01:00:00.000Z');
});
