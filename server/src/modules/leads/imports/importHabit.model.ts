import type { ImportField } from '@yinqiao/shared/domain';
import { defineModel, Schema } from '../../../platform/db/mongoose';

/** How a unit's lists call their columns: what was said of the last one is proposed for the next. */
export interface ImportHabit {
  /** The unit's id. */
  _id: string;
  headings: Partial<Record<ImportField, string>>;
}

const schema = new Schema<ImportHabit>({ _id: { type: String, required: true }, headings: { type: Schema.Types.Mixed, required: true } });

export const ImportHabitModel = defineModel('ImportHabit', 'importHabits', schema);
