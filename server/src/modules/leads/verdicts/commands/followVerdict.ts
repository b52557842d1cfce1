import { audit } from '../../../../platform/audit';
import { staffById, unitById } from '../../../orgs';
import { candidateOf } from '../../board/receiver';
import { callWaitingPools } from '../../commands/freeRoom';
import { letGo } from '../../commands/letGo';
import { historyOf } from '../../commands/moveLead';
import { transferLead } from '../../commands/transferLead';
import type { Lead } from '../../lead.model';
import { isOutlet, type Team } from '../../roster';

const CARD_WORD = '已重新分配';

/**
 * Puts into effect whom a verdict names, in the caller's transaction: an open lead goes from hand to hand as by a manager, whatever
 * room the receiver has; null sends it back into distribution. An ended lead stays with who ended it.
 */
export async function followVerdict(lead: Lead, followerId: string | null, verdictId: string, at: Date): Promise<void> {
  if (!lead.open || lead.staffId === followerId) return;
  if (followerId === null) return release(lead, verdictId, at);
  const member = await memberOf(followerId);
  await transferLead(lead, { to: { member, rm: await candidateOf(member, at) }, by: { verdictId }, what: 'transferred', at });
}

async function release(lead: Lead, verdictId: string, at: Date): Promise<void> {
  if (!lead.staffId) return;
  const entries = [{ ...historyOf(lead, 'recycled', at, 'verdict'), verdictId }];
  await letGo({ ...lead, staffId: lead.staffId }, { transition: 'recycle', entries, at, faultless: true, cardWord: CARD_WORD });
  await audit({
    actor: { kind: 'system', id: 'followVerdict' },
    action: 'follow:Verdict',
    subjects: [`Lead/${lead._id}`, `Verdict/${verdictId}`, `Customer/${lead.personId}`],
    detail: { from: lead.staffId, to: null, assignmentNo: lead.assignmentNo },
  });
  await callWaitingPools([lead.pool.poolUnitId]);
}

/** @throws Error when the member works in no outlet */
async function memberOf(staffId: string): Promise<Team['members'][number]> {
  const rm = await staffById(staffId);
  const outlet = rm && (await unitById(rm.unitId));
  if (!rm || !outlet || !isOutlet(outlet)) throw new Error(`${staffId} works in no outlet`);
  return { rm, outlet };
}
