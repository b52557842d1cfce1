import { businessNow } from '../../platform/clock/clock';
import { type Invitation, invitationOf } from '../channels';
import { barredAdvisersOf, type Person } from '../customers';

/** Who invited this customer, by the code that the phone kept. */
export async function invitationTo({ _id }: Person, entryId: string | undefined): Promise<Invitation | null> {
  if (entryId === undefined) return null;
  const now = businessNow();
  return invitationOf(entryId, now, await barredAdvisersOf(_id, now));
}
