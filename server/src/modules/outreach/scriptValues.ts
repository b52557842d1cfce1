import { businessNow } from '../../platform/clock/clock';
import { addDays, businessDayOf, dayWords, shanghaiInstant } from '@yinqiao/shared/domain';
import type { ScriptValues } from '../content';
import type { Person } from '../customers';
import { staffById, unitById } from '../orgs';

/** The facts a script may be filled with for this person by this member; what is not known is left out and the script refused. */
export async function scriptValues(staffId: string, person: Person): Promise<ScriptValues> {
  const staff = await staffById(staffId);
  const unit = staff ? await unitById(staff.unitId) : null;
  const risk = person.risk;
  const now = businessNow();
  const soon = risk && risk.validUntil >= businessDayOf(now) && risk.validUntil <= addDays(businessDayOf(now), 30);
  return {
    ...(person.salutation ? { salutation: person.salutation } : {}),
    ...(staff ? { staffName: staff.name, staffNo: staff.staffNo } : {}),
    ...(unit ? { outletName: unit.name } : {}),
    ...(risk && soon ? { date: dayWords(shanghaiInstant(risk.validUntil), now) } : {}),
  };
}
