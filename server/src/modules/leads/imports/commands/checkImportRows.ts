import type { Data } from '@yinqiao/shared/contracts';
import { type ImportField, importFieldNames, importFields } from '@yinqiao/shared/domain';
import { transact } from '../../../../platform/db/transact';
import { AppError } from '../../../../platform/http/AppError';
import type { Call } from '../../../../platform/http/route';
import { startJob } from '../../../../platform/jobs';
import { assertVersion, auditImport, changeImport, withAuthor } from '../changeImport';
import { areasOfUnit } from '../homeAreas';
import { importInScope } from '../importInScope';
import { CHECKABLE } from '../import.presenter';
import { ImportFaultModel } from '../importFault.model';
import { ImportHabitModel } from '../importHabit.model';
import { importView } from '../import.views';
import type { LeadImport } from '../leadImport.model';

type Said = Call<'leads.checkImport'>['body'];

/** Says which column is what, remembers it for the unit's next list, and has every row checked. */
export async function checkImportRows({ actor, params, body, ifMatch }: Call<'leads.checkImport'>): Promise<Data<'leads.import'>> {
  const found = await importInScope(actor, 'write', params.importId);
  if (!CHECKABLE.includes(found.state)) throw new AppError('IMPORT_STATE_CHANGED');
  assertVersion(found, ifMatch);
  assertComplete(found, body);
  await assertOwnArea(found, body.wholeFile.areaId);
  const mapping = Object.fromEntries(Object.entries(body.mapping).filter(([, column]) => column !== undefined));
  await transact(async () => {
    const jobId = await startJob({ kind: 'lead_import.check', subjectId: found._id, total: found.rows });
    await ImportFaultModel.deleteMany({ importId: found._id });
    const change = { mapping, wholeFile: body.wholeFile, faults: {}, jobId, authors: withAuthor(found, actor) };
    await changeImport(found, CHECKABLE, { state: 'checking', ...change });
    const headings = Object.fromEntries(Object.entries(mapping).map(([field, column]) => [field, found.headings[column] ?? '']));
    await ImportHabitModel.updateOne({ _id: found.unitId }, { $set: { headings } }, { upsert: true });
    await auditImport(actor, 'check', found);
  });
  return importView(actor, found._id);
}

/** @throws AppError AREA_UNKNOWN for one that the unit does not serve */
async function assertOwnArea({ unitPath }: LeadImport, areaId: string | null): Promise<void> {
  if (areaId === null) return;
  if (!(await areasOfUnit(unitPath)).some(({ _id }) => _id === areaId)) throw new AppError('AREA_UNKNOWN');
}

/** @throws AppError IMPORT_MAPPING_INCOMPLETE */
function assertComplete({ headings }: LeadImport, { mapping, wholeFile }: Said): void {
  const columns = Object.values(mapping).filter((column) => column !== undefined);
  const isOne = new Set(columns).size === columns.length && columns.every((column) => column < headings.length);
  const whole: Partial<Record<ImportField, unknown>> = wholeFile;
  const lacking = importFieldNames.filter((field) => importFields[field].required && mapping[field] === undefined && !whole[field]);
  if (!isOne || lacking.length > 0) throw new AppError('IMPORT_MAPPING_INCOMPLETE', { detail: lacking });
}
