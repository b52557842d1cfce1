import type { Data } from '@yinqiao/shared/contracts';
import { WISH_DAYS, WISHES_AT_MOST } from '@yinqiao/shared/domain';
import { businessNow } from '../../platform/clock/clock';
import { barredAdvisersOf, type Person, wishesSince } from '../customers';
import { waitingClaimOf } from '../leads';
import { staffById, unitById } from '../orgs';
import { advisorOf } from './advisor';

const DAY_MS = 86_400_000;

/** 换一位: how often the customer may still ask for another adviser; null with no adviser to change. */
export async function changeOf(person: Person): Promise<Data<'portal.my'>['change']> {
  const advisor = await advisorOf(person);
  if (!advisor) return null;
  const now = businessNow();
  if ((await barredAdvisersOf(person._id, now)).includes(advisor.staffId)) {
    return { left: 0, text: '已收到您换一位的要求，网点负责人会为您推荐新的顾问，由您确认' };
  }
  const asked = (await wishesSince(person._id, new Date(now.getTime() - WISH_DAYS * DAY_MS))).length;
  const left = Math.max(0, WISHES_AT_MOST - asked);
  return { left, text: `不问理由。${WISH_DAYS} 天内可换 ${WISHES_AT_MOST} 次，还可换 ${left} 次` };
}

/** 认领: the proposal that waits for this customer's word. */
export async function proposalTo({ _id }: Person): Promise<Data<'portal.my'>['proposal']> {
  const claim = await waitingClaimOf(_id);
  const staff = claim && (await staffById(claim.staffId));
  const outlet = staff && (await unitById(staff.unitId));
  return claim && staff && outlet ? { claimId: claim._id, name: staff.name, staffNo: staff.staffNo, outletName: outlet.name } : null;
}
