import type { MeasureState, StaffRole } from '@yinqiao/shared/domain';
import { defineModel, Schema } from '../../../../platform/db/mongoose';
import type { Measure } from '../judge/judgement';

/** Something that an issue of a verdict asks of somebody: one document each, made once with the issue. */
export interface VerdictMeasure {
  /** `<verdict>.<issue>.<number>` */
  _id: string;
  verdictId: string;
  issueNo: number;
  /** Its place among the measures of the issue, from 1. */
  no: number;
  measure: Measure;
  /** Of whom it is asked; whoever does the same work in the same unit may answer too. */
  askedOf: string;
  askedRole: StaffRole;
  askedUnitId: string;
  askedAt: Date;
  dueAt: Date;
  /** When whoever is asked is reminded of it; null when that is done, or when it was asked so late that it is fresh in mind. */
  remindAt: Date | null;
  state: MeasureState;
  closedAt: Date | null;
  closedBy: string | null;
}

const schema = new Schema<VerdictMeasure>({
  _id: { type: String, required: true },
  verdictId: { type: String, required: true },
  issueNo: { type: Number, required: true },
  no: { type: Number, required: true },
  measure: { type: Schema.Types.Mixed, required: true },
  askedOf: { type: String, required: true },
  askedRole: { type: String, required: true },
  askedUnitId: { type: String, required: true },
  askedAt: { type: Date, required: true },
  dueAt: { type: Date, required: true },
  remindAt: { type: Date, default: null },
  state: { type: String, enum: ['open', 'done', 'not_needed', 'recalled'], required: true },
  closedAt: { type: Date, default: null },
  closedBy: { type: String, default: null },
});
schema.index({ verdictId: 1, issueNo: 1, no: 1 }, { unique: true });
schema.index({ askedUnitId: 1, askedRole: 1, state: 1 });
schema.index({ state: 1, remindAt: 1 });

export const VerdictMeasureModel = defineModel('VerdictMeasure', 'verdictMeasures', schema);

export const measureIdOf = (verdictId: string, issueNo: number, no: number): string => `${verdictId}.${issueNo}.${no}`;

/** The verdict that asks it. */
export const verdictOfMeasure = (measureId: string): string => measureId.split('.')[0] ?? '';

export const taskSubjectOf = ({ _id }: Pick<VerdictMeasure, '_id'>) => ({ kind: 'verdict_measure' as const, id: _id });
