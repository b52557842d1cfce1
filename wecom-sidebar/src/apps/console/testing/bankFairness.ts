import type { Data } from '@yinqiao/shared/contracts';
import { addDays } from '@yinqiao/shared/domain';
import { NOW } from './bankDelegations';

type Fairness = Data<'leads.fairness'>;
type Person = Fairness['people'][number];

const MONDAY = '2026-11-16';

/** Somebody who was given so many leads on each day of the week, and was entitled to `share` of one a day. */
const person = (staffId: string, name: string, share: number, given: number[], over: Partial<Person> = {}): Person => {
  const days = given.map((_, index) => {
    const sum = given.slice(0, index + 1).reduce((a, b) => a + b, 0);
    return { day: addDays(MONDAY, index), entitled: share * (index + 1), given: sum, lag: share * (index + 1) - sum };
  });
  const last = days.at(-1)!;
  const figures = { entitled: last.entitled, given: last.given, givenBack: 0, accepted: last.given, won: 0, carried: 0, lag: last.lag };
  return { staffId, name, outletName: '滨江路网点', ...figures, worst: null, days, missed: [], ...over };
};

/** A sub-branch's week of ten leads by fair share and three of book owners. */
export const fairness: Fairness = {
  now: NOW,
  unitName: '河东支行',
  from: MONDAY,
  to: addDays(MONDAY, 6),
  policy: 'V1',
  people: [
    person('tang', '唐以宁', 0.5, [0, 1, 1, 0, 0, 1, 1], { outletName: '河东营业部', missed: [{ reason: 'not_licensed', leads: 10 }] }),
    person('song', '宋清禾', 0.5, [1, 0, 1, 0, 1, 0, 0], { worst: { lag: 0.5, at: '2026-11-22T02:00:00.000Z' } }),
    person('zhou', '周可欣', 0.5, [1, 0, 1, 0, 0, 1, 0], {
      worst: { lag: 0.75, at: '2026-11-17T02:00:00.000Z' },
      missed: [
        { reason: 'off_duty', leads: 3 },
        { reason: 'daily_full', leads: 1 },
      ],
    }),
  ],
  sums: {
    entitled: 10.5,
    given: 10,
    givenBack: 1,
    accepted: 9,
    won: 2,
    fromAbove: 0,
    worst: { lag: 0.75, at: '2026-11-17T02:00:00.000Z' },
    shortest: 0.5,
    gini: 0.06,
  },
  unshared: [{ rung: 'owner', leads: 3 }],
  farOff: 0,
};
