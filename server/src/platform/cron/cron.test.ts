import { dailyAt, every } from './cron';

const at = (text: string) => new Date(text);
const times = (dates: Date[]) => dates.map((date) => date.toISOString());

test('a daily bucket falls on the wall clock of Shanghai, once a day, whatever was missed', () => {
  const opening = dailyAt('09:00');
  expect(times(opening(at('2026-11-22T06:32:00Z'), at('2026-11-24T02:00:00Z')))).toEqual([
    '2026-11-23T01:00:00.000Z',
    '2026-11-24T01:00:00.000Z',
  ]);
});

test('a bucket is due at its instant and not again after it', () => {
  const opening = dailyAt('09:00');
  expect(times(opening(at('2026-11-23T00:59:59Z'), at('2026-11-23T01:00:00Z')))).toEqual(['2026-11-23T01:00:00.000Z']);
  expect(opening(at('2026-11-23T01:00:00Z'), at('2026-11-23T01:00:01Z'))).toEqual([]);
});

test('several times a day come in order across midnight', () => {
  const twice = dailyAt('23:30', '00:10');
  expect(times(twice(at('2026-11-22T15:00:00Z'), at('2026-11-22T17:00:00Z')))).toEqual([
    '2026-11-22T15:30:00.000Z',
    '2026-11-22T16:10:00.000Z',
  ]);
});

test('an interval names only its latest bucket', () => {
  expect(times(every(60_000)(at('2026-11-22T06:00:10Z'), at('2026-11-22T06:05:30Z')))).toEqual(['2026-11-22T06:05:00.000Z']);
  expect(every(60_000)(at('2026-11-22T06:05:00Z'), at('2026-11-22T06:05:30Z'))).toEqual([]);
});
