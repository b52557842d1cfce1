import { LeadWaiting } from '../../../events/leads';
import { log } from '../../../platform/log/log';
import { emit } from '../../../platform/work';
import { staffById } from '../../orgs';
import { LeadModel } from '../lead.model';
import { RmLoadModel } from '../rmLoad.model';

/**
 * The RM no longer follows a lead: gives its place back and has the pools with waiting leads that this RM serves tried again.
 * A load that counts nothing to give back has drifted: that is reported, and does not keep the RM from working.
 */
export async function freeRoom(staffId: string, unitPath: string): Promise<void> {
  const freed = await RmLoadModel.updateOne({ _id: staffId, open: { $gt: 0 } }, { $inc: { open: -1 } });
  if (freed.modifiedCount !== 1) log.error({ staffId }, 'the load of an RM counts no lead to give back');
  const own = (await staffById(staffId))?.unitPath ?? '';
  await callWaitingPools([...new Set(`${unitPath}${own}`.split('/').filter(Boolean))]);
}

/** Has the pools that have leads waiting distributed. @param unitIds only these pools; all when absent */
export async function callWaitingPools(unitIds?: readonly string[]): Promise<void> {
  const among = unitIds ? { 'pool.poolUnitId': { $in: [...unitIds] } } : {};
  for (const poolUnitId of await LeadModel.distinct('pool.poolUnitId', { ...among, state: 'waiting' })) {
    await emit(LeadWaiting, { poolUnitId });
  }
}
