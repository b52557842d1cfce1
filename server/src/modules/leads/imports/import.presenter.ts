import type { Data } from '@yinqiao/shared/contracts';
import {
  IMPORT_APPROVAL_ABOVE,
  IMPORT_KEPT_DAYS,
  type ImportFault,
  importFaults,
  importFileFaults,
  type ImportState,
  importStates,
  type ProductLine,
  productLines,
} from '@yinqiao/shared/domain';
import { mayDo, type StaffActor } from '../../../platform/access';
import { type Job, jobsByIds } from '../../../platform/jobs';
import { approvalOf } from '../../approvals';
import { consentTexts } from '../../consents';
import { staffByIds, unitsByIds } from '../../orgs';
import { areasOfUnit } from './homeAreas';
import type { LeadImport } from './leadImport.model';
import { maskRow, openPreview } from './preview';

export type ImportDetail = Data<'leads.import'>;
type Summary = Data<'leads.imports'>['imports'][number];

const DAY_MS = 86_400_000;
/** States in which a job works on the import. */
const WORKING: readonly ImportState[] = ['reading', 'checking', 'importing'];
export const CHECKABLE: readonly ImportState[] = ['mapping', 'checked', 'rejected'];
export const CANCELLABLE: readonly ImportState[] = [
  'empty',
  'reading',
  'mapping',
  'checking',
  'checked',
  'approval',
  'importing',
  'rejected',
];

/** As in the list. */
export async function presentImports(imports: readonly LeadImport[]): Promise<Summary[]> {
  const staff = new Map((await staffByIds(imports.map(({ createdBy }) => createdBy))).map(({ _id, name }) => [_id, name]));
  const units = new Map((await unitsByIds(imports.map(({ unitId }) => unitId))).map(({ _id, name }) => [_id, name]));
  const jobs = new Map((await jobsByIds(imports.flatMap(({ jobId }) => jobId ?? []))).map((job) => [job._id, job]));
  return imports.map((one) =>
    summaryOf(one, { unitName: units.get(one.unitId), staffName: staff.get(one.createdBy), job: jobs.get(one.jobId ?? '') }),
  );
}

interface Around {
  unitName: string | undefined;
  staffName: string | undefined;
  job: Job | null | undefined;
}

function summaryOf(one: LeadImport, { unitName = '', staffName = '已离任员工', job }: Around): Summary {
  return {
    importId: one._id,
    fileName: one.fileName,
    unitName,
    createdByName: staffName,
    createdAt: one.createdAt.toISOString(),
    state: one.state,
    stateWord: importStates[one.state],
    rows: one.rows,
    faulty: Object.values(one.faults).reduce((sum, rows) => sum + rows, 0),
    progress: job && WORKING.includes(one.state) ? { done: job.done, total: job.total } : null,
    result: one.result,
  };
}

/** One import, as its page shows it to this viewer. */
export async function presentImport(actor: StaffActor, one: LeadImport): Promise<ImportDetail> {
  const [summary] = await presentImports([one]);
  const mayWrite = mayDo(actor, 'write:LeadImport');
  return {
    ...summary!,
    unitId: one.unitId,
    version: one.version,
    own: one.createdBy === actor.staffId,
    encoding: one.encoding,
    headings: one.headings,
    preview: await previewOf(one),
    mapping: one.mapping,
    wholeFile: { ...one.wholeFile, areaId: one.wholeFile.areaId ?? null },
    consentVersions: await versionsByLine(),
    areas: await areasToChoose(one),
    faults: faultsOf(one),
    fileFault: one.fileFault === null ? null : wordsOf(one.fileFault),
    approval: await approvalOf(actor, { kind: 'LeadImport', id: one._id }),
    needsApproval: (one.rows ?? 0) > IMPORT_APPROVAL_ABOVE,
    can: {
      upload: mayWrite && one.state === 'empty',
      check: mayWrite && CHECKABLE.includes(one.state),
      submit: mayWrite && one.state === 'checked' && validRows(one) > 0,
      cancel: mayWrite && CANCELLABLE.includes(one.state),
    },
    finishedAt: one.finishedAt?.toISOString() ?? null,
    keptUntil: new Date((one.finishedAt ?? one.createdAt).getTime() + IMPORT_KEPT_DAYS * DAY_MS).toISOString(),
  };
}

/** Rows that can be taken in, as the check found them. */
export const validRows = ({ rows, faults }: LeadImport): number =>
  (rows ?? 0) - Object.values(faults).reduce((sum, faulty) => sum + faulty, 0);

const previewOf = async ({ _id, fileId, sealedPreview, mapping }: LeadImport): Promise<ImportDetail['preview']> =>
  fileId && sealedPreview ? (await openPreview(_id, fileId, sealedPreview)).map((row) => maskRow(row, mapping)) : [];

async function areasToChoose({ unitId, unitPath }: LeadImport): Promise<ImportDetail['areas']> {
  const [unit] = await unitsByIds([unitId]);
  return unit?.level === 'outlet' ? [] : (await areasOfUnit(unitPath)).map(({ _id, name }) => ({ areaId: _id, name }));
}

async function versionsByLine(): Promise<ImportDetail['consentVersions']> {
  const texts = await consentTexts();
  return (Object.keys(productLines) as ProductLine[]).map((productLine) => ({
    productLine,
    versions: texts.filter((text) => text.productLine === productLine).map(({ version }) => version),
  }));
}

function faultsOf({ faults }: LeadImport): ImportDetail['faults'] {
  const found = Object.entries(faults) as [ImportFault, number][];
  return found.sort((a, b) => b[1] - a[1]).map(([code, rows]) => ({ code, words: importFaults[code], rows }));
}

const wordsOf = (code: string): string => importFileFaults[code as keyof typeof importFileFaults] ?? importFileFaults.broken;
