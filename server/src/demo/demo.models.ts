import { defineModel, Schema } from '../platform/db/mongoose';

/** The mark of a demo database, written by its first seed: demo logins refuse a database without it, a normal start refuses one with it. */
export interface DemoMark {
  _id: string;
  seed: number;
  customers: number;
  /** Where the business clock was put. */
  startsAt: Date;
  /** The database's time: tells one bank from the next. Banks of earlier releases have none. */
  seededAt?: Date;
}
export const DEMO_MARK_ID = 'demo';
/** Stands from before the first deletion until the mark itself is written, so that a seed that was cut short can be run again. */
export const SEEDING_MARK_ID = 'seeding';
export const DemoMarkModel = defineModel(
  'DemoMark',
  'demoMarks',
  new Schema<DemoMark>({
    _id: { type: String, required: true },
    seed: { type: Number, required: true },
    customers: { type: Number, required: true },
    startsAt: { type: Date, required: true },
    seededAt: { type: Date },
  }),
);

/** Someone a visitor of the playground can be. */
export interface DemoPersona {
  /** The persona's key, e.g. `wang-haoran`. */
  _id: string;
  place: 'customer' | 'relationship_manager' | 'console';
  /** The person's or the member of staff's id. */
  subjectId: string;
  name: string;
  label: string;
  hint: string;
  wecomUserId: string | null;
  externalUserId: string | null;
  order: number;
}
export const DemoPersonaModel = defineModel(
  'DemoPersona',
  'demoPersonas',
  new Schema<DemoPersona>({
    _id: { type: String, required: true },
    place: { type: String, enum: ['customer', 'relationship_manager', 'console'], required: true },
    subjectId: { type: String, required: true },
    name: { type: String, required: true },
    label: { type: String, required: true },
    hint: { type: String, required: true },
    wecomUserId: { type: String, default: null },
    externalUserId: { type: String, default: null },
    order: { type: Number, required: true },
  }),
);
