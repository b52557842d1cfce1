import { defineModel, Schema } from '../../platform/db/mongoose';

/** Clocks being reckoned anew: visible while it goes on, and afterwards what it did. */
export interface ClockRun {
  /** What for: `calendar/2027/3`. */
  _id: string;
  startedAt: Date;
  total: number;
  done: number;
  /** Clocks that would have been past and were given time. */
  graced: number;
  finishedAt: Date | null;
}

const schema = new Schema<ClockRun>({
  _id: { type: String, required: true },
  startedAt: { type: Date, required: true },
  total: { type: Number, required: true },
  done: { type: Number, required: true },
  graced: { type: Number, required: true },
  finishedAt: { type: Date, default: null },
});
schema.index({ startedAt: -1 });

export const ClockRunModel = defineModel('ClockRun', 'clockRuns', schema);
