import { bucketOf } from './bucket';

const now = new Date('2026-11-22T06:32:00Z');
const task = (over: object) => ({ state: 'open' as const, timed: false, dueAt: null, ...over });

it('a promise that runs stands under 有时限, also when it ends tomorrow', () => {
  expect(bucketOf(task({ timed: true, dueAt: new Date('2026-11-23T02:00:00Z') }), now)).toBe('timed');
});

it('what is due today, overdue or without a date stands under 今天', () => {
  expect(bucketOf(task({}), now)).toBe('today');
  expect(bucketOf(task({ dueAt: new Date('2026-11-20T02:00:00Z') }), now)).toBe('today');
  expect(bucketOf(task({ dueAt: new Date('2026-11-22T15:59:59Z') }), now)).toBe('today');
});

it('the day ends at midnight in Shanghai', () => {
  expect(bucketOf(task({ dueAt: new Date('2026-11-22T16:00:00Z') }), now)).toBe('later');
});

it('what is closed stands under 已完成', () => {
  expect(bucketOf(task({ state: 'done', timed: true }), now)).toBe('done');
});
