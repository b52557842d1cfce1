import type { RecycleReason } from '@yinqiao/shared/domain';
import { LeadRecycled } from '../../../events/leads';
import { audit } from '../../../platform/audit';
import { emit } from '../../../platform/work';
import type { Lead } from '../lead.model';
import { callWaitingPools } from './freeRoom';
import { letGo, type LettingGo, passOn } from './letGo';
import { historyOf } from './moveLead';
import { openDisputeOf } from '../verdicts/openDispute';
import { pooling } from './poolLead';

const CARD_WORD = '已收回';
/** Reasons that speak of a customer somebody has begun with: such a lead is anybody's who wants it. */
const LET_LIE: readonly RecycleReason[] = ['idle', 'grab_not_contacted'];

/** Reasons that are not of the holder's making. */
const FAULTLESS: readonly RecycleReason[] = ['away', 'declined'];

/**
 * Takes a lead from a holder who let its clocks run out, who is away, or whom the customer declined: it is given again, stands in
 * the open pool, or waits for a manager. Whoever could not help it gets the share back. The book owner stays. In the caller's
 * transaction.
 */
export async function recycleLead(lead: Lead & { staffId: string }, reason: RecycleReason, at: Date): Promise<Lead> {
  const { _id: leadId, assignmentNo, staffId, personId } = lead;
  const going = { entries: [historyOf(lead, 'recycled', at, reason)], at, faultless: FAULTLESS.includes(reason), cardWord: CARD_WORD };
  const moved = await goOn(lead, reason, going);
  await audit({
    actor: reason === 'declined' ? { kind: 'customer', id: personId } : { kind: 'system', id: 'leadClocks' },
    action: 'recycle:Lead',
    subjects: [`Lead/${leadId}`, `Staff/${staffId}`, `Customer/${personId}`],
    reason,
    detail: { assignmentNo, state: moved.state },
  });
  await emit(LeadRecycled, { leadId, assignmentNo, staffId, personId, reason, to: moved.state as 'new' | 'waiting' | 'pooled' });
  return moved;
}

async function goOn(lead: Lead & { staffId: string }, reason: RecycleReason, going: Omit<LettingGo, 'transition' | 'set'>): Promise<Lead> {
  // What the customer says is no try of distribution.
  if (reason === 'declined' && !(await openDisputeOf(lead._id))) {
    const waiting = await letGo(lead, { ...going, transition: 'recycle' });
    await callWaitingPools([lead.pool.poolUnitId]);
    return waiting;
  }
  const toPool = LET_LIE.includes(reason) && lead.terms?.idleTo === 'pooled';
  if (!toPool) return passOn(lead, { ...going, transition: 'recycle' });
  const { set, entry } = pooling(lead, reason, going.at);
  return letGo(lead, { ...going, transition: 'pool', entries: [...going.entries, entry], set });
}
