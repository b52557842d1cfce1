import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { isDuplicateKey, transact } from '../../../platform/db/transact';
import { AppError } from '../../../platform/http/AppError';
import type { Call } from '../../../platform/http/route';
import { JourneySettingModel } from '../journeySetting.model';

/** On or off, and how many days ahead. @throws AppError REQUEST_VERSION_STALE */
export async function setRiskExpiry({ actor, body, ifMatch }: Call<'journeys.setRiskExpiry'>): Promise<{ version: number }> {
  const version = ifMatch + 1;
  const next = { ...body, version, changedBy: actor.staffId, changedAt: businessNow() };
  try {
    await transact(async () => {
      const written = await JourneySettingModel.updateOne(
        { _id: 'risk_expiry', version: ifMatch },
        { $set: next },
        // Before anybody set it there is no document: version 0 makes it.
        { upsert: ifMatch === 0 },
      );
      if (written.modifiedCount + written.upsertedCount !== 1) throw new AppError('REQUEST_VERSION_STALE');
      await audit({
        actor: { kind: 'staff', id: actor.staffId },
        action: 'set:Journey',
        subjects: ['Journey/risk_expiry'],
        detail: { on: body.on, days: body.days, version },
      });
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw new AppError('REQUEST_VERSION_STALE');
    throw error;
  }
  return { version };
}
