import type { Data } from '@yinqiao/shared/contracts';
import type { CustomerActor } from '../../platform/access';
import { currentEnv } from '../../platform/env/currentEnv';
import { AppError } from '../../platform/http/AppError';
import { personById, type Person } from '../customers';
import { areaById, unitById } from '../orgs';

/** The signed-in customer. @throws AppError SESSION_EXPIRED when the person is gone */
export async function viewerOf(actor: CustomerActor): Promise<Person> {
  const person = await personById(actor.personId);
  if (!person) throw new AppError('SESSION_EXPIRED');
  return person;
}

export const viewerData = (person: Person): Data<'portal.my'>['viewer'] => ({
  maskedName: person.maskedName,
  salutation: person.salutation,
  largeType: person.largeType,
  demo: currentEnv().demo,
});

export async function areaData(areaId: string): Promise<Data<'portal.my'>['area']> {
  const area = await areaById(areaId);
  const outlet = area ? await unitById(area.outletId) : null;
  const branch = area ? await unitById(area.branchId) : null;
  return { areaId, name: area?.name ?? '', outletName: outlet?.name ?? '', branchName: branch?.name ?? '' };
}
