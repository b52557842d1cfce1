import { countsAsContact, type Outcome } from '@yinqiao/shared/domain';
import type { OpeningHours } from '../../src/modules/orgs';
import { stableId } from '../bank/ids';
import type { DemoLead } from '../bank/leads';
import { type DemoStaff, staff } from '../bank/staff';
import { unitByCode, unitPathOf } from '../bank/units';

/** What several documents of one lead must agree on. */
const byId = new Map(staff.map((member) => [member.staffId, member]));

export const consentIdOf = ({ leadId, capturedAt }: DemoLead): string => stableId('con', leadId, capturedAt);

export const holderOf = ({ assignment }: DemoLead): DemoStaff | null => (assignment ? (byId.get(assignment.staffId) ?? null) : null);

/** Where a lead stands in the tree: with its holder's outlet, or with the customer's own while a remote seat has it. */
export function unitPathOfHolder({ customer }: DemoLead, { unitCode }: DemoStaff): string {
  return unitPathOf(unitByCode(unitCode).level === 'remote_desk' ? customer.outletCode : unitCode);
}

export function openingHoursOf({ unitCode }: DemoStaff): OpeningHours {
  const { hours } = unitByCode(unitCode);
  if (!hours) throw new Error(`${unitCode} has no opening hours`);
  return { days: [...hours.weekdays], opens: hours.open, closes: hours.close };
}

/** Every contact that ended in a result, in order. */
export function contactsOf({ contactedAt, outcome, followUp }: DemoLead): { at: Date; outcome: Outcome }[] {
  return [...(contactedAt && outcome ? [{ at: contactedAt, outcome }] : []), ...(followUp ? [followUp] : [])];
}

/** When the customer was reached for the first time; a wrong number reaches nobody. */
export const firstContactedAtOf = ({ contactedAt, outcome }: DemoLead): Date | null =>
  contactedAt && outcome && countsAsContact(outcome) ? contactedAt : null;

/** When the customer refused marketing, which ended the consent. */
export const refusedAtOf = (lead: DemoLead): Date | null =>
  contactsOf(lead).find(({ outcome }) => outcome === 'refused_marketing')?.at ?? null;
