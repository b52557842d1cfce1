import { defineModel, Schema } from '../../platform/db/mongoose';

const taskKinds = ['first_contact', 'follow_up', 'delegation', 'lead_decision', 'lead_overdue', 'verdict', 'verdict_measure'] as const;
export type TaskKind = (typeof taskKinds)[number];

/** What the task is about. A task with a subject has no outcome of its own: the subject's transitions close it. */
export interface TaskSubject {
  kind: 'lead' | 'delegation' | 'verdict' | 'verdict_measure';
  id: string;
}

/** One piece of work in an RM's inbox. */
export interface Task {
  _id: string;
  kind: TaskKind;
  staffId: string;
  unitPath: string;
  personId: string | null;
  subject: TaskSubject;
  /** The fencing token of a lead's ownership; a task of an older assignment is stale. Null where nobody can take it over. */
  assignmentNo: number | null;
  /** Words without personal data. */
  title: string;
  /** Why it is here and what has changed, the newest last. */
  reasons: string[];
  minutes: number;
  /** True when a promise runs: such tasks stand first. */
  timed: boolean;
  dueAt: Date | null;
  state: 'open' | 'done' | 'dropped';
  /** Set while open, so that one subject has at most one open task of a kind and member. */
  openKey?: string;
  openedAt: Date;
  closedAt: Date | null;
}

const schema = new Schema<Task>({
  _id: { type: String, required: true },
  kind: { type: String, enum: taskKinds, required: true },
  staffId: { type: String, required: true },
  unitPath: { type: String, required: true },
  personId: { type: String, default: null },
  subject: {
    type: new Schema<TaskSubject>(
      {
        kind: { type: String, enum: ['lead', 'delegation', 'verdict', 'verdict_measure'], required: true },
        id: { type: String, required: true },
      },
      { _id: false },
    ),
    required: true,
  },
  assignmentNo: { type: Number, default: null },
  title: { type: String, required: true },
  reasons: { type: [String], required: true },
  minutes: { type: Number, required: true },
  timed: { type: Boolean, required: true },
  dueAt: { type: Date, default: null },
  state: { type: String, enum: ['open', 'done', 'dropped'], required: true },
  openKey: { type: String },
  openedAt: { type: Date, required: true },
  closedAt: { type: Date, default: null },
});
schema.index({ openKey: 1 }, { unique: true, partialFilterExpression: { openKey: { $exists: true } } });
schema.index({ staffId: 1, state: 1, closedAt: -1 });
schema.index({ 'subject.id': 1, state: 1 });
schema.index({ personId: 1, state: 1 });
schema.index({ unitPath: 1, state: 1 });

export const TaskModel = defineModel('Task', 'tasks', schema);
