import { businessDayOf } from '@yinqiao/shared/domain';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { RivalInsert, transact } from '../../../platform/db/transact';
import { log } from '../../../platform/log/log';
import { LeadModel } from '../lead.model';
import { type RmLoad, RmLoadModel } from '../rmLoad.model';
import { LoadCheckModel } from './loadCheck.model';

/**
 * Compares what every RM's load counts with the leads in hand. A load is taken and given back with the lead it is for, so the two
 * never differ; should they, leads would pass somebody by or exceed a capacity: the load is set right, reported and audited.
 */
export async function checkLoads(): Promise<void> {
  const at = businessNow();
  const day = businessDayOf(at);
  await LoadCheckModel.updateOne({ _id: day }, { $setOnInsert: { at, checked: null, drifts: [] } }, { upsert: true });
  const inHand = await leadsInHand();
  const held = new Map((await RmLoadModel.find().lean<RmLoad[]>()).map(({ _id, open }) => [_id, open]));
  const everyone = [...new Set([...inHand.keys(), ...held.keys()])].sort();
  const suspects = everyone.filter((staffId) => (inHand.get(staffId) ?? 0) !== (held.get(staffId) ?? 0));
  // What moved between the two reads only looks like a drift: each is counted again in one snapshot.
  for (const staffId of suspects) await transact(() => correct(staffId, day));
  await LoadCheckModel.updateOne({ _id: day }, { $set: { checked: everyone.length } });
}

async function leadsInHand(): Promise<Map<string, number>> {
  const groups = await LeadModel.aggregate<{ _id: string; leads: number }>([
    { $match: { open: true, staffId: { $ne: null } } },
    { $group: { _id: '$staffId', leads: { $sum: 1 } } },
  ]);
  return new Map(groups.map(({ _id, leads }) => [_id, leads]));
}

async function correct(staffId: string, day: string): Promise<void> {
  const counted = await LeadModel.countDocuments({ staffId, open: true });
  const load = await RmLoadModel.findById(staffId).lean<RmLoad | null>();
  const held = load?.open ?? 0;
  if (held === counted) return;
  const written = await RmLoadModel.updateOne(
    { _id: staffId, ...(load ? { open: held } : {}) },
    { $set: { open: counted }, $setOnInsert: { day, newToday: 0 } },
    { upsert: load === null },
  );
  if (written.matchedCount + written.upsertedCount !== 1) throw new RivalInsert(`the load of ${staffId} moved at the same moment`);
  await LoadCheckModel.updateOne({ _id: day }, { $push: { drifts: { staffId, held, counted } } });
  await audit({
    actor: { kind: 'system', id: 'checkLoads' },
    action: 'correct:RmLoad',
    subjects: [`Staff/${staffId}`],
    detail: { held, counted },
  });
  log.error({ staffId, held, counted }, 'the load of an RM had drifted from the leads in hand');
}
