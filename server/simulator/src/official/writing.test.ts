import { leavesAfter, leavesAfterWriting, type Act, type Leave } from './writing';

const HOUR = 3600;

/** Acts and writings at their seconds; the last writing's outcome. */
function play(...steps: (readonly [number, Act | 'write'])[]): 'ok' | number {
  let leaves: Leave[] = [];
  let outcome: 'ok' | number = 'ok';
  for (const [at, what] of steps) {
    const next = what === 'write' ? leavesAfterWriting(leaves, at) : leavesAfter(leaves, what, at);
    outcome = typeof next === 'number' ? next : 'ok';
    if (typeof next !== 'number') leaves = next;
  }
  return outcome;
}

describe('when an official account may write to a user', () => {
  const writes = (count: number, at: number): [number, 'write'][] => Array.from({ length: count }, () => [at, 'write']);

  it.each<[string, (readonly [number, Act | 'write'])[], 'ok' | number]>([
    ['never without an act of his', [[0, 'write']], 45015],
    ['five times after a message', [[0, 'message'], ...writes(5, HOUR)], 'ok'],
    ['not a sixth time', [[0, 'message'], ...writes(6, HOUR)], 45047],
    [
      'until 48 hours after it',
      [
        [0, 'message'],
        [48 * HOUR - 1, 'write'],
      ],
      'ok',
    ],
    [
      'not later',
      [
        [0, 'message'],
        [48 * HOUR, 'write'],
      ],
      45015,
    ],
    ['five times more after another message', [[0, 'message'], ...writes(5, 1), [2, 'message'], ...writes(5, 3)], 'ok'],
    ['three times within a minute of a click', [[0, 'other'], ...writes(3, 59)], 'ok'],
    ['not a fourth time', [[0, 'other'], ...writes(4, 59)], 45047],
    [
      'not after the minute',
      [
        [0, 'other'],
        [60, 'write'],
      ],
      45015,
    ],
    ['a click adds to what a message gave', [[0, 'message'], [10, 'other'], ...writes(8, 20)], 'ok'],
    ['but no more than both', [[0, 'message'], [10, 'other'], ...writes(9, 20)], 45047],
  ])('%s', (_what, steps, expected) => {
    expect(play(...steps)).toBe(expected);
  });
});
