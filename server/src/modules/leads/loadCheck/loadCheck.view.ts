import type { Data } from '@yinqiao/shared/contracts';
import type { StaffActor } from '../../../platform/access';
import { staffByIds } from '../../orgs';
import { type LoadCheck, LoadCheckModel } from './loadCheck.model';

/** The latest comparison that is through, with the RMs of the viewer's own subtree whose load was set right. */
export async function loadCheckView(actor: StaffActor): Promise<Data<'leads.loadCheck'>> {
  const check = await LoadCheckModel.findOne({ checked: { $ne: null } })
    .sort({ _id: -1 })
    .lean<LoadCheck | null>();
  if (!check) return { latest: null };
  const staff = new Map((await staffByIds(check.drifts.map(({ staffId }) => staffId))).map((one) => [one._id, one]));
  const drifts = check.drifts.flatMap(({ staffId, held, counted }) => {
    const one = staff.get(staffId);
    return one?.unitPath.startsWith(actor.unitPath) ? [{ name: one.name, held, counted }] : [];
  });
  return { latest: { at: check.at.toISOString(), checked: check.checked ?? 0, drifts } };
}
