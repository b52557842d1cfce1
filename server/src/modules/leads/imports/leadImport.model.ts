import type { ImportFault, ImportMapping, ImportState, ProductLine } from '@yinqiao/shared/domain';
import { importStates } from '@yinqiao/shared/domain';
import { defineModel, Schema } from '../../../platform/db/mongoose';

/** What became of the rows that were taken in. */
export interface ImportResult {
  made: number;
  joined: number;
  reopened: number;
  known: number;
  barred: number;
}

/** 名单导入: one file of leads, from the upload to what became of each row. Of persons it holds nothing in the clear. */
export interface LeadImport {
  _id: string;
  unitId: string;
  unitPath: string;
  fileName: string;
  createdBy: string;
  createdAt: Date;
  /** Who made, uploaded or mapped it; none of them approves it. */
  authors: string[];
  state: ImportState;
  /** Grows with what people decide: columns, submission. */
  version: number;
  /** Its bytes are sealed under a key of its own, which goes with it. */
  fileId: string | null;
  sha256: string | null;
  /** The job in hand, or the last one. */
  jobId: string | null;
  encoding: string | null;
  headings: string[];
  /** The first rows, under the file's key. */
  sealedPreview: string | null;
  rows: number | null;
  mapping: ImportMapping;
  wholeFile: { productLine: ProductLine | null; consentVersion: string | null; areaId: string | null };
  /** Rows that make no lead, by reason. */
  faults: Partial<Record<ImportFault, number>>;
  result: ImportResult;
  /** A code of `importFileFaults`. */
  fileFault: string | null;
  finishedAt: Date | null;
}

export const nothingYet: ImportResult = { made: 0, joined: 0, reopened: 0, known: 0, barred: 0 };

const schema = new Schema<LeadImport>({
  _id: { type: String, required: true },
  unitId: { type: String, required: true },
  unitPath: { type: String, required: true },
  fileName: { type: String, required: true },
  createdBy: { type: String, required: true },
  createdAt: { type: Date, required: true },
  authors: { type: [String], required: true },
  state: { type: String, enum: Object.keys(importStates), required: true },
  version: { type: Number, required: true },
  fileId: { type: String, default: null },
  sha256: { type: String, default: null },
  jobId: { type: String, default: null },
  encoding: { type: String, default: null },
  headings: { type: [String], required: true },
  sealedPreview: { type: String, default: null },
  rows: { type: Number, default: null },
  mapping: { type: Schema.Types.Mixed, required: true },
  wholeFile: { type: Schema.Types.Mixed, required: true },
  faults: { type: Schema.Types.Mixed, required: true },
  result: { type: Schema.Types.Mixed, required: true },
  fileFault: { type: String, default: null },
  finishedAt: { type: Date, default: null },
});
schema.index({ unitPath: 1, createdAt: -1 });
schema.index({ fileId: 1 });

export const LeadImportModel = defineModel('LeadImport', 'leadImports', schema);
