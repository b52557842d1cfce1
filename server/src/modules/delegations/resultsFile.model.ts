import { defineModel, Schema } from '../../platform/db/mongoose';

/** One delivery of a daily results file, taken whole or refused whole. A corrected delivery of the same day is another document. */
export interface ResultsFile {
  _id: string;
  fileName: string;
  /** The business day the file speaks of. */
  asOf: string;
  /** SHA-256 of its bytes: the same delivery is judged once. */
  digest: string;
  state: 'accepted' | 'refused';
  /** In Chinese, for head office; null when accepted. */
  reason: string | null;
  /** The run that read it. */
  arrivedAt: Date;
  /** The trailer; null when there was none to read. */
  controlTotals: { rows: number; gross: number; clawedBack: number } | null;
}

const controlTotals = new Schema(
  { rows: { type: Number, required: true }, gross: { type: Number, required: true }, clawedBack: { type: Number, required: true } },
  { _id: false },
);
const schema = new Schema<ResultsFile>({
  _id: { type: String, required: true },
  fileName: { type: String, required: true },
  asOf: { type: String, required: true },
  digest: { type: String, required: true },
  state: { type: String, enum: ['accepted', 'refused'], required: true },
  reason: { type: String, default: null },
  arrivedAt: { type: Date, required: true },
  controlTotals: { type: controlTotals, default: null },
});
schema.index({ fileName: 1, digest: 1 }, { unique: true });
// One accepted file a day, whoever reads at the same moment.
schema.index({ asOf: 1 }, { unique: true, partialFilterExpression: { state: 'accepted' } });
schema.index({ state: 1, asOf: -1 });

export const ResultsFileModel = defineModel('ResultsFile', 'resultsFiles', schema);
