import type { MetricId } from '@yinqiao/shared/domain';
import { defineModel, Schema } from '../../platform/db/mongoose';

/** 大事记: what happened to the whole, told at head office and branch level only, so that outlets never meet on this document. */
interface DelegationLogEntry {
  at: Date;
  /** The unit it speaks of: a reader sees the entries above, at and below the own unit, never beside it. */
  unitPath: string;
  text: string;
}

/** 总行任务: what head office wants done, by when, with which script. Who does how much stands in its nodes. */
export interface Delegation {
  _id: string;
  title: string;
  background: string;
  /** Leads of this campaign count towards it. */
  campaignId: string | null;
  audience: string;
  metric: MetricId;
  target: number;
  scriptId: string;
  /** Business days, both included. */
  startsOn: string;
  endsOn: string;
  minutesPerCustomer: number;
  leadingUnit: string;
  createdBy: string;
  createdAt: Date;
  /** Head office's own node has been released; the end is the calendar's business. */
  state: 'splitting' | 'released';
  log: DelegationLogEntry[];
}

const logEntry = new Schema<DelegationLogEntry>(
  { at: { type: Date, required: true }, unitPath: { type: String, required: true }, text: { type: String, required: true } },
  { _id: false },
);
const schema = new Schema<Delegation>({
  _id: { type: String, required: true },
  title: { type: String, required: true },
  background: { type: String, required: true },
  campaignId: { type: String, default: null },
  audience: { type: String, required: true },
  metric: { type: String, required: true },
  target: { type: Number, required: true },
  scriptId: { type: String, required: true },
  startsOn: { type: String, required: true },
  endsOn: { type: String, required: true },
  minutesPerCustomer: { type: Number, required: true },
  leadingUnit: { type: String, required: true },
  createdBy: { type: String, required: true },
  createdAt: { type: Date, required: true },
  state: { type: String, enum: ['splitting', 'released'], required: true },
  log: { type: [logEntry], required: true },
});
schema.index({ campaignId: 1, state: 1 });

export const DelegationModel = defineModel('Delegation', 'delegations', schema);
