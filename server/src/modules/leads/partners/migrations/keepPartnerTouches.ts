import { AuditEntryModel } from '../../../../platform/audit';
import { PartnerTouchModel } from '../partnerTouch.model';

const BATCH = 500;

/** What partners handed in before each touch had a record: the trail tells of every one, once. */
export async function keepPartnerTouches(): Promise<void> {
  for (let after = ''; ;) {
    const told = await AuditEntryModel.find({ action: 'create:PartnerTouch', outcome: 'done', _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(BATCH)
      .lean();
    const writes = told.flatMap(({ subjects: [source], actor, at }) =>
      source ? [{ updateOne: { filter: { _id: source }, update: { $setOnInsert: { partnerId: actor.id, at } }, upsert: true } }] : [],
    );
    if (writes.length > 0) await PartnerTouchModel.bulkWrite(writes);
    after = told.at(-1)?._id ?? '';
    if (told.length < BATCH) return;
  }
}
