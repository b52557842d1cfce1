import { addDays, businessDayOf, clockWords, durationWords, momentWords, remainingWords, stampWords } from './time-words';

const now = '2026-11-22T06:32:00Z';

test('a business day is the day in Shanghai, also at the edges of month and year', () => {
  expect(businessDayOf('2026-12-31T16:00:00Z')).toBe('2027-01-01');
  expect(businessDayOf('2026-02-28T15:59:59Z')).toBe('2026-02-28');
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
});

test.each([
  ['2026-11-22T08:26:00Z', '今天 16:26'],
  ['2026-11-23T01:00:00Z', '明天 09:00'],
  ['2026-11-21T10:00:00Z', '昨天 18:00'],
  ['2026-11-25T01:30:00Z', '11月25日 周三 09:30'],
  ['2027-01-01T00:00:00Z', '2027年1月1日 周五 08:00'],
])('%s is said as %s', (at, words) => {
  expect(momentWords(at, now)).toBe(words);
});

test('durations are said in the words of a person', () => {
  expect(durationWords(8 * 60_000)).toBe('8 分钟');
  expect(durationWords(114 * 60_000)).toBe('1 小时 54 分');
  expect(durationWords(120 * 60_000)).toBe('2 小时');
  expect(remainingWords('2026-11-22T06:24:00Z', now)).toBe('已超 8 分钟');
  expect(clockWords(now)).toBe('14:32');
  expect(stampWords(now)).toBe('11-22 14:32');
});
