import { isOpenAt, serviceDay } from './roster';

const city = { days: [0, 1, 2, 3, 4, 5, 6], opens: '09:00', closes: '17:00' };
const county = { days: [1, 2, 3, 4, 5, 6], opens: '08:30', closes: '16:30' };
const at = (time: string, day = '2026-11-22') => new Date(`${day}T${time}:00+08:00`);
const teamOf = (...hours: (typeof city)[]) => hours;

it('an outlet is open from its first minute up to its last', () => {
  expect(isOpenAt(city, at('08:59'))).toBe(false);
  expect(isOpenAt(city, at('09:00'))).toBe(true);
  expect(isOpenAt(city, at('16:59'))).toBe(true);
  expect(isOpenAt(city, at('17:00'))).toBe(false);
});

it('a county outlet is closed on Sunday whatever the hour', () => {
  expect(isOpenAt(county, at('10:00'))).toBe(false);
  expect(isOpenAt(county, at('10:00', '2026-11-23'))).toBe(true);
});

it('a lead is judged by the roster of the day on which somebody can next serve it', () => {
  expect(serviceDay(teamOf(city), at('14:32'))).toBe('2026-11-22');
  expect(serviceDay(teamOf(city), at('17:00'))).toBe('2026-11-23');
  expect(serviceDay(teamOf(county), at('14:32'))).toBe('2026-11-23');
  expect(serviceDay(teamOf(county, city), at('14:32'))).toBe('2026-11-22');
  expect(serviceDay(teamOf(), at('14:32'))).toBe('2026-11-22');
});
