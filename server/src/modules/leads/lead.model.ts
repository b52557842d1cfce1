import type {
  CallTime,
  Heat,
  LeadSource,
  LeadState,
  Outcome,
  PoolReason,
  ProductLine,
  RecycleReason,
  ReturnReason,
  RiskGrade,
  TransferReason,
} from '@yinqiao/shared/domain';
import { leadSources, leadStates } from '@yinqiao/shared/domain';
import { defineModel, Schema } from '../../platform/db/mongoose';
import type { ClockKind, ClockStep } from './life/ticksOf';
import type { Terms } from './life/terms';
import type { LeadFacts } from './distribution/leadFacts';
import type { PoolChoice } from './pool';

/** What the source knew beyond the person and the line: the facts that some rungs of the ladder ask for. */
export interface TouchFacts {
  /** 来源码员工: whose code was scanned. */
  codeStaffId?: string;
  /** The code that brought the customer, and when it was opened, which may be days before. */
  entryId?: string;
  scannedAt?: Date;
  /** Whom the code named and the customer would not hear from. */
  declinedStaffId?: string;
  /** 转介绍 */
  referral?: { namedStaffId: string; byStaffId: string };
  /** 客户自选; `byCode`: not in so many words, by scanning the outlet's code. */
  chosen?: { staffId?: string; outletId?: string; byCode?: true };
  communityId?: string;
  /** What the person filled in: an amount in 万元, a term in months, when to call; the product as it was called and graded then. */
  wish?: {
    amount?: number;
    months?: number;
    productId?: string;
    productName?: string;
    riskGrade?: RiskGrade | null;
    callTime?: CallTime;
  };
}

/** One enquiry that belongs to the lead. */
export interface Touch {
  /** `<Kind>/<id>` of what the person did; one source makes at most one touch, ever. */
  source: string;
  kind: LeadSource;
  campaignId: string | null;
  /** When the person did it, which may be long before we heard of it. */
  at: Date;
  facts: TouchFacts;
}

/** What happened to the lead, in order. Codes and ids only. */
export type HistoryEntry = {
  at: Date;
  what:
    | 'captured'
    | 'joined'
    | 'assigned'
    | 'accepted'
    | 'returned'
    | 'reminded'
    | 'escalated'
    | 'recycled'
    | 'handed_up'
    | 'pooled'
    | 'grabbed'
    | 'transferred'
    | 'taken_back'
    | 'befriended'
    | 'outcome'
    | 'closed'
    | 'merged'
    | 'unmerged'
    | 'reopened';
  /** Whose it was, or became. */
  staffId: string | null;
  assignmentNo: number | null;
  /** The outcome, the clock that ran out, or the reason of a return, a recycle, a transfer or an end. */
  code:
    | Outcome
    | ReturnReason
    | RecycleReason
    | PoolReason
    | TransferReason
    | ClockKind
    | 'consent_withdrawn'
    | 'red_line'
    | 'unanswered'
    | 'verdict'
    | null;
  /** Who did it, where that is not whom the line is about. */
  byStaffId?: string;
  /** The document that decided it. */
  verdictId?: string;
};

/** Somebody who had the lead; it does not come to them again before that time. */
interface FormerHolder {
  staffId: string;
  until: Date;
}

/** How the holder came by the lead. */
export type GivenBy = 'distribution' | 'manager' | 'grab';

/** 线索: one need of one person, and who follows it (线索跟进权, one of the four ledgers of ownership). */
export interface Lead {
  _id: string;
  personId: string;
  productLine: ProductLine;
  /** The campaign of the earliest touch. */
  campaignId: string | null;
  areaId: string;
  /** The consent that contact rests on. */
  consentId: string;
  /** By their own time, the earliest first. */
  touches: Touch[];
  state: LeadState;
  /** True until it ends; the partial unique index below rests on it. */
  open: boolean;
  /** The unit of whoever follows it; of the pool while it waits. */
  unitPath: string;
  pool: PoolChoice;
  /** What the ladder goes by. */
  facts: LeadFacts;
  /** 管户 when the lead was captured. */
  ownerId: string | null;
  /** Who follows it now; after the end, who did last. */
  staffId: string | null;
  /** The fencing token of ownership: grows by one with every assignment. */
  assignmentNo: number;
  /** Whoever had it and gave it back or lost it. */
  formerHolders: FormerHolder[];
  /** How often distribution gave it again. */
  redistributions: number;
  givenBy: GivenBy | null;
  /** Contacts tried in vain. */
  attempts: number;
  /** The time of the earliest touch. */
  capturedAt: Date;
  /** When it was opened: made, or re-opened. */
  openedAt: Date;
  /** When it had ended before it was re-opened; null when it never was. */
  reopenedFrom: Date | null;
  /** The lead that took its touches over. */
  mergedInto: string | null;
  assignedAt: Date | null;
  acceptBy: Date | null;
  acceptedAt: Date | null;
  firstContactBy: Date | null;
  firstContactedAt: Date | null;
  closedAt: Date | null;
  heat: Heat;
  /** 0 is served first. */
  heatRank: number;
  /** The rules its present assignment began under; rules that change later do not move its clocks. */
  terms: Terms | null;
  /** The last thing the holder did with it. */
  lastActionAt: Date | null;
  /** When the holder meant to contact again. */
  followUpBy: Date | null;
  /** The clock that runs, when it is due next, and what happens then. */
  nextClock: ClockKind | null;
  nextClockAt: Date | null;
  clockStep: ClockStep | null;
  /** Steps of the running clock that are done: more than none, and the lead is overdue. */
  clockFired: number;
  /** In the open pool: why, since when, and from when it can be seen. */
  poolReason: PoolReason | null;
  pooledAt: Date | null;
  openFrom: Date | null;
  history: HistoryEntry[];
}

const touch = new Schema<Touch>(
  {
    source: { type: String, required: true },
    kind: { type: String, enum: Object.keys(leadSources), required: true },
    campaignId: { type: String, default: null },
    at: { type: Date, required: true },
    facts: { type: Schema.Types.Mixed, required: true },
  },
  // A touch without facts keeps its empty object, also when it is written again.
  { _id: false, minimize: false },
);
const historyEntry = new Schema<HistoryEntry>(
  {
    at: { type: Date, required: true },
    what: { type: String, required: true },
    staffId: { type: String, default: null },
    assignmentNo: { type: Number, default: null },
    code: { type: String, default: null },
    byStaffId: { type: String },
    verdictId: { type: String },
  },
  { _id: false },
);
const formerHolder = new Schema<FormerHolder>(
  { staffId: { type: String, required: true }, until: { type: Date, required: true } },
  { _id: false },
);
const termsSchema = new Schema<Terms>(
  {
    policy: { type: String, required: true },
    accept: { type: Number, required: true },
    contact: { type: Number, required: true },
    recycle: { type: Number, required: true },
    idleDays: { type: Number, required: true },
    grabContact: { type: Number, required: true },
    holdMinutes: { type: Number, required: true },
    coolOffDays: { type: Number, required: true },
    mostRedistributions: { type: Number, required: true },
    idleTo: { type: String, required: true },
  },
  { _id: false },
);
const pool = new Schema<PoolChoice>(
  {
    poolUnitId: { type: String, required: true },
    namedStaffId: { type: String, default: null },
    by: { type: String, required: true },
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
  facts: { type: Schema.Types.Mixed, required: true },
  ownerId: { type: String, default: null },
  staffId: { type: String, default: null },
  assignmentNo: { type: Number, required: true },
  formerHolders: { type: [formerHolder], required: true },
  redistributions: { type: Number, required: true },
  givenBy: { type: String, default: null },
  attempts: { type: Number, required: true },
  capturedAt: { type: Date, required: true },
  openedAt: { type: Date, required: true },
  reopenedFrom: { type: Date, default: null },
  mergedInto: { type: String, default: null },
  assignedAt: { type: Date, default: null },
  acceptBy: { type: Date, default: null },
  acceptedAt: { type: Date, default: null },
  firstContactBy: { type: Date, default: null },
  firstContactedAt: { type: Date, default: null },
  closedAt: { type: Date, default: null },
  heat: { type: String, required: true },
  heatRank: { type: Number, required: true },
  terms: { type: termsSchema, default: null },
  lastActionAt: { type: Date, default: null },
  followUpBy: { type: Date, default: null },
  nextClock: { type: String, default: null },
  nextClockAt: { type: Date, default: null },
  clockStep: { type: String, default: null },
  clockFired: { type: Number, required: true },
  poolReason: { type: String, default: null },
  pooledAt: { type: Date, default: null },
  openFrom: { type: Date, default: null },
  history: { type: [historyEntry], required: true },
});
// Idempotent intake: a source is touched once whatever is delivered twice.
schema.index({ 'touches.source': 1 }, { unique: true });
// At most one open lead a person and product line.
schema.index({ personId: 1, productLine: 1 }, { unique: true, partialFilterExpression: { open: true } });
schema.index({ personId: 1, _id: -1 });
// In the order in which waiting leads leave: the highest heat, then the oldest.
schema.index({ state: 1, 'pool.poolUnitId': 1, heatRank: 1, capturedAt: 1 });
// What is due: only leads whose clock runs.
schema.index({ nextClockAt: 1, staffId: 1 }, { partialFilterExpression: { open: true } });
schema.index({ unitPath: 1, state: 1, capturedAt: 1 });
schema.index({ unitPath: 1, capturedAt: -1 });
schema.index({ staffId: 1, state: 1 });
schema.index({ staffId: 1, assignedAt: 1 });
schema.index({ campaignId: 1, capturedAt: -1 });
// What came of a code: only leads that came through one.
schema.index({ 'touches.facts.entryId': 1 }, { sparse: true });
// In the order of arrival: a replay reads them in pages.
schema.index({ openedAt: 1, _id: 1 });

export const LeadModel = defineModel('Lead', 'leads', schema);
