import type { DayMarks } from '@yinqiao/shared/domain';
import { keepCopy } from '../../../platform/db/reference';
import { type WorkCalendar, WorkCalendarModel } from './workCalendar.model';

export interface CalendarInForce {
  /** The publications it is made of, the earliest year first: `2026.2 2027.1`. */
  version: string;
  marks: DayMarks;
  years: ReadonlyMap<number, WorkCalendar>;
}

const copy = keepCopy(WorkCalendarModel, (all: readonly WorkCalendar[]) => ({ all, inForce: inForceOf(newestOf(all)) }));

/** The newest publication of every year, from the process's own copy. */
export const calendarInForce = async (): Promise<CalendarInForce> => (await copy()).inForce;

/** The calendar as it stood under a version that was stored with a decision. @throws Error when the bank has no such publication */
export async function calendarOfVersion(version: string): Promise<CalendarInForce> {
  const { all } = await copy();
  const published = version
    .split(' ')
    .filter(Boolean)
    .map((id) => {
      const one = all.find(({ _id }) => _id === id);
      if (!one) throw new Error(`no working calendar ${id} was published`);
      return one;
    });
  return inForceOf(published);
}

function newestOf(all: readonly WorkCalendar[]): WorkCalendar[] {
  const newest = new Map<number, WorkCalendar>();
  for (const one of all) if (one.version > (newest.get(one.year)?.version ?? 0)) newest.set(one.year, one);
  return [...newest.values()].sort((a, b) => a.year - b.year);
}

function inForceOf(published: readonly WorkCalendar[]): CalendarInForce {
  return {
    version: published.map(({ _id }) => _id).join(' '),
    marks: Object.fromEntries(published.flatMap(({ days }) => days.map(({ day, mark }) => [day, mark]))),
    years: new Map(published.map((one) => [one.year, one])),
  };
}
