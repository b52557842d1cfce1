import { addDays, businessDayOf, rungOf, type RuleSet, shanghaiInstant } from '@yinqiao/shared/domain';
import type { Roster } from '../../rosterBank';

/**
 * The times of day at which a lead that waits may find things changed without anybody doing anything: midnight, when outlets open
 * and close, and the hours that rules name. Between two of them only loads change, so a bank is made once for each.
 */
export function momentsOfDay(roster: Roster, rules: readonly RuleSet[]): string[] {
  const times = ['00:00', ...roster.outlets.flatMap(({ hours }) => [hours.opens, hours.closes]), ...rules.flatMap(hoursIn)];
  return [...new Set(times)].sort();
}

/** The times at which rules of a bank’s own begin or end to hold: then leads may move also while nobody has room. */
export const ownRuleTimes = (rules: readonly RuleSet[]): ReadonlySet<string> => new Set(rules.flatMap(ownHoursIn));

const hoursIn = (rules: RuleSet): string[] => {
  const seats = rungOf(rules, 'remote_seats');
  return [...(seats ? [seats.params.from, seats.params.to] : []), ...ownHoursIn(rules)];
};

const ownHoursIn = ({ rungs }: RuleSet): string[] =>
  rungs.flatMap((rung) =>
    rung.kind === 'custom' && rung.params.when.hours ? [rung.params.when.hours.from, rung.params.when.hours.to] : [],
  );

/** The first of these times of day after an instant. @param times in order, midnight first */
export function nextMoment(times: readonly string[], after: Date): Date {
  const day = businessDayOf(after);
  const later = times.map((time) => shanghaiInstant(day, time)).find((at) => at > after);
  return later ?? shanghaiInstant(addDays(day, 1));
}
