import { clearSessionCookie, tokenOf } from '../../../platform/auth/cookies';
import { endSession } from '../../../platform/auth/sessions';
import type { Call } from '../../../platform/http/route';

export async function signOutCustomer({ actor, http }: Call<'customers.signOut'>): Promise<{ signedOut: true }> {
  const token = tokenOf(http, actor.client);
  if (token) await endSession(token);
  clearSessionCookie(http, actor.client);
  return { signedOut: true };
}
