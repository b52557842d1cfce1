import { businessNowAt } from './now';

const reading = { businessNow: '2026-11-22T06:32:00.000Z', receivedAt: 1_000 };

it('ticks on by the time that passed here, whatever the machine’s date is', () => {
  expect(businessNowAt(reading, 61_000).toISOString()).toBe('2026-11-22T06:33:00.000Z');
});

it('does not run backwards when the machine’s clock is set back', () => {
  expect(businessNowAt(reading, 0).toISOString()).toBe('2026-11-22T06:32:00.000Z');
});
