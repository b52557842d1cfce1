import { businessDayOf } from '@yinqiao/shared/domain';
import { barredAdvisersOf } from '../../../customers';
import { isOnLeave, leadWorkersIn, type Staff, unitsByIds } from '../../../orgs';
import { licencesHeld } from '../../distribution/licencesNeeded';
import type { Lead } from '../../lead.model';
import { lackingLicence, licencesOfLead } from '../../licencesOfLead';
import { isOutlet } from '../../roster';
import type { Unfitness, VerdictFacts } from '../judge/facts';

/**
 * Those of some members to whom a verdict may not give the lead, and why. Whoever follows it already has nothing to take over, and
 * need not be there today.
 */
export async function unfitFor(lead: Lead, staff: readonly Staff[], at: Date): Promise<VerdictFacts['unfit']> {
  const barred = new Set([...(await barredAdvisersOf(lead.personId, at)), ...lead.facts.barred]);
  const workers = await workersAmong(staff, at);
  const needed = await licencesOfLead(lead, at);
  const whyNot = ({ _id, licences, role }: Staff): Unfitness | null => {
    if (barred.has(_id)) return 'barred';
    if (lackingLicence(needed, licencesHeld(licences, role === 'wealth_manager'))) return 'not_licensed';
    return workers.has(_id) || _id === lead.staffId ? null : 'unavailable';
  };
  return staff.flatMap((one) => {
    const why = whyNot(one);
    return why ? [{ staffId: one._id, why }] : [];
  });
}

/** Who is given leads in an outlet and is not on leave that day. */
async function workersAmong(staff: readonly Staff[], at: Date): Promise<Set<string>> {
  const outlets = (await unitsByIds(staff.map(({ unitId }) => unitId))).filter(isOutlet);
  const workers = await leadWorkersIn(outlets.map(({ _id }) => _id));
  return new Set(workers.filter((rm) => !isOnLeave(rm, businessDayOf(at))).map(({ _id }) => _id));
}
