import { shanghaiInstant } from '@yinqiao/shared/domain';
import { deadlineWords, windowWords } from './deadline-words';

const NOW = shanghaiInstant('2026-11-22', '14:32');
const words = (from: [string, string], to: [string, string]) => windowWords(shanghaiInstant(...from), shanghaiInstant(...to), NOW);

it('midnight is said as the day it ends', () => {
  expect(deadlineWords(shanghaiInstant('2027-01-01', '00:00'), NOW)).toBe('12月31日 周四 23:59');
  expect(deadlineWords(shanghaiInstant('2026-11-23', '00:00'), NOW)).toBe('今天 23:59');
  expect(deadlineWords(shanghaiInstant('2026-11-22', '21:00'), NOW)).toBe('今天 21:00');
});

it('a window within one day names the day once', () => {
  expect(words(['2026-11-25', '11:30'], ['2026-11-25', '14:00'])).toBe('11月25日 周三 11:30–14:00');
  expect(words(['2026-11-22', '00:00'], ['2026-11-23', '00:00'])).toBe('今天 00:00–23:59');
});

it('whole days show no clock, begun ones do', () => {
  expect(words(['2026-11-01', '00:00'], ['2027-01-01', '00:00'])).toBe('11月1日–12月31日');
  expect(words(['2026-10-24', '09:00'], ['2026-12-09', '00:00'])).toBe('10月24日 09:00–12月8日');
  expect(words(['2026-11-18', '11:30'], ['2026-11-25', '11:30'])).toBe('11月18日 11:30–11月25日 11:30');
});
