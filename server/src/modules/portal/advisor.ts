import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf, licences } from '@yinqiao/shared/domain';
import { businessNow } from '../../platform/clock/clock';
import { ownedDays, type Person, relationOf } from '../customers';
import { leadsOfPerson, whyOf, type Lead } from '../leads';
import { staffById, unitById } from '../orgs';

export type AdvisorData = NonNullable<Data<'portal.my'>['advisor']>;

/** The customer's advisor: the book owner, else whoever follows an open lead; null when there is neither. */
export async function advisorOf(person: Person): Promise<AdvisorData | null> {
  if (person.ownerStaffId)
    return advisor(person, person.ownerStaffId, [`一直由 TA 为您服务，已 ${ownedDays(person, businessDayOf(businessNow()))} 天`]);
  const lead = (await leadsOfPerson(person._id)).find((one) => one.open && one.staffId);
  return lead ? advisorOfLead(person, lead) : null;
}

export async function advisorOfLead(person: Person, lead: Lead): Promise<AdvisorData | null> {
  if (!lead.staffId) return null;
  const why = await whyOf([lead], 'customer');
  return advisor(person, lead.staffId, why.get(lead._id) ?? []);
}

async function advisor(person: Person, staffId: string, why: string[]): Promise<AdvisorData | null> {
  const staff = await staffById(staffId);
  const outlet = staff ? await unitById(staff.unitId) : null;
  if (!staff || !outlet) return null;
  return {
    staffId,
    name: staff.name,
    staffNo: staff.staffNo,
    outletName: outlet.name,
    licences: staff.licences.map((licence) => licences[licence]),
    why,
    isWecomFriend: (await relationOf(staffId, person._id)) !== null,
  };
}
