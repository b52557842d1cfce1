import fc from 'fast-check';
import { addDays, daysBetween } from './time-words';
import {
  addWorkingDays,
  calendarDifference,
  calendarFaults,
  changesThePast,
  isWorkingDay,
  weekdayKept,
  weekendHalf,
} from './work-calendar';

/** National Day 2026: 1 to 7 October off, and two weekend days worked for it. */
const october = {
  '2026-09-20': 'working',
  '2026-10-01': 'rest',
  '2026-10-02': 'rest',
  '2026-10-05': 'rest',
  '2026-10-06': 'rest',
  '2026-10-07': 'rest',
  '2026-10-10': 'working',
} as const;

test.each([
  ['an ordinary Tuesday', '2026-09-22', 2, true],
  ['an ordinary Sunday', '2026-09-27', 0, false],
  ['a Sunday worked for the holiday', '2026-09-20', 1, true],
  ['a Thursday that is a holiday', '2026-10-01', 0, false],
  ['the Saturday within the holiday', '2026-10-03', 6, false],
  ['a Saturday worked after the holiday', '2026-10-10', 1, true],
])('%s keeps the hours of the right weekday', (_, day, weekday, works) => {
  expect(weekdayKept(day, october)).toBe(weekday);
  expect(isWorkingDay(day, october)).toBe(works);
});

test('on a working weekend day everybody comes; on holidays within the week the halves take turns', () => {
  expect(weekendHalf('2026-10-10', october)).toBeNull();
  expect(weekendHalf('2026-10-03', october)).toBe(6);
  const holidays = ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map((day) => weekendHalf(day, october));
  expect(holidays[0]).not.toBe(holidays[1]);
  expect(new Set(holidays)).toEqual(new Set([0, 6]));
});

test.each([
  ['over a plain weekend', '2026-11-20', 5, '2026-11-27'],
  ['over National Day', '2026-09-30', 5, '2026-10-13'],
  ['a worked Saturday counts', '2026-10-09', 1, '2026-10-10'],
  ['over the end of a year', '2026-12-31', 1, '2027-01-01'],
])('working days are counted %s', (_, from, n, expected) => {
  expect(addWorkingDays(from, n, october)).toBe(expected);
});

test('what may not be published is named by its day', () => {
  const faults = calendarFaults(2026, [
    { day: '2026-10-01', mark: 'rest', name: '国庆节' },
    { day: '2026-10-01', mark: 'closed', name: '国庆节' },
    { day: '2027-01-01', mark: 'rest', name: '元旦' },
    { day: '2026-11-23', mark: 'working', name: '' },
    { day: '2026-11-22', mark: 'rest', name: '' },
    { day: '2026-11-28', mark: 'closed', name: '系统切换' },
  ]);
  expect(faults).toEqual([
    { day: '2026-10-01', fault: 'twice' },
    { day: '2027-01-01', fault: 'other_year' },
    { day: '2026-11-23', fault: 'working_on_a_weekday' },
    { day: '2026-11-22', fault: 'rest_on_a_weekend' },
  ]);
});

test('days that are over keep their mark, days to come may change', () => {
  const before = [{ day: '2026-10-01', mark: 'rest' as const, name: '国庆节' }];
  const now = new Date('2026-11-22T06:32:00Z');
  expect(changesThePast(before, [], now)).toBe(true);
  expect(changesThePast(before, [...before, { day: '2026-12-31', mark: 'closed', name: '年终结算' }], now)).toBe(false);
  expect(calendarDifference(before, [{ day: '2026-10-01', mark: 'rest', name: '国庆' }])).toEqual([]);
});

test('however days are marked, n working days later is a working day with exactly n of them between', () => {
  const mark = fc.constantFrom('working' as const, 'rest' as const, 'closed' as const);
  const marks = fc.dictionary(
    fc.integer({ min: 0, max: 60 }).map((n) => addDays('2026-09-01', n)),
    mark,
  );
  fc.assert(
    fc.property(marks, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }), (days, from, n) => {
      const start = addDays('2026-09-01', from);
      const end = addWorkingDays(start, n, days);
      const between = Array.from({ length: daysBetween(start, end) }, (_, k) => addDays(start, k + 1));
      expect(between.filter((day) => isWorkingDay(day, days))).toHaveLength(n);
      expect(isWorkingDay(end, days)).toBe(true);
    }),
  );
});
