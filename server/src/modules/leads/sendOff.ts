import type { RedLine } from '@yinqiao/shared/domain';
import type { Person } from '../customers';
import type { LeadFacts } from './distribution/leadFacts';
import { gatherFacts } from './enquiryFacts';
import type { Lead } from './lead.model';
import { barredFrom, policyOfArea } from './leadToPlace';
import { type Route, routeLead } from './routeLead';

type OnItsWay = Route & { facts: LeadFacts };

/**
 * Gathers what the ladder goes by and sends a lead on its way, in the caller's transaction. @returns where it waits, or the red
 * line that keeps it from being distributed at all
 */
export async function sendOff(
  lead: Pick<Lead, 'productLine' | 'areaId' | 'touches' | 'formerHolders'> & { leadId: string },
  person: Person,
  at: Date,
): Promise<OnItsWay | { barredBy: RedLine }> {
  const { touches, areaId } = lead;
  const policy = await policyOfArea(areaId, at);
  const facts = await gatherFacts(person, touches, policy.rules, at);
  const { leadId, productLine } = lead;
  const place = { leadId, productLine, areaId, capturedAt: touches[0]?.at ?? at, touches: touches.length };
  const route = await routeLead({ ...place, returnedBy: barredFrom(lead, at), facts, policy }, at);
  return 'barredBy' in route ? route : { ...route, facts };
}
