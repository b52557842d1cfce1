import { businessNow } from '../../../platform/clock/clock';
import { liveConsentsOf } from '../../consents';
import type { Lead } from '../lead.model';
import { endLead } from './endLead';

/**
 * Ends those of these leads that no live consent carries any more, in the caller's transaction. Whatever acts on a lead asks
 * again, because a withdrawal may commit while its lead is still being captured and then finds nothing to end.
 * @returns how many were ended
 */
export async function endWithdrawn(leads: readonly Lead[]): Promise<number> {
  const agreed = new Set((await liveConsentsOf(leads.map(({ personId }) => personId))).map(keyOf));
  const withdrawn = leads.filter((lead) => !agreed.has(keyOf(lead)));
  for (const lead of withdrawn) await endLead(lead, { transition: 'close', code: 'consent_withdrawn', at: businessNow() });
  return withdrawn.length;
}

const keyOf = ({ personId, productLine }: Pick<Lead, 'personId' | 'productLine'>) => `${personId}/${productLine}`;
