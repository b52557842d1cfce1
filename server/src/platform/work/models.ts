import { defineModel, Schema } from '../db/mongoose';

/** Urgency classes with workers of their own, so that a broadcast never starves a card or a callback. */
const lanes = ['callback', 'card', 'normal', 'bulk'] as const;
export type Lane = (typeof lanes)[number];

export interface StoredEvent {
  _id: string;
  type: string;
  version: number;
  at: Date;
  recordedAt: Date;
  payload: Record<string, unknown>;
}
const eventSchema = new Schema<StoredEvent>({
  _id: { type: String, required: true },
  type: { type: String, required: true },
  version: { type: Number, required: true },
  at: { type: Date, required: true },
  recordedAt: { type: Date, required: true },
  payload: { type: Schema.Types.Mixed, required: true },
});
eventSchema.index({ type: 1, _id: 1 });
eventSchema.index({ 'payload.personId': 1, _id: 1 });
export const EventModel = defineModel('Event', 'events', eventSchema);

type WorkState = 'ready' | 'leased' | 'done' | 'failed';

export interface WorkItem {
  _id: string;
  processor: string;
  eventId: string;
  /** What its event says, so that a worker has it in hand with the claim. */
  event: Pick<StoredEvent, 'type' | 'version' | 'at' | 'payload'>;
  lane: Lane;
  /** Work on the same key is related; a serial processor handles one item of a key at a time. */
  key: string;
  /** `<processor or what it writes>:<key>` of serial processors; absent otherwise. */
  serialKey?: string;
  state: WorkState;
  availableAt: Date;
  leaseToken: string | null;
  leaseUntil: Date | null;
  attempts: number;
  lastError: string | null;
  createdAt: Date;
  doneAt: Date | null;
}
const workSchema = new Schema<WorkItem>({
  _id: { type: String, required: true },
  processor: { type: String, required: true },
  eventId: { type: String, required: true },
  event: { type: Schema.Types.Mixed, required: true },
  lane: { type: String, enum: lanes, required: true },
  key: { type: String, required: true },
  serialKey: { type: String },
  state: { type: String, required: true },
  availableAt: { type: Date, required: true },
  leaseToken: { type: String, default: null },
  leaseUntil: { type: Date, default: null },
  attempts: { type: Number, required: true, default: 0 },
  lastError: { type: String, default: null },
  createdAt: { type: Date, required: true },
  doneAt: { type: Date, default: null },
});
// In the order of the claim, so that a claim reads no more than it takes, however much waits.
workSchema.index({ lane: 1, state: 1, availableAt: 1, _id: 1 });
workSchema.index({ processor: 1, eventId: 1 }, { unique: true });
// A serial processor's lease: at most one leased item a key, enforced by the database.
workSchema.index({ serialKey: 1 }, { unique: true, partialFilterExpression: { state: 'leased', serialKey: { $exists: true } } });
workSchema.index(
  { serialKey: 1 },
  { name: 'waiting_serialKey', partialFilterExpression: { state: 'ready', serialKey: { $exists: true } } },
);
workSchema.index({ doneAt: 1 }, { expireAfterSeconds: 7 * 86_400 });
export const WorkItemModel = defineModel('WorkItem', 'workItems', workSchema);
