import { isEnterableLeave, leaveLength, overlaps } from './leave';

const today = '2026-11-22';
const days = (from: string, to: string) => ({ from, to });

it.each([
  ['today alone', days(today, today), true],
  ['a whole year', days(today, '2027-11-21'), true],
  ['a day more than a year', days(today, '2027-11-22'), false],
  ['yesterday', days('2026-11-21', today), false],
  ['an end before its beginning', days('2026-11-25', '2026-11-24'), false],
  ['a beginning in a year', days('2027-11-22', '2027-11-22'), true],
  ['a beginning later than that', days('2027-11-23', '2027-11-23'), false],
])('%s: a leave that may be entered %#', (_, leave, may) => expect(isEnterableLeave(leave, today)).toBe(may));

it('counts both ends, over the end of a month', () => expect(leaveLength(days('2026-11-29', '2026-12-02'))).toBe(4));

it('two leaves overlap by a single common day, and not by being neighbours', () => {
  expect(overlaps(days('2026-11-22', '2026-11-24'), days('2026-11-24', '2026-11-30'))).toBe(true);
  expect(overlaps(days('2026-11-20', '2026-11-30'), days('2026-11-24', '2026-11-24'))).toBe(true);
  expect(overlaps(days('2026-11-22', '2026-11-23'), days('2026-11-24', '2026-11-24'))).toBe(false);
});
