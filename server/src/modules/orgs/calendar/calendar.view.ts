import type { Data } from '@yinqiao/shared/contracts';
import { shanghaiParts } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../platform/access';
import { businessNow } from '../../../platform/clock/clock';
import { AppError } from '../../../platform/http/AppError';
import { staffById } from '../org.reads';
import { publishesCalendars } from '../orgs.abilities';
import { calendarInForce } from './calendar.reads';
import { standardCalendar } from './standardCalendar';
import type { WorkCalendar } from './workCalendar.model';

/** From this month on next year's calendar is needed: appointments and deadlines reach into it. */
const NEXT_YEAR_FROM_MONTH = 11;

/** Last, this and next year. */
function calendarYears(now: Date): number[] {
  const { year } = shanghaiParts(now);
  return [year - 1, year, year + 1];
}

/** @throws AppError CALENDAR_YEAR_UNKNOWN */
export function assertCalendarYear(year: number, now: Date): void {
  if (!calendarYears(now).includes(year)) throw new AppError('CALENDAR_YEAR_UNKNOWN');
}

export async function calendarView(actor: StaffActor, year: number): Promise<Data<'orgs.calendar'>> {
  const now = businessNow();
  assertCalendarYear(year, now);
  const { years } = await calendarInForce();
  return {
    ...(await presentCalendar(actor, year, years.get(year))),
    years: calendarYears(now),
    missingYears: neededYears(now).filter((needed) => !years.has(needed)),
  };
}

/** One year as it holds, beside what was announced for it. */
export async function presentCalendar(
  actor: StaffActor,
  year: number,
  calendar: WorkCalendar | undefined,
): Promise<Data<'orgs.publishCalendar'>> {
  const publisher = calendar && (await staffById(calendar.publishedBy));
  return {
    year,
    version: calendar?.version ?? 0,
    publishedAt: calendar?.publishedAt.toISOString() ?? null,
    publishedBy: publisher?.name ?? null,
    days: calendar?.days.map(({ day, mark, name }) => ({ day, mark, name })) ?? [],
    announced: standardCalendar(year),
    canPublish: publishesCalendars(actor.role),
  };
}

function neededYears(now: Date): number[] {
  const { year, month } = shanghaiParts(now);
  return month >= NEXT_YEAR_FROM_MONTH ? [year, year + 1] : [year];
}
