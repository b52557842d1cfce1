import { businessNow } from '../../../platform/clock/clock';
import type { Call } from '../../../platform/http/route';
import { activeEntry } from '../enteredBy';
import { EntryOpeningModel, openingId } from '../entryOpening.model';

/** Notes that a code was opened, once a visit; of one that does not count nothing is kept. */
export async function openEntry({ params }: Call<'channels.open'>): Promise<{ counts: boolean; campaignId: string | null }> {
  const { entryId, visitId } = params;
  const at = businessNow();
  const entry = await activeEntry(entryId, at);
  if (!entry) return { counts: false, campaignId: null };
  await EntryOpeningModel.updateOne({ _id: openingId(entryId, visitId) }, { $setOnInsert: { entryId, at } }, { upsert: true });
  return { counts: true, campaignId: entry.campaignId };
}
