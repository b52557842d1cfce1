import { defineModel, Schema } from '../../platform/db/mongoose';
import { type FirstTrace, readTrace } from './distribution/firstTrace';
import type { Trace } from './distribution/trace';

/** Why one assignment went to whom; written with it and never changed. */
export interface Decision {
  _id: string;
  leadId: string;
  assignmentNo: number;
  staffId: string;
  poolUnitId: string;
  decidedAt: Date;
  trace: Trace;
}

/** As it was written by whatever release decided. */
export type StoredDecision = Omit<Decision, 'trace'> & { trace: Trace | FirstTrace };

export const readDecision = (stored: StoredDecision): Decision => ({ ...stored, trace: readTrace(stored.trace) });

const schema = new Schema<Decision>({
  _id: { type: String, required: true },
  leadId: { type: String, required: true },
  assignmentNo: { type: Number, required: true },
  staffId: { type: String, required: true },
  poolUnitId: { type: String, required: true },
  decidedAt: { type: Date, required: true },
  trace: { type: Schema.Types.Mixed, required: true },
});
schema.index({ leadId: 1, assignmentNo: 1 }, { unique: true });

export const DecisionModel = defineModel('Decision', 'decisions', schema);
