import { rungOf } from '@yinqiao/shared/domain';
import { barredAdvisersOf, type Person } from '../../customers';
import { policyInForce } from '../policy/policyInForce';
import { daysFrom } from '../verdicts/judge/days';

/**
 * A customer may be proposed another book owner when nobody keeps the book, when whoever keeps it has not been in touch for as long
 * as the ladder lets an owner be silent, or when the customer asked for somebody else. A contact that no source tells of counts as
 * unknown, not as silence.
 */
export async function mayBeClaimed({ _id, ownerStaffId, ownerContactAt, unitPath }: Person, at: Date): Promise<boolean> {
  if (!ownerStaffId || (await barredAdvisersOf(_id, at)).includes(ownerStaffId)) return true;
  if (!ownerContactAt) return false;
  const silentDays = rungOf((await policyInForce(unitPath, at)).rules, 'book_owner')?.params.silentDays;
  return silentDays !== undefined && daysFrom(ownerContactAt, at) >= silentDays;
}
