import { defineModel, Schema } from '../../platform/db/mongoose';

/** One morning's look. */
export interface JourneyRun {
  /** The business day, so that there is one a day. */
  _id: string;
  days: number;
  /** The day that was last looked at and its last customer; a killed run goes on behind. */
  cursor: { day: string; after: string };
  looked: number;
  made: number;
  joined: number;
  known: number;
  barred: number;
  finishedAt: Date | null;
}

const count = { type: Number, required: true } as const;
const schema = new Schema<JourneyRun>({
  _id: { type: String, required: true },
  days: count,
  cursor: { type: new Schema({ day: { type: String, required: true }, after: { type: String } }, { _id: false }), required: true },
  looked: count,
  made: count,
  joined: count,
  known: count,
  barred: count,
  finishedAt: { type: Date, default: null },
});

export const JourneyRunModel = defineModel('JourneyRun', 'journeyRuns', schema);

export const freshRun = (day: string, days: number): JourneyRun => ({
  _id: day,
  days,
  cursor: { day, after: '' },
  looked: 0,
  made: 0,
  joined: 0,
  known: 0,
  barred: 0,
  finishedAt: null,
});
