import { z } from 'zod';
import { endpoint } from './endpoint';
import { businessDay, instant, version } from './values';

const markedDay = z.strictObject({ day: businessDay, mark: z.enum(['working', 'rest', 'closed']), name: z.string().trim().max(20) });
const params = z.strictObject({ year: z.string().regex(/^20\d\d$/) });

const calendar = z.strictObject({
  year: z.int(),
  /** 0 before the first publication. */
  version,
  publishedAt: instant.nullable(),
  publishedBy: z.string().nullable(),
  days: z.array(markedDay),
  /** As the State Council announced the year; null while it has not. */
  announced: z.array(markedDay).nullable(),
  canPublish: z.boolean(),
});

export const calendarEndpoints = {
  'orgs.calendar': endpoint('orgs.calendar', {
    summary: 'The working calendar of a year: public holidays, weekend days that are worked, days on which the bank is closed.',
    actor: 'staff',
    action: 'read:WorkCalendar',
    params,
    response: z.strictObject({
      ...calendar.shape,
      /** The years that may be looked at, and those of them that are still without a calendar and needed soon. */
      years: z.array(z.int()),
      missingYears: z.array(z.int()),
    }),
    errors: ['CALENDAR_YEAR_UNKNOWN'],
  }),
  'orgs.publishCalendar': endpoint('orgs.publishCalendar', {
    summary: 'Publishes a year anew: hours, rosters and every open clock are kept by it from now on. Days that are over keep their mark.',
    actor: 'staff',
    action: 'publish:WorkCalendar',
    params,
    body: z.strictObject({ days: z.array(markedDay).max(366) }),
    response: calendar,
    errors: ['CALENDAR_YEAR_UNKNOWN', 'CALENDAR_DAY_WRONG', 'CALENDAR_DAY_PAST', 'CALENDAR_UNCHANGED'],
    ifMatch: true,
  }),
};
