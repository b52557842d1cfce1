import { refuse, scope } from '../../../platform/access';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { transact } from '../../../platform/db/transact';
import { AppError } from '../../../platform/http/AppError';
import type { Call } from '../../../platform/http/route';
import { activeAt, EntryCodeModel } from '../entryCode.model';

/** 停用: from now on it counts no more; what came through it stays. @throws AppError ENTRY_UNKNOWN, REQUEST_VERSION_STALE */
export async function endEntry({ actor, params, ifMatch }: Call<'channels.end'>): Promise<{ entryId: string; version: number }> {
  const { entryId } = params;
  const found = await EntryCodeModel.exists({ $and: [scope(actor, 'end', EntryCodeModel), { _id: entryId }] });
  if (!found) return refuse(actor, { action: 'end:EntryCode', subjects: [`EntryCode/${entryId}`], code: 'ENTRY_UNKNOWN' });
  const version = ifMatch + 1;
  await transact(async () => {
    const now = businessNow();
    const written = await EntryCodeModel.updateOne(
      { $and: [{ _id: entryId, version: ifMatch }, activeAt(now)] },
      { $set: { endsAt: now, version } },
    );
    if (written.modifiedCount !== 1) throw new AppError('REQUEST_VERSION_STALE');
    await audit({ actor: { kind: 'staff', id: actor.staffId }, action: 'end:EntryCode', subjects: [`EntryCode/${entryId}`] });
  });
  return { entryId, version };
}
