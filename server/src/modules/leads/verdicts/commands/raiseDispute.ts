import type { RaisedKind } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../../platform/access';
import { AppError } from '../../../../platform/http/AppError';
import { type Staff, staffByIds, worksInConsole } from '../../../orgs';
import type { Lead } from '../../lead.model';
import type { Party } from '../gather/parties';
import { numberWords } from '../verdict.words';
import { finalVerdictsOf, openDisputeOf } from '../openDispute';
import { issueVerdict } from './issueVerdict';

export interface NewDispute {
  kind: RaisedKind;
  claimants: readonly [string, string];
  statement: string;
}

/**
 * Raises a dispute and has it judged at once, in the caller's transaction.
 * @throws AppError DISPUTE_OPEN, DISPUTE_SETTLED, DISPUTE_PARTY_UNKNOWN, DISPUTE_WITHOUT_FOLLOWER
 */
export async function raiseDispute(actor: StaffActor, { lead, parties }: { lead: Lead; parties: readonly Party[] }, dispute: NewDispute) {
  if (await openDisputeOf(lead._id)) throw new AppError('DISPUTE_OPEN');
  const claimants = await claimantsOf(actor, lead, parties, dispute.claimants);
  await assertNotSettled(lead, dispute);
  const verdict = await issueVerdict(lead, { ...dispute, claimants, raisedBy: actor.staffId });
  return { verdictId: verdict._id, numberText: numberWords(verdict) };
}

/**
 * What is final between two about a lead is not asked again by raising it anew, whatever it is called. A lead that was opened again is
 * a new need of the customer.
 */
async function assertNotSettled(lead: Lead, { claimants }: NewDispute): Promise<void> {
  const settled = (await finalVerdictsOf(lead)).find(({ partyIds }) => claimants.every((claimant) => partyIds.includes(claimant)));
  if (settled) throw new AppError('DISPUTE_SETTLED');
}

/** Two different members who are tied to the lead; whoever raises it as an RM is one of them, a manager may name one of the own units. Whoever has the lead is always one. */
async function claimantsOf(actor: StaffActor, lead: Lead, parties: readonly Party[], ids: readonly string[]): Promise<Staff[]> {
  const tied = new Set(parties.map(({ staff }) => staff._id));
  const leads = worksInConsole(actor.role);
  const staff = await staffByIds(ids);
  const isKnown = staff.every((one) => tied.has(one._id) || (leads && one.unitPath.startsWith(actor.unitPath)));
  const isParty = leads || ids.includes(actor.staffId);
  if (staff.length !== 2 || !isKnown || !isParty) throw new AppError('DISPUTE_PARTY_UNKNOWN');
  if (lead.staffId && !ids.includes(lead.staffId)) throw new AppError('DISPUTE_WITHOUT_FOLLOWER');
  return [...staff].sort((a, b) => Number(b._id === lead.staffId) - Number(a._id === lead.staffId));
}
