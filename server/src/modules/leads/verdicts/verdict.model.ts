import { type AppealLevel, appealOrder, type DisputeKind, type VerdictState, verdictStates } from '@yinqiao/shared/domain';
import { defineModel, Schema } from '../../../platform/db/mongoose';
import type { VerdictFacts } from './judge/facts';
import type { Judgement } from './judge/judgement';

/** One issue of the document; a decision on an appeal adds one and keeps those before. */
export interface VerdictIssue {
  /** From 1. */
  no: number;
  at: Date;
  /** Null: by the rules alone. */
  decidedBy: string | null;
  level: AppealLevel | null;
  policy: { name: string; versionIds: string[] };
  facts: VerdictFacts;
  judgement: Judgement;
  /** Of everything above with the document's number and parties; the audit chain holds the same. */
  digest: string;
}

export interface Appeal {
  level: AppealLevel;
  byStaffId: string;
  at: Date;
  sealedReason: string;
  /** Until when it is to be answered. */
  answerBy: Date;
  /** Levels that did not answer in time. */
  passed: { level: AppealLevel; at: Date }[];
  /** Null while it waits. */
  answer: 'upheld' | 'changed' | null;
  answeredAt: Date | null;
  answeredBy: string | null;
  sealedAnswer: string | null;
}

/** 归属裁决书: one dispute about who follows a lead and how its deal is counted, as judged and as appealed. Codes, ids and times only. */
export interface Verdict {
  _id: string;
  leadId: string;
  personId: string;
  year: number;
  /** Counts from 1 within the year. */
  number: number;
  kind: DisputeKind;
  /** The two who claim. */
  partyIds: string[];
  /** Null: the customer, who asked for another adviser. */
  raisedBy: string | null;
  raisedAt: Date;
  sealedStatement: string;
  /** Who reads it beside the parties: to whom it gave the lead. */
  readerIds: string[];
  /** Units of the parties, the follower and whoever is asked something, up to head office: who manages one of them reads it. */
  readerUnitIds: string[];
  /** The unit that answers at each level. */
  answeringUnitIds: Record<AppealLevel, string>;
  state: VerdictState;
  /** Where an appeal would go, or lies. */
  level: AppealLevel;
  /** Until when a party may appeal; null while an appeal waits and when it is final. */
  appealBy: Date | null;
  /** Until when the level answers; null unless an appeal waits. */
  answerBy: Date | null;
  /** Of the deadline that runs. */
  reminded: boolean;
  /** False when it is final: a lead has one open dispute at most. */
  open: boolean;
  issues: VerdictIssue[];
  appeals: Appeal[];
  /** Grows with every step. */
  version: number;
}

const issue = new Schema<VerdictIssue>(
  {
    no: { type: Number, required: true },
    at: { type: Date, required: true },
    decidedBy: { type: String, default: null },
    level: { type: String, enum: [...appealOrder, null], default: null },
    policy: { type: Schema.Types.Mixed, required: true },
    facts: { type: Schema.Types.Mixed, required: true },
    judgement: { type: Schema.Types.Mixed, required: true },
    digest: { type: String, required: true },
  },
  { _id: false, minimize: false },
);
const appeal = new Schema<Appeal>(
  {
    level: { type: String, enum: appealOrder, required: true },
    byStaffId: { type: String, required: true },
    at: { type: Date, required: true },
    sealedReason: { type: String, required: true },
    answerBy: { type: Date, required: true },
    passed: {
      type: [new Schema({ level: { type: String, required: true }, at: { type: Date, required: true } }, { _id: false })],
      required: true,
    },
    answer: { type: String, enum: ['upheld', 'changed', null], default: null },
    answeredAt: { type: Date, default: null },
    answeredBy: { type: String, default: null },
    sealedAnswer: { type: String, default: null },
  },
  { _id: false },
);
const schema = new Schema<Verdict>({
  _id: { type: String, required: true },
  leadId: { type: String, required: true },
  personId: { type: String, required: true },
  year: { type: Number, required: true },
  number: { type: Number, required: true },
  kind: { type: String, required: true },
  partyIds: { type: [String], required: true },
  raisedBy: { type: String, default: null },
  raisedAt: { type: Date, required: true },
  sealedStatement: { type: String, required: true },
  readerIds: { type: [String], required: true },
  readerUnitIds: { type: [String], required: true },
  answeringUnitIds: {
    type: new Schema(Object.fromEntries(appealOrder.map((level) => [level, { type: String, required: true }])), { _id: false }),
    required: true,
  },
  state: { type: String, enum: verdictStates, required: true },
  level: { type: String, enum: appealOrder, required: true },
  appealBy: { type: Date, default: null },
  answerBy: { type: Date, default: null },
  reminded: { type: Boolean, default: false },
  open: { type: Boolean, required: true },
  issues: { type: [issue], required: true },
  appeals: { type: [appeal], required: true },
  version: { type: Number, required: true },
});
schema.index({ year: 1, number: 1 }, { unique: true });
schema.index({ leadId: 1 }, { unique: true, partialFilterExpression: { open: true } });
schema.index({ readerUnitIds: 1, year: -1, number: -1 });
schema.index({ partyIds: 1, year: -1, number: -1 });
schema.index({ readerIds: 1, year: -1, number: -1 });
schema.index({ personId: 1 });
schema.index({ state: 1, appealBy: 1 });
schema.index({ state: 1, answerBy: 1 });

export const VerdictModel = defineModel('Verdict', 'verdicts', schema);

/** The last number of a year that was given out. */
interface VerdictNumber {
  _id: number;
  last: number;
}

export const VerdictNumberModel = defineModel(
  'VerdictNumber',
  'verdictNumbers',
  new Schema<VerdictNumber>({ _id: { type: Number, required: true }, last: { type: Number, required: true } }),
);
