import { defaultLadder, type Heat } from '@yinqiao/shared/domain';
import fc from 'fast-check';
import { acceptBy, promisedContactBy } from '../lead.clocks';
import { termsOf } from './terms';
import { clockAfter, type ClockFacts, ticksOf } from './ticksOf';

const everyDay = { days: [0, 1, 2, 3, 4, 5, 6], opens: '09:00', closes: '17:00' };
const weekdays = { days: [1, 2, 3, 4, 5], opens: '09:00', closes: '17:00' };
/** Sunday the 22nd unless another day is named. */
const at = (words: string) => {
  const [time = '', day = '11-22'] = words.split(' ').reverse();
  return new Date(`2026-${day}T${time}:00+08:00`);
};
const told = (facts: ClockFacts, hours = everyDay) =>
  ticksOf(facts, hours).map(({ clock, step, at: when }) => `${clock} ${step} ${stamp(when)}`);
const stamp = (when: Date) => new Date(when.getTime() + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');

const rules = (heat: Heat) => termsOf({ name: 'V12', rules: defaultLadder }, heat);
const lead = (over: Partial<ClockFacts>): ClockFacts => ({
  state: 'assigned',
  givenBy: 'distribution',
  attempts: 0,
  acceptBy: null,
  acceptedAt: null,
  firstContactBy: null,
  firstContactedAt: null,
  lastActionAt: null,
  followUpBy: null,
  openFrom: null,
  terms: rules('hot'),
  ...over,
});
const assigned = (when: string, heat: Heat = 'hot', hours = everyDay) =>
  lead({ terms: rules(heat), acceptBy: acceptBy(hours, at(when), rules(heat)) });

describe('what is to happen while nobody does anything', () => {
  it.each<[string, ClockFacts, string[], typeof everyDay?]>([
    [
      'a hot lead is to be accepted within a quarter of an hour, is told to the manager after another hour, and goes on after two',
      assigned('10:00'),
      ['accept remind 11-22 10:15', 'accept escalate 11-22 11:15', 'accept recycle 11-22 12:15'],
    ],
    [
      'the clock stands still while the outlet is closed',
      assigned('16:50'),
      ['accept remind 11-23 09:05', 'accept escalate 11-23 10:05', 'accept recycle 11-23 11:05'],
    ],
    [
      'and over a weekend on which it does not open',
      assigned('11-20 16:50', 'hot', weekdays),
      ['accept remind 11-23 09:05', 'accept escalate 11-23 10:05', 'accept recycle 11-23 11:05'],
      weekdays,
    ],
    [
      'a normal lead has two hours, and three working days until it goes on',
      assigned('10:00', 'normal'),
      ['accept remind 11-22 12:00', 'accept escalate 11-23 16:00', 'accept recycle 11-25 12:00'],
    ],
    [
      'a low one has a working day',
      assigned('10:00', 'low'),
      ['accept remind 11-23 10:00', 'accept escalate 11-26 10:00', 'accept recycle 11-29 10:00'],
    ],
    [
      'an accepted one is to be contacted by the time that was promised',
      lead({ state: 'accepted', acceptedAt: at('10:05'), firstContactBy: promisedContactBy(everyDay, at('10:00'), rules('hot')) }),
      ['contact remind 11-22 12:15', 'contact escalate 11-22 13:15', 'contact recycle 11-22 14:15'],
    ],
    [
      'an attempt in vain is work: the time to the next one runs anew',
      lead({ state: 'accepted', attempts: 1, lastActionAt: at('11:00'), firstContactBy: at('12:15') }),
      ['contact remind 11-22 13:00', 'contact escalate 11-22 14:00', 'contact recycle 11-22 15:00'],
    ],
    [
      'whoever grabbed one contacts within half an hour or loses it at once',
      lead({ state: 'accepted', givenBy: 'grab', acceptedAt: at('16:45') }),
      ['grab_contact recycle 11-23 09:15'],
    ],
    [
      'one that is followed is told on the day agreed upon, and goes on after seven days without any action',
      lead({ state: 'qualified', lastActionAt: at('11:00'), followUpBy: at('11-23 11:00') }),
      ['follow_up remind 11-23 11:00', 'idle remind 11-27 11:00', 'idle escalate 11-28 11:00', 'idle recycle 11-29 11:00'],
    ],
    [
      'days that end on a closed one end when it opens again',
      lead({ state: 'contacted', lastActionAt: at('11-21 12:00') }),
      ['idle remind 11-26 12:00', 'idle escalate 11-27 12:00', 'idle recycle 11-30 09:00'],
      weekdays,
    ],
    ['one in the open pool is shown after its hold', lead({ state: 'pooled', openFrom: at('10:10') }), ['hold open 11-22 10:10']],
    ['one that waits or is over has no clock', lead({ state: 'waiting' }), []],
  ])('%s', (_, facts, ticks, hours = everyDay) => expect(told(facts, hours)).toEqual(ticks));

  it('a lead keeps the clocks of the version it was assigned under', () => {
    const slower = { ...rules('hot'), recycle: 240 };
    expect(told({ ...assigned('10:00'), terms: slower }).at(-1)).toBe('accept recycle 11-22 14:15');
  });
});

describe('the running clock', () => {
  it('goes from step to step and stops after the last', () => {
    const facts = assigned('10:00');
    expect([0, 1, 2, 3].map((fired) => clockAfter(facts, everyDay, fired).clockStep)).toEqual(['remind', 'escalate', 'recycle', null]);
  });

  it('what is due already is moved to the time that is left for it', () => {
    expect(clockAfter(assigned('10:00'), everyDay, 2, at('15:00')).nextClockAt).toEqual(at('15:00'));
    expect(clockAfter(assigned('10:00'), everyDay, 2, at('11:00')).nextClockAt).toEqual(at('12:15'));
  });

  it('at any time of any day the steps come in order, within working hours, and never before the promise', () => {
    const minute = fc.integer({ min: 0, max: 7 * 24 * 60 - 1 });
    const hours = fc.constantFrom(everyDay, weekdays, { days: [1, 2, 3, 4, 5, 6], opens: '08:30', closes: '16:30' });
    fc.assert(
      fc.property(minute, hours, fc.constantFrom<Heat>('hot', 'normal', 'low'), (start, open, heat) => {
        const from = new Date(at('11-16 00:00').getTime() + start * 60_000);
        const ticks = ticksOf(lead({ terms: rules(heat), acceptBy: acceptBy(open, from, rules(heat)) }), open);
        const times = ticks.map((tick) => tick.at.getTime());
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(times[0]).toBeGreaterThanOrEqual(from.getTime() + rules(heat).accept * 60_000);
        for (const tick of ticks) {
          const local = new Date(tick.at.getTime() + 8 * 3_600_000);
          const time = local.toISOString().slice(11, 16);
          expect(open.days).toContain(local.getUTCDay());
          expect(time >= open.opens && time <= open.closes).toBe(true);
        }
      }),
    );
  });
});
