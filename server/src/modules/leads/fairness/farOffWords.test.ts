import { farOffWords } from './farOffWords';

type Report = Parameters<typeof farOffWords>[0];
const person = (name: string, lag: number) => ({ name, lag }) as Report['people'][number];
const report = (people: Report['people'], sums: Partial<Report['sums']> = {}): Report => ({
  people,
  sums: { gini: 0.1, given: 100, ...sums } as Report['sums'],
});

test('nobody two leads off and shares even: nothing to say', () => {
  expect(farOffWords(report([person('甲', 1.99), person('乙', -1.99)]))).toEqual([]);
});

test('names whoever is furthest off, short or over, three at most', () => {
  const people = [person('甲', 2), person('乙', -3.5), person('丙', 0), person('丁', 2.25), person('戊', 4)];
  expect(farOffWords(report(people))).toEqual(['与应得相差 2 条以上：戊 少 4 条、乙 多 3.5 条、丁 少 2.25 条等 4 人']);
});

test('says that few got most, once there were leads enough to say so', () => {
  expect(farOffWords(report([], { gini: 0.42 }))).toEqual(['本周分配偏集中，基尼系数 0.42']);
  expect(farOffWords(report([], { gini: 0.42, given: 5 }))).toEqual([]);
  expect(farOffWords(report([], { gini: null }))).toEqual([]);
});
