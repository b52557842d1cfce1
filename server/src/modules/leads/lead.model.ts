import type { LeadState, Outcome, ProductLine, ReturnReason } from '@yinqiao/shared/domain';
import { leadStates } from '@yinqiao/shared/domain';
import { defineModel, Schema } from '../../platform/db/mongoose';
import type { PoolChoice } from './distribution/choosePool';

/** One enquiry that belongs to the lead. */
interface Touch {
  /** `<Kind>/<id>` of what the person did; one source makes at most one touch, ever. */
  source: string;
  campaignId: string | null;
  at: Date;
}

/** What happened to the lead, in order. Codes and ids only. */
export type HistoryEntry = {
  at: Date;
  what: 'captured' | 'joined' | 'assigned' | 'accepted' | 'returned' | 'befriended' | 'outcome' | 'closed';
  staffId: string | null;
  assignmentNo: number | null;
  /** The outcome, the reason of a return, or why it was closed. */
  code: Outcome | ReturnReason | 'consent_withdrawn' | 'unanswered' | null;
};

/** 线索: one need of one person, and who follows it (线索跟进权, one of the four ledgers of ownership). */
export interface Lead {
  _id: string;
  personId: string;
  productLine: ProductLine;
  /** The campaign of the first touch. */
  campaignId: string | null;
  areaId: string;
  /** The consent that contact rests on. */
  consentId: string;
  touches: Touch[];
  state: LeadState;
  /** True until it ends; the partial unique index below rests on it. */
  open: boolean;
  /** The unit of whoever follows it; of the pool while it waits. */
  unitPath: string;
  pool: PoolChoice;
  /** 管户 when the lead was captured. */
  ownerId: string | null;
  /** Who follows it now; after the end, who did last. */
  staffId: string | null;
  /** The fencing token of ownership: grows by one with every assignment. */
  assignmentNo: number;
  /** RMs who handed it back. */
  returnedBy: string[];
  /** Contacts tried in vain. */
  attempts: number;
  capturedAt: Date;
  assignedAt: Date | null;
  acceptBy: Date | null;
  acceptedAt: Date | null;
  firstContactBy: Date | null;
  firstContactedAt: Date | null;
  closedAt: Date | null;
  history: HistoryEntry[];
}

const touch = new Schema<Touch>(
  { source: { type: String, required: true }, campaignId: { type: String, default: null }, at: { type: Date, required: true } },
  { _id: false },
);
const historyEntry = new Schema<HistoryEntry>(
  {
    at: { type: Date, required: true },
    what: { type: String, required: true },
    staffId: { type: String, default: null },
    assignmentNo: { type: Number, default: null },
    code: { type: String, default: null },
  },
  { _id: false },
);
const pool = new Schema<PoolChoice>(
  {
    poolUnitId: { type: String, required: true },
    namedStaffId: { type: String, default: null },
    owner: { type: String, required: true },
    place: { type: String, required: true },
    kilometres: { type: Number, default: null },
  },
  { _id: false },
);
const schema = new Schema<Lead>({
  _id: { type: String, required: true },
  personId: { type: String, required: true },
  productLine: { type: String, required: true },
  campaignId: { type: String, default: null },
  areaId: { type: String, required: true },
  consentId: { type: String, required: true },
  touches: { type: [touch], required: true },
  state: { type: String, enum: leadStates, required: true },
  open: { type: Boolean, required: true },
  unitPath: { type: String, required: true },
  pool: { type: pool, required: true },
  ownerId: { type: String, default: null },
  staffId: { type: String, default: null },
  assignmentNo: { type: Number, required: true },
  returnedBy: { type: [String], required: true },
  attempts: { type: Number, required: true },
  capturedAt: { type: Date, required: true },
  assignedAt: { type: Date, default: null },
  acceptBy: { type: Date, default: null },
  acceptedAt: { type: Date, default: null },
  firstContactBy: { type: Date, default: null },
  firstContactedAt: { type: Date, default: null },
  closedAt: { type: Date, default: null },
  history: { type: [historyEntry], required: true },
});
// Idempotent intake: a source is touched once whatever is delivered twice.
schema.index({ 'touches.source': 1 }, { unique: true });
// At most one open lead a person and product line.
schema.index({ personId: 1, productLine: 1 }, { unique: true, partialFilterExpression: { open: true } });
schema.index({ personId: 1, _id: -1 });
schema.index({ state: 1, 'pool.poolUnitId': 1, capturedAt: 1 });
schema.index({ unitPath: 1, capturedAt: -1 });
schema.index({ staffId: 1, state: 1 });
schema.index({ staffId: 1, assignedAt: 1 });
schema.index({ campaignId: 1, capturedAt: -1 });

export const LeadModel = defineModel('Lead', 'leads', schema);
