import { businessNow } from '../../../../platform/clock/clock';
import { openHandlingsOf, payrollAt, personById, relationsOfPerson } from '../../../customers';
import { type Staff, staffByIds } from '../../../orgs';
import type { Lead } from '../../lead.model';

/** How somebody is tied to a lead's customer or to the lead. */
export type PartyTie = 'follower' | 'book_owner' | 'friend' | 'code' | 'referral' | 'handler' | 'payroll' | 'former';

export interface Party {
  staff: Staff;
  tie: PartyTie;
}

/** Everybody who may claim a lead: one of the four ledgers names them, a touch does, or they followed it once. The follower first. */
export async function partiesOf(lead: Lead): Promise<Party[]> {
  const person = await personById(lead.personId);
  const friends = await relationsOfPerson(lead.personId);
  const ties = new Map<string, PartyTie>();
  const tie = (staffId: string | null | undefined, as: PartyTie) => staffId && !ties.has(staffId) && ties.set(staffId, as);
  tie(lead.staffId, 'follower');
  tie(person?.ownerStaffId, 'book_owner');
  for (const { facts } of lead.touches) {
    tie(facts.codeStaffId, 'code');
    tie(facts.referral?.byStaffId, 'referral');
    tie(facts.referral?.namedStaffId, 'referral');
  }
  for (const { staffId } of friends) tie(staffId, 'friend');
  for (const { staffId, productLine } of await openHandlingsOf(lead.personId)) {
    if (productLine === lead.productLine) tie(staffId, 'handler');
  }
  tie((await payrollAt(lead.personId, businessNow()))?.staffId, 'payroll');
  for (const { staffId } of lead.history) tie(staffId, 'former');
  const staff = new Map((await staffByIds([...ties.keys()])).map((one) => [one._id, one]));
  return [...ties].flatMap(([staffId, as]) => {
    const member = staff.get(staffId);
    return member ? [{ staff: member, tie: as }] : [];
  });
}
