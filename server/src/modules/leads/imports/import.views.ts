import { Readable } from 'node:stream';
import type { Data } from '@yinqiao/shared/contracts';
import { csvText, importFaults, importFields } from '@yinqiao/shared/domain';
import { mayDo, scope, type StaffActor, withinUnit } from '../../../platform/access';
import { businessNow } from '../../../platform/clock/clock';
import type { QueryFilter } from '../../../platform/db/mongoose';
import { AppError } from '../../../platform/http/AppError';
import { type Call, Download, Page } from '../../../platform/http/route';
import { unitInScope } from '../../orgs';
import { auditImport } from './changeImport';
import { importInScope } from './importInScope';
import { presentImport, presentImports, type ImportDetail } from './import.presenter';
import { ImportFaultModel, type ImportFaultRow } from './importFault.model';
import { type LeadImport, LeadImportModel } from './leadImport.model';
import { dataRows } from './rows';

const PAGE = 30;
const FAULTS_PAGE = 100;

export async function importsPage({ actor, query }: Pick<Call<'leads.imports'>, 'actor' | 'query'>): Promise<Page<Data<'leads.imports'>>> {
  const unit = query.unitId ? await unitInScope(actor, query.unitId, 'read:LeadImport') : null;
  const within = { $and: [scope(actor, 'read', LeadImportModel), unit ? withinUnit(unit.unitPath) : {}, await after(query.cursor)] };
  const rows = await LeadImportModel.find(within)
    .sort({ createdAt: -1, _id: -1 })
    .limit(PAGE + 1)
    .lean<LeadImport[]>();
  const imports = rows.slice(0, PAGE);
  const data = {
    now: businessNow().toISOString(),
    mayImport: mayDo(actor, 'write:LeadImport'),
    imports: await presentImports(imports),
  };
  return new Page(data, rows.length > PAGE ? (imports.at(-1)?._id ?? null) : null);
}

async function after(cursor: string | undefined): Promise<QueryFilter<LeadImport>> {
  if (!cursor) return {};
  const last = await LeadImportModel.findById(cursor).select({ createdAt: 1 }).lean();
  if (!last) throw new AppError('REQUEST_INVALID', { fields: { 'query.cursor': 'unknown' } });
  return { $or: [{ createdAt: { $lt: last.createdAt } }, { createdAt: last.createdAt, _id: { $lt: cursor } }] };
}

export const importView = async (actor: StaffActor, importId: string): Promise<ImportDetail> =>
  presentImport(actor, await importInScope(actor, 'read', importId));

export async function importFaultsView(actor: StaffActor, importId: string, row: number): Promise<Data<'leads.importFaults'>> {
  const { _id } = await importInScope(actor, 'read', importId);
  const found = await ImportFaultModel.find({ importId: _id, row: { $gt: row } })
    .sort({ row: 1 })
    .limit(FAULTS_PAGE + 1)
    .lean<ImportFaultRow[]>();
  return { rows: found.slice(0, FAULTS_PAGE).map(faultWords), more: found.length > FAULTS_PAGE };
}

const faultWords = ({ row, field, code }: ImportFaultRow) => ({ row, fieldName: importFields[field].name, words: importFaults[code] });

/** The rows to mend: what is wrong, and what was handed in while the file is kept. Taking it is audited: it names people. */
export async function importFaultsFile(actor: StaffActor, importId: string): Promise<Download> {
  const found = await importInScope(actor, 'export', importId);
  await auditImport(actor, 'export', found);
  const name = `${found.fileName.replace(/\.(xlsx|csv|txt)$/i, '')}-问题行.csv`;
  return new Download(name, 'text/csv; charset=utf-8', Readable.from(faultLines(found)));
}

async function* faultLines(found: LeadImport): AsyncGenerator<string> {
  yield csvText([['行号', '字段', '问题', ...found.headings]]);
  const faults = ImportFaultModel.find({ importId: found._id }).sort({ row: 1 }).lean<ImportFaultRow[]>().cursor({ batchSize: 1_000 });
  const handedIn = found.fileId ? dataRows(found.fileId) : null;
  try {
    for await (const fault of faults) {
      const { row, fieldName, words } = faultWords(fault);
      const cells = handedIn ? await cellsOf(handedIn, row) : [];
      yield csvText([[String(row), fieldName, words, ...cells]]).slice(1);
    }
  } finally {
    await handedIn?.return(undefined);
  }
}

/** Both come in the order of the file, so it is read once. */
async function cellsOf(rows: ReturnType<typeof dataRows>, wanted: number): Promise<string[]> {
  for (;;) {
    const next = await rows.next();
    if (next.done) return [];
    if (next.value.number === wanted) return next.value.cells;
  }
}
