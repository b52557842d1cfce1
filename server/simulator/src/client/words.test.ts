import { whenWords } from './words';

const at = (beijing: string) => Date.parse(`${beijing}+08:00`) / 1000;

test.each([
  ['刚刚', '2026-11-22T18:29'],
  ['早些时候', '2026-11-22T00:00'],
  ['昨天', '2026-11-21T23:59'],
  ['昨天', '2026-11-21T00:00'],
  ['11月20日', '2026-11-20T23:59'],
  ['2025年12月26日', '2025-12-26T12:00'],
])('a message is told as of %s, by the days of Beijing', (words, written) => {
  expect(whenWords(at(written), at('2026-11-22T18:30'))).toBe(words);
});

test('the night of New Year is yesterday, not another year', () => {
  expect(whenWords(at('2026-12-31T23:50'), at('2027-01-01T00:10'))).toBe('昨天');
});
