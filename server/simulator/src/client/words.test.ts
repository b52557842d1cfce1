import { whenWords } from './words';

const now = new Date(2026, 10, 22, 18, 30);
const at = (...parts: [number, number, number, number?, number?]) => new Date(...parts).getTime() / 1000;

test.each([
  ['刚刚', at(2026, 10, 22, 18, 29)],
  ['早些时候', at(2026, 10, 22, 9, 0)],
  ['4月23日', at(2026, 3, 23, 19, 22)],
  ['2025年12月26日', at(2025, 11, 26)],
])('a message is told as of %s, without a clock that could contradict the embedding page', (words, seconds) => {
  expect(whenWords(seconds, now)).toBe(words);
});
