import { businessNow } from '../../../platform/clock/clock';
import type { QueryFilter } from '../../../platform/db/mongoose';
import { transact } from '../../../platform/db/transact';
import { addOpeningMinutes } from '../../orgs';
import { acceptBy } from '../lead.clocks';
import { type Lead, LeadModel } from '../lead.model';
import { openingHoursOf } from '../roster';
import { clockOf } from './moveLead';

const BATCH = 100;
/** A clock that would be past already gets so long from now: nothing fires late, and nothing in a burst. Minutes of working time. */
const GRACE_MINUTES = 60;

export interface Recomputed {
  done: number;
  /** Clocks that would have been past. */
  graced: number;
}

/**
 * Reckons the open clocks of leads anew, because the hours they run in have changed: a batch a transaction, so that work goes on
 * meanwhile and a stop loses nothing (it is run again from the beginning, which changes nothing twice). Steps that were done stay
 * done, promises to customers stay what they were told.
 */
export async function recomputeClocks(which: QueryFilter<Lead>, onBatch: (done: Recomputed) => Promise<void>): Promise<Recomputed> {
  const total: Recomputed = { done: 0, graced: 0 };
  for (let after = ''; ;) {
    const batch = await transact(() => recomputeBatch(which, after));
    total.done += batch.done;
    total.graced += batch.graced;
    await onBatch(total);
    if (batch.last === null) return total;
    after = batch.last;
  }
}

async function recomputeBatch(which: QueryFilter<Lead>, after: string): Promise<Recomputed & { last: string | null }> {
  const now = businessNow();
  const running = { open: true, staffId: { $ne: null }, nextClockAt: { $ne: null } };
  const leads = await LeadModel.find({ $and: [which, running, { _id: { $gt: after } }] })
    .sort({ _id: 1 })
    .limit(BATCH)
    .lean<Lead[]>();
  let graced = 0;
  const updates = [];
  for (const lead of leads) {
    const { changes, isGraced } = await reckoned(lead, now);
    graced += Number(isGraced);
    const asRead = { _id: lead._id, state: lead.state, assignmentNo: lead.assignmentNo, clockFired: lead.clockFired };
    updates.push({ updateOne: { filter: asRead, update: { $set: changes } } });
  }
  if (updates.length > 0) await LeadModel.bulkWrite(updates);
  return { done: leads.length, graced, last: leads.length === BATCH ? (leads.at(-1)?._id ?? null) : null };
}

async function reckoned(lead: Lead, now: Date): Promise<{ changes: Partial<Lead>; isGraced: boolean }> {
  if (!lead.staffId) return { changes: {}, isGraced: false };
  const hours = await openingHoursOf(lead.staffId);
  const waits = lead.state === 'assigned' && lead.assignedAt && lead.terms;
  const promised = waits ? { acceptBy: acceptBy(hours, lead.assignedAt as Date, lead.terms as NonNullable<Lead['terms']>) } : {};
  const moved = { ...lead, ...promised };
  const plain = await clockOf(moved, lead.clockFired);
  const isGraced = plain.nextClockAt !== null && plain.nextClockAt <= now && (lead.nextClockAt === null || lead.nextClockAt > now);
  const clock = isGraced ? await clockOf(moved, lead.clockFired, addOpeningMinutes(hours, now, GRACE_MINUTES)) : plain;
  return { changes: { ...promised, ...clock }, isGraced };
}
