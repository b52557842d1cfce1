import { businessNow } from '../../../platform/clock/clock';
import { liveConsent } from '../../consents';
import type { Lead } from '../lead.model';
import { endLead } from './endLead';

/**
 * Ends those of these leads that no live consent carries any more, in the caller's transaction. Whatever acts on a lead asks
 * again, because a withdrawal may commit while its lead is still being captured and then finds nothing to end.
 * @returns how many were ended
 */
export async function endWithdrawn(leads: readonly Lead[]): Promise<number> {
  let ended = 0;
  for (const lead of leads) {
    if (await liveConsent(lead.personId, lead.productLine)) continue;
    await endLead(lead, { transition: 'close', code: 'consent_withdrawn', at: businessNow() });
    ended += 1;
  }
  return ended;
}
