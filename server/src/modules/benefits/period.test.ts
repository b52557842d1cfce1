import { periodOf, validUntilOf } from './period';

const at = (text: string) => new Date(text);

test('a weekly limit begins on Monday in Shanghai, also late on a Sunday evening of UTC', () => {
  expect(periodOf({ period: 'week' }, at('2026-11-22T06:32:00Z'))).toBe('2026-11-16');
  expect(periodOf({ period: 'week' }, at('2026-11-22T16:30:00Z'))).toBe('2026-11-23');
});

test('a coupon of n days is valid to the end of the nth day after the claim', () => {
  expect(validUntilOf({ validUntil: null, validDays: 1 }, at('2026-11-22T06:32:00Z')).toISOString()).toBe('2026-11-23T16:00:00.000Z');
});

test('a fixed end wins over days', () => {
  const end = at('2026-12-31T16:00:00Z');
  expect(validUntilOf({ validUntil: end, validDays: 3 }, at('2026-11-22T06:32:00Z'))).toBe(end);
});
