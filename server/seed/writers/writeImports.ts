import { insert } from '../../src/platform/db/insert';
import { importFaultId, ImportFaultModel, type ImportFaultRow } from '../../src/modules/leads/imports/importFault.model';
import { type LeadImport, LeadImportModel, nothingYet } from '../../src/modules/leads/imports/leadImport.model';
import { staffByName } from '../bank/staff';
import { unitPathOf, units } from '../bank/units';

/** The list somebody checked in October and took back: it made no lead, and its file is destroyed by now. */
const IMPORT_ID = 'imp_october';
const BEGUN = new Date('2026-10-19T02:10:00Z');
const TAKEN_BACK = new Date('2026-10-19T02:26:00Z');

const faulty: Pick<ImportFaultRow, 'row' | 'field' | 'code'>[] = [
  { row: 17, field: 'phone', code: 'phone_digits_lost' },
  { row: 41, field: 'consentAt', code: 'consent_missing' },
  { row: 42, field: 'consentAt', code: 'consent_missing' },
  { row: 96, field: 'phone', code: 'duplicate_in_file' },
  { row: 203, field: 'productLine', code: 'line_unknown' },
];

/** One import of the past, so that the list of imports is not empty. */
export async function writeImports(): Promise<void> {
  const { staffId } = staffByName('沈亦可');
  const branch = units.find(({ code }) => code === 'yunjiang');
  if (!branch) throw new Error('the branch of the import is missing');
  const october: LeadImport = {
    _id: IMPORT_ID,
    unitId: branch.unitId,
    unitPath: unitPathOf(branch.code),
    fileName: '河东社区外拓登记 10-18.xlsx',
    createdBy: staffId,
    authors: [staffId],
    createdAt: BEGUN,
    state: 'cancelled',
    version: 5,
    fileId: null,
    sha256: null,
    jobId: null,
    encoding: null,
    headings: ['姓名', '手机', '意向产品', '同意书版本', '授权时间', '备注'],
    sealedPreview: null,
    rows: 412,
    mapping: { name: 0, phone: 1, productLine: 2, consentVersion: 3, consentAt: 4 },
    wholeFile: { productLine: null, consentVersion: null, areaId: null },
    faults: { phone_digits_lost: 1, consent_missing: 2, duplicate_in_file: 1, line_unknown: 1 },
    result: nothingYet,
    fileFault: null,
    finishedAt: TAKEN_BACK,
  };
  await insert(LeadImportModel, [october]);
  await insert(
    ImportFaultModel,
    faulty.map((fault) => ({ _id: importFaultId(IMPORT_ID, fault.row), importId: IMPORT_ID, ...fault })),
  );
}
