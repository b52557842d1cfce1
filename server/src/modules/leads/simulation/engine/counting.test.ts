import fc from 'fast-check';
import { Agenda } from './agenda';
import { MinuteCounts } from './minuteCounts';
import { momentsOfDay, nextMoment } from './moments';
import { at, ladderWith, planOf } from './simulation.support';

it('what is due comes in its time, and what is due at once in the order in which it was noted', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { maxLength: 200 }), (times) => {
      const agenda = new Agenda<number>();
      times.forEach((time, n) => agenda.note(new Date(time), n));
      const taken: number[] = [];
      for (let next = agenda.take(); next; next = agenda.take()) taken.push(next.what);
      const wanted = times.map((_, n) => n).sort((a, b) => times[a]! - times[b]! || a - b);
      expect(taken).toEqual(wanted);
    }),
  );
});

it('percentiles are those of the sorted list', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2_000), { minLength: 1, maxLength: 300 }), fc.integer({ min: 1, max: 100 }), (minutes, percent) => {
      const counts = new MinuteCounts();
      minutes.forEach((one) => counts.add(one));
      const sorted = [...minutes].sort((a, b) => a - b);
      expect(counts.percentile(percent / 100)).toBe(sorted[Math.max(1, Math.ceil((percent / 100) * sorted.length)) - 1]);
      expect(counts.within(500)).toBe(minutes.filter((one) => one <= 500).length);
    }),
  );
  expect(new MinuteCounts().percentile(0.5)).toBeNull();
});

it('everything that waits is looked at again at midnight, when outlets open and close, and when a rule’s hours begin and end', () => {
  const { sides } = planOf({ before: ladderWith('remote_seats', { from: '17:30', to: '20:00' }) });
  const moments = momentsOfDay(sides[0].roster, sides[0].rules);
  expect(moments).toEqual(['00:00', '09:00', '17:00', '17:30', '20:00']);
  expect(nextMoment(moments, at('08:59'))).toEqual(at('09:00'));
  expect(nextMoment(moments, at('09:00'))).toEqual(at('17:00'));
  expect(nextMoment(moments, at('23:00'))).toEqual(at('00:00', '2026-11-17'));
});
