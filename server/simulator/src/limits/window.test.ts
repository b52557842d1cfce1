import { countIn, EMPTY_METER, isBlocked, type Span } from './window';

/** 2026-11-23 10:00:30 in Beijing. */
const NOW = Date.UTC(2026, 10, 23, 2, 0, 30) / 1000;

describe('the windows calls are counted in', () => {
  const twice = (span: Span, later: number) => countIn(countIn(EMPTY_METER, { span, most: 1 }, NOW), { span, most: 1 }, NOW + later);

  it.each([
    ['minute', 29, 59],
    ['hour', 3569, 3599],
    ['day', 14 * 3600 - 31, 0],
    ['month', 7 * 86_400, 30 * 86_400 - 1],
  ] as const)('a second call in the same %s goes over, and the penalty lasts as long as the window', (span, later, lasts) => {
    const meter = twice(span, later);
    expect(isBlocked(meter, NOW + later + lasts)).toBe(true);
    expect(isBlocked(meter, NOW + later + lasts + 1)).toBe(false);
  });

  it.each([
    ['minute', 30],
    ['hour', 3570],
    ['day', 14 * 3600],
    ['month', 8 * 86_400],
  ] as const)('the next natural %s begins anew', (span, later) => {
    expect(twice(span, later)).toMatchObject({ count: 1, blockedUntil: 0 });
  });
});
