import type { Data } from '@yinqiao/shared/contracts';
import { calendarDifference, type CalendarFault, calendarFaults, changesThePast, type MarkedDay } from '@yinqiao/shared/domain';
import { CalendarPublished } from '../../../events/orgs';
import type { StaffActor } from '../../../platform/access';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { insert } from '../../../platform/db/insert';
import { isDuplicateKey, transact } from '../../../platform/db/transact';
import { AppError } from '../../../platform/http/AppError';
import { emit } from '../../../platform/work';
import { calendarInForce } from './calendar.reads';
import { assertCalendarYear, presentCalendar } from './calendar.view';
import { calendarId, type WorkCalendar, WorkCalendarModel } from './workCalendar.model';

/**
 * Publishes a year's working calendar under the version that was seen. Nothing is overwritten: a decision of before can still be
 * read by the calendar it was made under.
 * @throws AppError CALENDAR_YEAR_UNKNOWN, CALENDAR_DAY_WRONG, CALENDAR_DAY_PAST, CALENDAR_UNCHANGED, REQUEST_VERSION_STALE
 */
export async function publishCalendar(
  actor: StaffActor,
  year: number,
  marked: readonly MarkedDay[],
  seen: number,
): Promise<Data<'orgs.publishCalendar'>> {
  const now = businessNow();
  assertCalendarYear(year, now);
  assertDaysFit(year, marked);
  const days = [...marked].sort((a, b) => (a.day < b.day ? -1 : 1));
  const published = await transact(async () => {
    const before = (await calendarInForce()).years.get(year);
    if ((before?.version ?? 0) !== seen) throw new AppError('REQUEST_VERSION_STALE');
    const changed = calendarDifference(before?.days ?? [], days);
    if (before && changed.length === 0) throw new AppError('CALENDAR_UNCHANGED');
    // The first calendar of a running year tells what its past days were; only a later one could change what was promised.
    if (before && changesThePast(before.days, days, now)) throw new AppError('CALENDAR_DAY_PAST');
    const calendar = { _id: calendarId(year, seen + 1), year, version: seen + 1, days, publishedBy: actor.staffId, publishedAt: now };
    await insertCalendar(calendar);
    await audit({
      actor: { kind: 'staff', id: actor.staffId },
      action: 'publish:WorkCalendar',
      subjects: [`WorkCalendar/${calendar._id}`],
      detail: { changed },
    });
    await emit(CalendarPublished, { year, version: calendar.version });
    return calendar;
  });
  return presentCalendar(actor, year, published);
}

function assertDaysFit(year: number, days: readonly MarkedDay[]): void {
  const faults = calendarFaults(year, days);
  if (faults.length === 0) return;
  throw new AppError('CALENDAR_DAY_WRONG', { fields: Object.fromEntries(faults.map(({ day, fault }) => [day, FAULT_WORDS[fault]])) });
}

const FAULT_WORDS: Record<CalendarFault, string> = {
  twice: '这一天标了两次',
  other_year: '不是这一年的日期',
  working_on_a_weekday: '「班」只能标在周末',
  rest_on_a_weekend: '「休」只能标在周一至周五',
};

async function insertCalendar(calendar: WorkCalendar): Promise<void> {
  try {
    await insert(WorkCalendarModel, [calendar]);
  } catch (error) {
    if (isDuplicateKey(error)) throw new AppError('REQUEST_VERSION_STALE');
    throw error;
  }
}
