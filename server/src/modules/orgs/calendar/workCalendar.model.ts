import type { MarkedDay } from '@yinqiao/shared/domain';
import { Schema } from '../../../platform/db/mongoose';
import { defineReferenceModel } from '../../../platform/db/reference';

/** One publication of a year's working calendar. Publications are never changed: the newest of a year holds. */
export interface WorkCalendar {
  /** `<year>.<version>` */
  _id: string;
  year: number;
  version: number;
  days: MarkedDay[];
  publishedBy: string;
  publishedAt: Date;
}

const schema = new Schema<WorkCalendar>({
  _id: { type: String, required: true },
  year: { type: Number, required: true },
  version: { type: Number, required: true },
  days: {
    type: [
      new Schema<MarkedDay>(
        { day: { type: String, required: true }, mark: { type: String, required: true }, name: { type: String, default: '' } },
        { _id: false },
      ),
    ],
    required: true,
  },
  publishedBy: { type: String, required: true },
  publishedAt: { type: Date, required: true },
});

export const WorkCalendarModel = defineReferenceModel('WorkCalendar', 'workCalendars', schema);

export const calendarId = (year: number, version: number): string => `${year}.${version}`;
