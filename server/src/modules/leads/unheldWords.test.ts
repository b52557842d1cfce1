import { unheldWords } from './unheldWords';

const HOUR = 3_600_000;

test('each kind by itself, with the longest wait', () => {
  const waits = [
    { state: 'pooled', ms: 3 * HOUR },
    { state: 'new', ms: 5 * HOUR },
    { state: 'new', ms: 2 * HOUR },
  ] as const;
  expect(unheldWords(waits)).toEqual([
    expect.stringMatching(/^待人工分配 2 条，最久 5 小时/),
    expect.stringMatching(/^公海 1 条，最久 3 小时/),
  ]);
});

test('nothing to say of none', () => expect(unheldWords([])).toEqual([]));
