import { ApprovalDecided } from '../../../events/approvals';
import { businessNow } from '../../../platform/clock/clock';
import { processor } from '../../../platform/work';
import { changeImport } from '../imports/changeImport';
import { beginImporting } from '../imports/commands/submitImport';
import { LeadImportModel } from '../imports/leadImport.model';

/** A second person has looked at a large list: its rows are taken in, or it goes back with the reason. */
export const importOnApprovalDecided = processor({
  kind: 'transaction',
  name: 'importOnApprovalDecided',
  on: ApprovalDecided,
  lane: 'normal',
  key: ({ subjectId }) => subjectId,
  run: async ({ payload: { kind, subjectId, decision } }) => {
    if (kind !== 'lead_import') return;
    const found = await LeadImportModel.findById(subjectId).lean();
    // Cancelled meanwhile.
    if (found?.state !== 'approval') return;
    if (decision === 'approved') await beginImporting(found, 'approval');
    else await changeImport(found, ['approval'], { state: 'rejected', finishedAt: businessNow() });
  },
});
