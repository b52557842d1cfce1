import { businessDayOf } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../platform/access';
import { ownedDays, type Person, relationOf } from '../customers';
import { staffById, unitById } from '../orgs';

/** The book owner in the words of the sidebar's head: 管户：我 213 天, or who else and where. */
export async function ownerText(actor: StaffActor, person: Person, now: Date): Promise<{ text: string; isOther: boolean }> {
  if (!person.ownerStaffId) return { text: '无管户', isOther: false };
  if (person.ownerStaffId === actor.staffId) return { text: `管户：我 ${ownedDays(person, businessDayOf(now))} 天`, isOther: false };
  const owner = await staffById(person.ownerStaffId);
  const outlet = owner ? await unitById(owner.unitId) : null;
  const friend = (await relationOf(actor.staffId, person._id)) ? '，你是企微好友' : '';
  return { text: `管户：${owner?.name ?? ''} ${outlet?.name ?? ''}${friend}`, isOther: true };
}
