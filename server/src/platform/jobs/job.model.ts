import { defineModel, Schema } from '../db/mongoose';

type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** Long work, as a document: what it is about, how far it is, and how it ended. `done` is also where it goes on after a crash. */
export interface Job {
  _id: string;
  kind: string;
  subjectId: string;
  state: JobState;
  done: number;
  /** Null while nobody knows. */
  total: number | null;
  failures: number;
  /** A code of the kind's own. */
  fault: string | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

const schema = new Schema<Job>({
  _id: { type: String, required: true },
  kind: { type: String, required: true },
  subjectId: { type: String, required: true },
  state: { type: String, enum: ['waiting', 'running', 'done', 'failed', 'cancelled'], required: true },
  done: { type: Number, required: true },
  total: { type: Number, default: null },
  failures: { type: Number, required: true },
  fault: { type: String, default: null },
  createdAt: { type: Date, required: true },
  startedAt: { type: Date, default: null },
  finishedAt: { type: Date, default: null },
});
schema.index({ subjectId: 1, createdAt: -1 });
schema.index({ state: 1, createdAt: -1 });

export const JobModel = defineModel('Job', 'jobs', schema);
