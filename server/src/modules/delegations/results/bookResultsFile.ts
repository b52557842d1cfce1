import { createHash } from 'node:crypto';
import { newId } from '../../../platform/db/ids';
import { insert } from '../../../platform/db/insert';
import { isDuplicateKey, transact } from '../../../platform/db/transact';
import { outlets } from '../../orgs';
import { DelegationModel } from '../delegation.model';
import { type DelegationResult, delegationResultId, DelegationResultModel } from '../delegationResult.model';
import { ResultsFileModel } from '../resultsFile.model';
import { asOfOfFileName, type ParsedResultsFile, parseResultsFile, type ResultRow } from './resultsFile';

export interface DeliveredFile {
  fileName: string;
  content: string;
  /** The run that read it. */
  arrivedAt: Date;
}

export type Booking = 'accepted' | 'refused' | 'known';

/**
 * Judges one delivery of a results file: all of its rows and its acceptance are written in one transaction, or its refusal
 * with the reason, and the earlier figures stay. The same bytes are judged once; a corrected delivery of a refused day is
 * judged anew; a day that is booked stays as it is booked.
 */
export async function bookResultsFile({ fileName, content, arrivedAt }: DeliveredFile): Promise<Booking> {
  const asOf = asOfOfFileName(fileName);
  if (asOf === null) throw new Error(`${fileName} is not a results file`);
  const digest = createHash('sha256').update(content).digest('hex');
  if (
    await ResultsFileModel.exists({
      $or: [
        { fileName, digest },
        { asOf, state: 'accepted' },
      ],
    })
  )
    return 'known';
  const parsed = await known(parseResultsFile(content), asOf);
  const file = { _id: newId('rsf'), fileName, asOf, digest, arrivedAt, controlTotals: parsed.controlTotals };
  try {
    await transact(async () => {
      await ResultsFileModel.create([
        { ...file, ...(parsed.ok ? { state: 'accepted', reason: null } : { state: 'refused', reason: parsed.reason }) },
      ]);
      if (parsed.ok) await insert(DelegationResultModel, parsed.results);
    });
  } catch (error) {
    // Another process judged the same delivery at the same moment.
    if (isDuplicateKey(error)) return 'known';
    throw error;
  }
  return parsed.ok ? 'accepted' : 'refused';
}

type Known = (Extract<ParsedResultsFile, { ok: true }> & { results: DelegationResult[] }) | Extract<ParsedResultsFile, { ok: false }>;

/** A file about an outlet or a delegation that the bank does not have is not ours, or not of this org: none of it is taken. */
async function known(parsed: ParsedResultsFile, asOf: string): Promise<Known> {
  if (!parsed.ok) return parsed;
  const { rows, controlTotals } = parsed;
  const paths = new Map((await outlets()).map((outlet) => [outlet._id, outlet.unitPath]));
  const delegationIds = [...new Set(rows.map(({ delegationId }) => delegationId))];
  const delegations = new Set(
    (
      await DelegationModel.find({ _id: { $in: delegationIds } })
        .select({ _id: 1 })
        .lean()
    ).map(({ _id }) => _id),
  );
  const results: DelegationResult[] = [];
  for (const row of rows) {
    const unitPath = paths.get(row.outletId);
    if (!delegations.has(row.delegationId)) return { ok: false, reason: '文件里有一个不认识的任务', controlTotals };
    if (unitPath === undefined) return { ok: false, reason: '文件里有一个不认识的网点', controlTotals };
    results.push(resultOf(row, unitPath, asOf));
  }
  return { ...parsed, results };
}

const resultOf = (row: ResultRow, unitPath: string, asOf: string): DelegationResult => ({
  _id: delegationResultId(row.delegationId, row.outletId, asOf),
  delegationId: row.delegationId,
  outletId: row.outletId,
  unitPath,
  asOf,
  gross: row.gross,
  clawedBack: row.clawedBack,
});
