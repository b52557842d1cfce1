import type { ImportFault, ImportField } from '@yinqiao/shared/domain';
import { defineModel, Schema } from '../../../platform/db/mongoose';

/** One row that makes no lead, by its number in the file; what it holds is not kept here. */
export interface ImportFaultRow {
  /** `<import>:<row>` */
  _id: string;
  importId: string;
  row: number;
  field: ImportField;
  code: ImportFault;
}

const schema = new Schema<ImportFaultRow>({
  _id: { type: String, required: true },
  importId: { type: String, required: true },
  row: { type: Number, required: true },
  field: { type: String, required: true },
  code: { type: String, required: true },
});
schema.index({ importId: 1, row: 1 });

export const ImportFaultModel = defineModel('ImportFaultRow', 'importFaults', schema);
export const importFaultId = (importId: string, row: number): string => `${importId}:${row}`;
