import { areaById, unitById } from '../orgs';
import type { LeadToPlace, PolicyAt } from './distribution/leadToPlace';
import type { Lead } from './lead.model';
import { policyInForce } from './policy/policyInForce';
import { gradeAsked } from './toldByTouches';

/** The policy of the unit that a customer's area belongs to. */
export async function policyOfArea(areaId: string, at: Date): Promise<PolicyAt> {
  const area = await areaById(areaId);
  const outlet = area && (await unitById(area.outletId));
  if (!outlet) throw new Error(`the area ${areaId} belongs to no outlet`);
  return policyInForce(outlet.unitPath, at);
}

/** Waiting leads as distribution sees them; each area's policy is asked for once. */
export async function leadsToPlace(leads: readonly Lead[], at: Date): Promise<LeadToPlace[]> {
  const policies = new Map<string, PolicyAt>();
  for (const areaId of new Set(leads.map((lead) => lead.areaId))) policies.set(areaId, await policyOfArea(areaId, at));
  return leads.flatMap((lead) => {
    const policy = policies.get(lead.areaId);
    return policy ? [leadToPlace(lead, policy, at)] : [];
  });
}

/** Those who had it not long ago do not get it again. */
export const barredFrom = ({ formerHolders }: Pick<Lead, 'formerHolders'>, at: Date): string[] =>
  formerHolders.filter(({ until }) => until > at).map(({ staffId }) => staffId);

const leadToPlace = (lead: Lead, policy: PolicyAt, at: Date): LeadToPlace => ({
  leadId: lead._id,
  capturedAt: lead.capturedAt,
  productLine: lead.productLine,
  areaId: lead.areaId,
  touches: lead.touches.length,
  heatRank: lead.heatRank,
  returnedBy: barredFrom(lead, at),
  facts: { ...lead.facts, riskGrade: gradeAsked(lead.touches) },
  policy,
});
