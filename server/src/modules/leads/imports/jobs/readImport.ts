import { guessMapping, type ImportMapping, importFieldNames } from '@yinqiao/shared/domain';
import { transact } from '../../../../platform/db/transact';
import { finishJob, type JobHandler } from '../../../../platform/jobs';
import type { TableRow } from '../../../../platform/tables/TableFault';
import { changeImport } from '../changeImport';
import { failImport } from '../failImport';
import { ImportHabitModel } from '../importHabit.model';
import { LeadImportModel } from '../leadImport.model';
import { PREVIEW_ROWS, sealPreview } from '../preview';
import { rowsOf } from '../rows';

/** Reads a file once: what it is, its headings, its first rows, how many there are, and what its columns may mean. */
export const readImport: JobHandler = {
  kind: 'lead_import.read',
  run: async (job) => {
    const found = await LeadImportModel.findById(job.subjectId).lean();
    if (!found?.fileId) return;
    const { fileId, unitId } = found;
    let encoding: string | null = null;
    let headings: string[] | null = null;
    const first: TableRow[] = [];
    let rows = 0;
    for await (const batch of rowsOf(fileId, (head) => (encoding = head.encoding))) {
      const data = headings ? batch : batch.slice(1);
      headings ??= batch[0]?.cells ?? null;
      rows += data.length;
      if (first.length < PREVIEW_ROWS) first.push(...data.slice(0, PREVIEW_ROWS - first.length));
    }
    const sealedPreview = await sealPreview(found._id, fileId, first);
    const mapping = await proposed(unitId, headings ?? []);
    await transact(async () => {
      await changeImport(found, ['reading'], { state: 'mapping', encoding, headings: headings ?? [], rows, sealedPreview, mapping });
      await finishJob(job);
    });
  },
  failed: (job, fault) => failImport(job.subjectId, fault),
};

/** As the unit's last list was read, where its columns are called the same; else by what the headings say. */
async function proposed(unitId: string, headings: string[]): Promise<ImportMapping> {
  const habit = await ImportHabitModel.findById(unitId).lean();
  const guessed = guessMapping(headings);
  const mapping: ImportMapping = {};
  for (const field of importFieldNames) {
    const kept = habit?.headings[field] === undefined ? -1 : headings.indexOf(habit.headings[field]);
    const column = kept === -1 ? guessed[field] : kept;
    if (column !== undefined && !Object.values(mapping).includes(column)) mapping[field] = column;
  }
  return mapping;
}
