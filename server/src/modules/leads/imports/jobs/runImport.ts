import { businessNow } from '../../../../platform/clock/clock';
import { insert } from '../../../../platform/db/insert';
import { transact } from '../../../../platform/db/transact';
import { advanceJob, finishJob, type Job, type JobHandler } from '../../../../platform/jobs';
import { reach } from '../../../../platform/race-points/reach';
import { changeImport } from '../changeImport';
import { checkRow, keyOfRow, type LeadRow } from '../checkRow';
import { failImport } from '../failImport';
import { importFaultId, ImportFaultModel, type ImportFaultRow } from '../importFault.model';
import { areaForNew } from '../homeAreas';
import { type TakenIn, takeRow } from '../takeRow';
import { type ImportResult, type LeadImport, LeadImportModel } from '../leadImport.model';
import { rowFactsFor } from '../rowFacts';
import { dataRows } from '../rows';

/** Rows that one transaction takes in: enough to be quick, few enough to meet no rival for long. */
const BATCH = 20;

interface ValidRow {
  number: number;
  row: LeadRow;
}

/**
 * Takes the valid rows of a file in. Where it is stands in the transaction that wrote the leads, and each row is a source of its own
 * (`Import/<id>.<row>`), so that a process killed anywhere loses no row and makes none twice.
 */
export const runImport: JobHandler = {
  kind: 'lead_import.run',
  run: async (job) => {
    const found = await LeadImportModel.findById(job.subjectId).lean();
    if (!found?.fileId) return;
    const facts = await rowFactsFor(found);
    const homeless = await homelessRows(found._id);
    // Of persons who were known when the list was checked: where they belong does not come from it.
    const areaId = await areaForNew(found.unitPath);
    const seen = new Set<string>();
    let batch: ValidRow[] = [];
    let at = job.done;
    for await (const { place, number, cells } of dataRows(found.fileId)) {
      const checked = checkRow(cells, facts);
      const isFirst = 'row' in checked && !seen.has(keyOfRow(checked.row));
      if ('row' in checked) seen.add(keyOfRow(checked.row));
      if (place <= job.done) continue;
      if ('row' in checked && isFirst && !homeless.has(number))
        batch.push({ number, row: { ...checked.row, areaId: checked.row.areaId ?? areaId } });
      if (place - at < BATCH) continue;
      await takeBatch({ ...job, done: at }, place, found, batch);
      await reach('import-batch-committed');
      at = place;
      batch = [];
    }
    await transact(async () => {
      await takeBatch({ ...job, done: at }, found.rows ?? at, found, batch);
      await changeImport(found, ['importing'], { state: 'done', finishedAt: businessNow() });
      await finishJob(job);
    });
  },
  failed: (job, fault) => failImport(job.subjectId, fault),
};

/** What the check found so stays so, also if another row has made the person since. */
async function homelessRows(importId: string): Promise<ReadonlySet<number>> {
  const faults = await ImportFaultModel.find({ importId, code: 'area_missing' }).select({ row: 1 }).lean<ImportFaultRow[]>();
  return new Set(faults.map(({ row }) => row));
}

function takeBatch(job: Job, to: number, found: LeadImport, batch: readonly ValidRow[]): Promise<void> {
  return transact(async () => {
    await advanceJob(job, to);
    const counts: Partial<Record<keyof ImportResult, number>> = {};
    const barred: ImportFaultRow[] = [];
    for (const { number, row } of batch) {
      const taken = await takeRow(found._id, number, row);
      counts[taken.kind] = (counts[taken.kind] ?? 0) + 1;
      if (taken.kind === 'barred') barred.push(barredRow(found._id, number, taken));
    }
    await insert(ImportFaultModel, barred);
    const increments = Object.entries(counts).map(([kind, rows]): [string, number] => [`result.${kind}`, rows]);
    const reasons = barred.map(({ code }) => `faults.${code}`);
    for (const reason of new Set(reasons)) increments.push([reason, reasons.filter((one) => one === reason).length]);
    if (increments.length > 0) await LeadImportModel.updateOne({ _id: found._id }, { $inc: Object.fromEntries(increments) });
  });
}

const barredRow = (importId: string, row: number, { by }: Extract<TakenIn, { kind: 'barred' }>): ImportFaultRow => ({
  _id: importFaultId(importId, row),
  importId,
  row,
  field: by === 'no_consent' ? 'consentAt' : 'phone',
  // Which list it is concerns the bank, not whoever imports.
  code: by === 'no_consent' || by === 'refused_marketing' ? by : 'blocked',
});
