import type { Data } from '@yinqiao/shared/contracts';
import { IMPORT_MOST_BYTES, importFileFaults } from '@yinqiao/shared/domain';
import { transact } from '../../../../platform/db/transact';
import { deleteFile, storeFile } from '../../../../platform/files';
import { AppError } from '../../../../platform/http/AppError';
import type { Call } from '../../../../platform/http/route';
import { startJob } from '../../../../platform/jobs';
import { TableFault } from '../../../../platform/tables/TableFault';
import { tableKindOf } from '../../../../platform/tables/tableRows';
import { auditImport, changeImport, withAuthor } from '../changeImport';
import { importInScope } from '../importInScope';
import { importView } from '../import.views';

/** Takes the file in, sealed as it comes; reading it is left to a job. */
export async function uploadImport({ actor, params, http }: Call<'leads.uploadImport'>): Promise<Data<'leads.import'>> {
  const found = await importInScope(actor, 'write', params.importId);
  if (found.state !== 'empty') throw new AppError('IMPORT_STATE_CHANGED');
  if (Number(http.get('Content-Length')) > IMPORT_MOST_BYTES) throw new AppError('REQUEST_TOO_LARGE');
  const file = await storeFile(http.req, { mostBytes: IMPORT_MOST_BYTES, accept: acceptTable });
  try {
    await transact(async () => {
      const jobId = await startJob({ kind: 'lead_import.read', subjectId: found._id });
      const authors = withAuthor(found, actor);
      await changeImport(found, ['empty'], { state: 'reading', fileId: file._id, sha256: file.sha256, jobId, authors });
      await auditImport(actor, 'upload', found, { bytes: file.bytes, sha256: file.sha256 });
    });
  } catch (error) {
    // Another upload of this very moment was first: this one's bytes are nobody's.
    await deleteFile(file._id);
    throw error;
  }
  return importView(actor, found._id);
}

/** @throws AppError IMPORT_FILE_REFUSED */
function acceptTable(head: Buffer): void {
  try {
    if (head.length === 0) throw new TableFault('empty');
    tableKindOf(head);
  } catch (error) {
    if (error instanceof TableFault) throw new AppError('IMPORT_FILE_REFUSED', { detail: importFileFaults[error.code] });
    throw error;
  }
}
