import { standardCalendar } from './standardCalendar';

test('the holidays of 2026 and the weekend days worked for them are known, and named', () => {
  const days = standardCalendar(2026)!;
  const marked = (mark: string, name: string) => days.filter((one) => one.mark === mark && one.name === name).map(({ day }) => day);
  expect(marked('working', '国庆节')).toEqual(['2026-09-20', '2026-10-10']);
  expect(marked('rest', '国庆节')).toEqual(['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']);
  expect(marked('rest', '中秋')).toEqual(['2026-09-25']);
});

test('a year that has not been announced is unknown, not a year without holidays', () => {
  expect(standardCalendar(2035)).toBeNull();
});
