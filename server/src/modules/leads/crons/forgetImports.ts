import { IMPORT_KEPT_DAYS } from '@yinqiao/shared/domain';
import { businessNow } from '../../../platform/clock/clock';
import { type CronJob, dailyAt } from '../../../platform/cron/cron';
import { deleteFile, filesStoredBefore } from '../../../platform/files';
import { LeadImportModel } from '../imports/leadImport.model';

const DAY_MS = 86_400_000;
const AT_ONCE = 500;

/** What people handed in is destroyed when it is of no more use: figures stay, the file and every name in it go. */
export const forgetImports: CronJob = {
  name: 'forgetImports',
  clock: 'business',
  bucketsBetween: dailyAt('03:20'),
  catchUp: 'latest',
  limit: 1,
  run: async () => {
    const before = new Date(businessNow().getTime() - IMPORT_KEPT_DAYS * DAY_MS);
    const old = await LeadImportModel.find({ createdAt: { $lt: before }, fileId: { $ne: null } })
      .limit(AT_ONCE)
      .lean();
    for (const { _id, fileId, finishedAt } of old) {
      if (!fileId || (finishedAt && finishedAt > before)) continue;
      await deleteFile(fileId);
      await LeadImportModel.updateOne({ _id }, { $set: { fileId: null, sealedPreview: null } });
    }
    await forgetNobodys();
  },
};

/** Bytes of an upload whose process died before an import named them. */
async function forgetNobodys(): Promise<void> {
  const files = await filesStoredBefore(DAY_MS, AT_ONCE);
  const named = new Set(await LeadImportModel.distinct('fileId', { fileId: { $in: files } }));
  for (const fileId of files) if (!named.has(fileId)) await deleteFile(fileId);
}
