import { hasRoom, type QuotaPolicy } from './quota';

/** Beijing time. */
const at = (text: string): number => Date.parse(`${text}+08:00`) / 1000;
const times = (count: number, text: string): number[] => Array.from({ length: count }, () => at(text));

describe('how many group messages a receiver may get', () => {
  it.each<[string, QuotaPolicy, number[], string, boolean]>([
    ['as many as the month has days, one short of it', 'monthDays', times(29, '2026-11-01T08:00'), '2026-11-30T23:59', true],
    ['the month is full', 'monthDays', times(30, '2026-11-01T08:00'), '2026-11-30T23:59', false],
    ['February is shorter', 'monthDays', times(28, '2027-02-01T08:00'), '2027-02-02T08:00', false],
    ['a new month begins at midnight in Beijing', 'monthDays', times(30, '2026-11-01T08:00'), '2026-12-01T00:00', true],
    ['one a day: the same evening', 'oneADay', times(1, '2026-11-01T08:00'), '2026-11-01T23:59', false],
    ['one a day: the next morning', 'oneADay', times(1, '2026-11-01T23:59'), '2026-11-02T00:00', true],
    ['seven a week: the Sunday', 'sevenAWeek', times(7, '2026-11-02T00:00'), '2026-11-08T23:59', false],
    ['seven a week: the next Monday', 'sevenAWeek', times(7, '2026-11-08T23:59'), '2026-11-09T00:00', true],
  ])('%s', (_what, policy, received, now, expected) => {
    expect(hasRoom(policy, received, at(now))).toBe(expected);
  });
});
