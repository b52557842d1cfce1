import { businessNow } from '../../platform/clock/clock';
import { addDays, businessDayOf, dayWords, shanghaiInstant } from '@yinqiao/shared/domain';
import type { Script, ScriptValues } from '../content';
import type { Person } from '../customers';
import { staffById, unitById } from '../orgs';

const EXPIRES_SOON_DAYS = 30;

/** What is known of this person and member for any script. */
export interface ScriptFacts {
  values: ScriptValues;
  /** In words; absent while the tested tolerance does not expire soon. */
  riskExpiry: string | null;
}

/** Gathers once what scripts for this person by this member may be filled with. */
export async function scriptFacts(staffId: string, person: Person): Promise<ScriptFacts> {
  const staff = await staffById(staffId);
  const unit = staff ? await unitById(staff.unitId) : null;
  return {
    values: {
      ...(person.salutation ? { salutation: person.salutation } : {}),
      ...(staff ? { staffName: staff.name, staffNo: staff.staffNo } : {}),
      ...(unit ? { outletName: unit.name } : {}),
    },
    riskExpiry: riskExpiry(person, businessNow()),
  };
}

/** The values of one script: its date is filled only with the fact it speaks of; what is not known is left out and the script refused. */
export const valuesFor = (script: Pick<Script, 'dateOf'>, { values, riskExpiry: date }: ScriptFacts): ScriptValues =>
  script.dateOf === 'risk_expiry' && date ? { ...values, date } : values;

function riskExpiry({ risk }: Person, now: Date): string | null {
  const today = businessDayOf(now);
  const soon = risk && risk.validUntil >= today && risk.validUntil <= addDays(today, EXPIRES_SOON_DAYS);
  return soon ? dayWords(shanghaiInstant(risk.validUntil), now) : null;
}
