import type { ImportFault } from '@yinqiao/shared/domain';
import { insert } from '../../../../platform/db/insert';
import { transact } from '../../../../platform/db/transact';
import { advanceJob, finishJob, type Job, type JobHandler } from '../../../../platform/jobs';
import { knownByPhone } from '../../../customers';
import { changeImport } from '../changeImport';
import { checkRow, keyOfRow, type LeadRow } from '../checkRow';
import { failImport } from '../failImport';
import { importFaultId, ImportFaultModel, type ImportFaultRow } from '../importFault.model';
import { LeadImportModel } from '../leadImport.model';
import { rowFactsFor } from '../rowFacts';
import { dataRows } from '../rows';

/** Rows whose faults one transaction notes. */
const BATCH = 1_000;

/** Checks every row of a file without writing a lead: which can be taken in, and what is wrong with the others. */
export const checkImport: JobHandler = {
  kind: 'lead_import.check',
  run: async (job) => {
    const found = await LeadImportModel.findById(job.subjectId).lean();
    if (!found?.fileId) return;
    const facts = await rowFactsFor(found);
    const seen = new Set<string>();
    let faulty: ImportFaultRow[] = [];
    let at = job.done;
    for await (const { place, number, cells } of dataRows(found.fileId)) {
      const checked = checkRow(cells, facts);
      const fault = 'row' in checked ? (repeated(seen, keyOfRow(checked.row)) ?? (await homeless(checked.row))) : checked;
      // What a process that died had noted is noted; what it had seen is seen again.
      if (place <= job.done) continue;
      if (fault) faulty.push({ _id: importFaultId(found._id, number), importId: found._id, row: number, ...fault });
      if (place - at < BATCH) continue;
      await note({ ...job, done: at }, place, faulty);
      at = place;
      faulty = [];
    }
    await transact(async () => {
      await note({ ...job, done: at }, found.rows ?? at, faulty);
      await changeImport(found, ['checking'], { state: 'checked' });
      await finishJob(job);
    });
  },
  failed: (job, fault) => failImport(job.subjectId, fault),
};

function repeated(seen: Set<string>, key: string): { field: 'phone'; code: ImportFault } | null {
  if (seen.has(key)) return { field: 'phone', code: 'duplicate_in_file' };
  seen.add(key);
  return null;
}

/** Nobody guesses where a new customer belongs; whom the bank knows has an area already. */
const homeless = async ({ areaId, phone }: LeadRow): Promise<{ field: 'area'; code: ImportFault } | null> =>
  areaId !== null || (await knownByPhone(phone)) ? null : { field: 'area', code: 'area_missing' };

/** Notes faults and how far the check is, together or not at all. */
function note(job: Job, to: number, faulty: readonly ImportFaultRow[]): Promise<void> {
  return transact(async () => {
    await advanceJob(job, to);
    await insert(ImportFaultModel, faulty);
    if (faulty.length > 0) await LeadImportModel.updateOne({ _id: job.subjectId }, { $inc: countsOf(faulty) });
  });
}

function countsOf(faulty: readonly ImportFaultRow[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of faulty) counts[`faults.${code}`] = (counts[`faults.${code}`] ?? 0) + 1;
  return counts;
}
