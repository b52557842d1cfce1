import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../platform/access';
import { businessNow } from '../../../platform/clock/clock';
import { personShares, toLeads } from './personShare';
import { poolWeeks } from './poolWeeks';
import { weekOf } from './window';

/** An RM's own cell of the report: this week in the pools that serve their outlet. */
export async function myShareView({ staffId, unitPath }: StaffActor): Promise<Data<'leads.myShare'>> {
  const week = weekOf(businessDayOf(businessNow()));
  const weeks = await poolWeeks(unitPath.split('/').filter(Boolean), week);
  const { entitled, given } = personShares(weeks, [])(staffId);
  const lag = weeks.reduce((sum, { lagsNow }) => sum + (lagsNow.get(staffId) ?? 0), 0);
  return { from: week.from, entitled: toLeads(entitled), given, lag: toLeads(lag) };
}
