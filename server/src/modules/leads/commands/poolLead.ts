import type { PoolReason } from '@yinqiao/shared/domain';
import { LeadPooled } from '../../../events/leads';
import { audit } from '../../../platform/audit';
import { emit } from '../../../platform/work';
import type { HistoryEntry, Lead } from '../lead.model';
import { historyOf, moveLead } from './moveLead';
import { termsFor } from './termsFor';

const MINUTE_MS = 60_000;

/** What a lead needs to stand in the open pool: nobody sees it in its first minutes, so that nobody sits waiting for it. */
export function pooling({ terms, ...lead }: Lead, reason: PoolReason, at: Date): { set: Partial<Lead>; entry: HistoryEntry } {
  const openFrom = new Date(at.getTime() + (terms?.holdMinutes ?? 0) * MINUTE_MS);
  const entry = { ...historyOf({ terms, ...lead }, 'pooled', at, reason), staffId: null };
  return { set: { poolReason: reason, pooledAt: at, openFrom }, entry };
}

/** 公海: a lead that nobody holds may be taken by whoever can serve it. In the caller's transaction. */
export async function poolLead(unheld: Lead, reason: PoolReason, at: Date): Promise<Lead> {
  const lead = { ...unheld, terms: await termsFor(unheld, at) };
  const { set, entry } = pooling(lead, reason, at);
  const pooled = await moveLead(unheld, 'pool', { ...set, terms: lead.terms }, entry);
  await audit({
    actor: { kind: 'system', id: 'openPool' },
    action: 'pool:Lead',
    subjects: [`Lead/${lead._id}`, `Customer/${lead.personId}`],
    reason,
  });
  await emit(LeadPooled, { leadId: lead._id, personId: lead.personId, reason });
  return pooled;
}
