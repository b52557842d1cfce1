import type { Data } from '@yinqiao/shared/contracts';
import { businessNow } from '../../../../platform/clock/clock';
import { transact } from '../../../../platform/db/transact';
import { AppError } from '../../../../platform/http/AppError';
import type { Call } from '../../../../platform/http/route';
import { cancelJob } from '../../../../platform/jobs';
import { withdrawApproval } from '../../../approvals';
import { auditImport, changeImport } from '../changeImport';
import { importInScope } from '../importInScope';
import { CANCELLABLE } from '../import.presenter';
import { importView } from '../import.views';

/** Stops an import where it is: leads that were made stay, no further row is taken in. */
export async function cancelImport({ actor, params }: Call<'leads.cancelImport'>): Promise<Data<'leads.import'>> {
  const found = await importInScope(actor, 'write', params.importId);
  if (!CANCELLABLE.includes(found.state)) throw new AppError('IMPORT_STATE_CHANGED');
  await transact(async () => {
    await changeImport(found, [found.state], { state: 'cancelled', finishedAt: businessNow() });
    if (found.jobId) await cancelJob(found.jobId);
    if (found.state === 'approval') await withdrawApproval(actor, { kind: 'LeadImport', id: found._id });
    await auditImport(actor, 'cancel', found, { from: found.state });
  });
  return importView(actor, found._id);
}
