import type { Data } from '@yinqiao/shared/contracts';
import { IMPORT_APPROVAL_ABOVE } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../../platform/access';
import { transact } from '../../../../platform/db/transact';
import { AppError } from '../../../../platform/http/AppError';
import type { Call } from '../../../../platform/http/route';
import { startJob } from '../../../../platform/jobs';
import { requestApproval } from '../../../approvals';
import { assertVersion, auditImport, changeImport } from '../changeImport';
import { importInScope } from '../importInScope';
import { validRows } from '../import.presenter';
import { importView } from '../import.views';
import type { LeadImport } from '../leadImport.model';

/** Has the valid rows imported; a large list waits for a second person first. */
export async function submitImport({ actor, params, ifMatch }: Call<'leads.submitImport'>): Promise<Data<'leads.import'>> {
  const found = await importInScope(actor, 'write', params.importId);
  if (found.state !== 'checked') throw new AppError('IMPORT_STATE_CHANGED');
  assertVersion(found, ifMatch);
  if (validRows(found) === 0) throw new AppError('IMPORT_NOTHING_VALID');
  await transact(async () => {
    if ((found.rows ?? 0) > IMPORT_APPROVAL_ABOVE) await askSecondPerson(actor, found);
    else await beginImporting(found, 'checked');
    await auditImport(actor, 'submit', found, { rows: found.rows, valid: validRows(found) });
  });
  return importView(actor, found._id);
}

/** The rows are taken in from now on; in the caller's transaction. */
export async function beginImporting(found: LeadImport, from: 'checked' | 'approval'): Promise<void> {
  const jobId = await startJob({ kind: 'lead_import.run', subjectId: found._id, total: found.rows });
  await changeImport(found, [from], { state: 'importing', jobId });
}

async function askSecondPerson(actor: StaffActor, found: LeadImport): Promise<void> {
  await changeImport(found, ['checked'], { state: 'approval' });
  const faulty = (found.rows ?? 0) - validRows(found);
  await requestApproval(actor, {
    kind: 'lead_import',
    subject: { kind: 'LeadImport', id: found._id },
    unitId: found.unitId,
    unitPath: found.unitPath,
    authors: found.authors,
    summary: `导入名单「${found.fileName}」，${validRows(found).toLocaleString('en')} 行成为线索`,
    facts: [
      { label: '文件行数', value: `${(found.rows ?? 0).toLocaleString('en')} 行` },
      { label: '可导入', value: `${validRows(found).toLocaleString('en')} 行` },
      { label: '有问题，不导入', value: `${faulty.toLocaleString('en')} 行` },
      { label: '文件指纹', value: (found.sha256 ?? '').slice(0, 16) },
    ],
  });
}
