import type { Delta, RuleSet } from '@yinqiao/shared/domain';
import { defineModel, Schema } from '../../../platform/db/mongoose';

/**
 * draft -> submitted -> scheduled -> in_force -> replaced; submitted -> rejected, which goes on as a draft; draft -> discarded,
 * which can be taken up again. What was approved is never written again but for when its time begins and ends.
 */
export type PolicyState = 'draft' | 'submitted' | 'rejected' | 'discarded' | 'scheduled' | 'in_force' | 'replaced';

/** The rules of one unit as one text: head office's ladder, or what a unit below says differently. */
export interface PolicyVersion {
  _id: string;
  unitId: string;
  unitPath: string;
  /** Counts within the unit: V12. */
  number: number;
  /** Exactly one of the two. */
  rules: RuleSet | null;
  delta: Delta | null;
  state: PolicyState;
  /** Grows with every write, for whoever edits it. */
  version: number;
  /** The version it is equal to, when it was made by rolling back. */
  restores: string | null;
  /** The latest approved version of the unit when this one was begun, from whose text it was; null where there was none. */
  baseId: string | null;
  /** Who has written in it since then; none of them approves it. */
  authors: string[];
  createdBy: string;
  createdAt: Date;
  savedBy: string;
  savedAt: Date;
  submittedBy: string | null;
  /** When it is to take force; null for as soon as it is approved. */
  effectiveAt: Date | null;
  approvalId: string | null;
  approvedBy: string | null;
  approvedAt: Date | null;
  /** Set by the approval, exact to the instant: from then on this version holds, whatever runs late. */
  inForceFrom: Date | null;
  inForceTo: Date | null;
}

const text = { type: String, default: null };
const moment = { type: Date, default: null };
const schema = new Schema<PolicyVersion>({
  _id: { type: String, required: true },
  unitId: { type: String, required: true },
  unitPath: { type: String, required: true },
  number: { type: Number, required: true },
  rules: { type: Schema.Types.Mixed, default: null },
  delta: { type: Schema.Types.Mixed, default: null },
  state: { type: String, required: true },
  version: { type: Number, required: true },
  restores: text,
  baseId: text,
  authors: { type: [String], required: true },
  createdBy: { type: String, required: true },
  createdAt: { type: Date, required: true },
  savedBy: { type: String, required: true },
  savedAt: { type: Date, required: true },
  submittedBy: text,
  effectiveAt: moment,
  approvalId: text,
  approvedBy: text,
  approvedAt: moment,
  inForceFrom: moment,
  inForceTo: moment,
});
schema.index({ unitId: 1, number: -1 }, { unique: true });
// One draft a unit, whoever begins one at the same moment.
schema.index({ unitId: 1 }, { unique: true, partialFilterExpression: { state: 'draft' }, name: 'one_draft' });
schema.index({ unitPath: 1 });
schema.index({ state: 1, inForceFrom: 1 });

export const PolicyVersionModel = defineModel('PolicyVersion', 'policyVersions', schema);

export const versionName = ({ number }: Pick<PolicyVersion, 'number'>): string => `V${number}`;
