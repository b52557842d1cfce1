import { newestDueDay, readResultsFile } from './readResultsFile';

const at = (time: string) => new Date(`${time}+08:00`);

describe('the daily results', () => {
  it('of a day are booked at 06:40 of the next day and not a minute earlier', () => {
    expect(newestDueDay(at('2026-11-23T06:39:59'))).toBe('2026-11-21');
    expect(newestDueDay(at('2026-11-23T06:40:00'))).toBe('2026-11-22');
    expect(newestDueDay(at('2026-11-23T23:59:59'))).toBe('2026-11-22');
    expect(newestDueDay(at('2027-01-01T06:40:00'))).toBe('2026-12-31');
  });

  it('are booked at the hour they are due when the clock is moved over several mornings, then looked for once more', () => {
    const buckets = readResultsFile.bucketsBetween(at('2026-11-22T14:32:00'), at('2026-11-25T09:00:00'));
    expect(buckets).toEqual(
      ['2026-11-23T06:40', '2026-11-24T06:40', '2026-11-25T06:40', '2026-11-25T09:00'].map((time) => at(`${time}:00`)),
    );
  });

  it('are looked for every minute, so that a late or corrected file is found', () => {
    expect(readResultsFile.bucketsBetween(at('2026-11-22T14:32:00'), at('2026-11-22T14:32:59'))).toEqual([]);
    expect(readResultsFile.bucketsBetween(at('2026-11-22T14:32:00'), at('2026-11-22T14:33:00'))).toEqual([at('2026-11-22T14:33:00')]);
    expect(readResultsFile.bucketsBetween(at('2026-11-23T06:39:30'), at('2026-11-23T06:40:10'))).toEqual([at('2026-11-23T06:40:00')]);
  });
});
