import type { Data } from '@yinqiao/shared/contracts';
import { businessNow } from '../../../../platform/clock/clock';
import { newId } from '../../../../platform/db/ids';
import { insert } from '../../../../platform/db/insert';
import { once } from '../../../../platform/http/idempotency';
import type { Call } from '../../../../platform/http/route';
import { unitInScope } from '../../../orgs';
import { auditImport } from '../changeImport';
import { importView } from '../import.views';
import { type LeadImport, LeadImportModel, nothingYet } from '../leadImport.model';

/** Begins an import: a document that says who brings in what for which unit. */
export async function createImport({ actor, body, idempotencyKey }: Call<'leads.createImport'>): Promise<Data<'leads.import'>> {
  const unit = await unitInScope(actor, body.unitId, 'write:LeadImport');
  const call = { actorId: actor.staffId, endpoint: 'leads.createImport', key: idempotencyKey, body };
  const { importId } = await once(call, async () => {
    const created: LeadImport = {
      _id: newId('imp'),
      unitId: unit._id,
      unitPath: unit.unitPath,
      fileName: body.fileName,
      createdBy: actor.staffId,
      createdAt: businessNow(),
      authors: [actor.staffId],
      state: 'empty',
      version: 1,
      fileId: null,
      sha256: null,
      jobId: null,
      encoding: null,
      headings: [],
      sealedPreview: null,
      rows: null,
      mapping: {},
      wholeFile: { productLine: null, consentVersion: null, areaId: null },
      faults: {},
      result: nothingYet,
      fileFault: null,
      finishedAt: null,
    };
    await insert(LeadImportModel, [created]);
    await auditImport(actor, 'create', created);
    return { importId: created._id };
  });
  return importView(actor, importId);
}
