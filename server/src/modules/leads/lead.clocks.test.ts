import { defaultLadder } from '@yinqiao/shared/domain';
import { termsOf } from './life/terms';
import { acceptBy, firstContactBy, followUpBy, promisedContactBy } from './lead.clocks';

const hours = { days: [0, 1, 2, 3, 4, 5, 6], opens: '09:00', closes: '17:00' };
const terms = termsOf({ name: 'V12', rules: defaultLadder }, 'hot');
const at = (time: string, day = '2026-11-22') => new Date(`${day}T${time}:00+08:00`);

it('an RM has fifteen minutes of opening hours to accept', () => {
  expect(acceptBy(hours, at('14:32'), terms)).toEqual(at('14:47'));
  expect(acceptBy(hours, at('16:50'), terms)).toEqual(at('09:05', '2026-11-23'));
  expect(acceptBy(hours, at('20:00'), terms)).toEqual(at('09:15', '2026-11-23'));
});

it('the customer is promised contact within the time to accept and two hours', () => {
  expect(promisedContactBy(hours, at('14:18'), terms)).toEqual(at('16:33'));
  expect(promisedContactBy(hours, at('16:00'), terms)).toEqual(at('10:15', '2026-11-23'));
});

it('accepting early brings the first contact forward, accepting late does not move the promise back', () => {
  const promised = promisedContactBy(hours, at('14:18'), terms);
  expect(firstContactBy(hours, at('14:26'), promised, terms)).toEqual(at('16:26'));
  expect(firstContactBy(hours, at('15:40'), promised, terms)).toEqual(promised);
});

it('a follow-up is due within a working day, one that is considering within three', () => {
  expect(followUpBy(hours, 'intent_follow', at('14:32'))).toEqual(at('14:32', '2026-11-23'));
  expect(followUpBy(hours, 'considering', at('14:32'))).toEqual(at('14:32', '2026-11-25'));
});

it('days on which the outlet is closed do not count', () => {
  const county = { days: [1, 2, 3, 4, 5, 6], opens: '08:30', closes: '16:30' };
  expect(acceptBy(county, at('16:25', '2026-11-21'), terms)).toEqual(at('08:40', '2026-11-23'));
});
