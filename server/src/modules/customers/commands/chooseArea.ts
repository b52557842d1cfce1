import type { Data } from '@yinqiao/shared/contracts';
import type { CustomerActor } from '../../../platform/access';
import { transact } from '../../../platform/db/transact';
import { AppError } from '../../../platform/http/AppError';
import { areaById, unitById } from '../../orgs';
import { PersonModel } from '../person.model';
import { personById } from '../person.reads';

/** The chosen area decides what is shown and which outlet is nearest; the book owner, and so who may read, stays. */
export function chooseArea(actor: CustomerActor, areaId: string): Promise<Data<'customers.chooseArea'>> {
  return transact(async () => {
    const area = await areaById(areaId);
    const outlet = area ? await unitById(area.outletId) : null;
    const branch = area ? await unitById(area.branchId) : null;
    const person = await personById(actor.personId);
    if (!area || !outlet || !branch || !person) throw new AppError('AREA_UNKNOWN');
    const unitPath = person.ownerStaffId ? person.unitPath : outlet.unitPath;
    await PersonModel.updateOne({ _id: person._id }, { $set: { areaId, unitPath } });
    return { areaId, name: area.name, branchName: branch.name, outletName: outlet.name };
  });
}
