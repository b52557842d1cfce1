import { daysLeftOf, loadAfter } from './workload';

const now = new Date('2026-11-22T06:32:00Z');
const work = { minutesPerCustomer: 12, daysLeft: daysLeftOf('2026-12-04', now) };

describe('the load after a split', () => {
  it('counts today among the days that are left', () => {
    expect(work.daysLeft).toBe(13);
    expect(daysLeftOf('2026-11-22', now)).toBe(1);
  });

  it('has at least one day to spread over, also past the deadline', () => {
    expect(daysLeftOf('2026-11-01', now)).toBe(1);
  });

  it('spreads the minutes of the share over the days that are left', () => {
    expect(loadAfter({ ...work, saved: { target: 0, before: 118, after: 118 }, target: 17 })).toBe(129);
  });

  it('repeats what the server said as long as nothing else is typed', () => {
    expect(loadAfter({ ...work, saved: { target: 17, before: 118, after: 128 }, target: 17 })).toBe(128);
  });
});
