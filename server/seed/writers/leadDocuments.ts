import { openLeadStates } from '@yinqiao/shared/domain';
import type { Consent } from '../../src/modules/consents/consent.model';
import { acceptBy, firstContactBy, promisedContactBy } from '../../src/modules/leads/lead.clocks';
import type { HistoryEntry, Lead } from '../../src/modules/leads/lead.model';
import { campaignByCode } from '../bank/campaigns';
import { consentTextFor } from '../bank/consentTexts';
import { ownerOf } from '../bank/customers';
import { type DemoLead, endOf } from '../bank/leads';
import { factsOf } from '../bank/pools';
import { areaOfOutlet, units, unitPathOf } from '../bank/units';
import { lifeOf, termsOfLead } from './leadLife';
import { consentIdOf, contactsOf, firstContactedAtOf, holderOf, openingHoursOf, refusedAtOf, unitPathOfHolder } from './leadFacts';

/** @param couponIds of claims that were made with a lead, by lead id */
export function leadDocument(lead: DemoLead, couponIds: ReadonlyMap<string, string>): Lead {
  const { leadId, customer, line, campaignCode, pool, state, capturedAt } = lead;
  const campaignId = campaignByCode(campaignCode).campaignId;
  const holder = holderOf(lead);
  const clocks = clocksOf(lead);
  const firstContactedAt = firstContactedAtOf(lead);
  return {
    _id: leadId,
    personId: customer.personId,
    productLine: line,
    campaignId,
    areaId: areaOfOutlet(customer.outletCode).areaId,
    consentId: consentIdOf(lead),
    touches: [{ source: sourceOf(lead, couponIds), kind: 'benefit', campaignId, at: capturedAt, facts: {} }],
    state,
    open: openLeadStates.includes(state),
    unitPath: holder ? unitPathOfHolder(lead, holder) : pathOfUnit(pool.poolUnitId),
    pool,
    facts: factsOf(customer, capturedAt),
    ownerId: ownerOf(customer)?.staffId ?? null,
    staffId: holder?.staffId ?? null,
    assignmentNo: holder ? 1 : 0,
    attempts: 0,
    capturedAt,
    openedAt: capturedAt,
    reopenedFrom: null,
    mergedInto: null,
    ...clocks,
    firstContactedAt,
    ...lifeOf(lead, clocks, firstContactedAt),
    closedAt: endOf(lead),
    history: historyOf(lead),
  };
}

export const sourceOf = ({ leadId, source }: DemoLead, couponIds: ReadonlyMap<string, string>): string =>
  source === 'claim' ? `Coupon/${couponIds.get(leadId) ?? ''}` : `Registration/${leadId}`;

const pathOfUnit = (unitId: string): string => unitPathOf(units.find((unit) => unit.unitId === unitId)?.code ?? '');

export function clocksOf(lead: DemoLead): Pick<Lead, 'assignedAt' | 'acceptBy' | 'acceptedAt' | 'firstContactBy'> {
  const { assignedAt, acceptedAt } = lead;
  const holder = holderOf(lead);
  if (!holder || !assignedAt) return { assignedAt: null, acceptBy: null, acceptedAt: null, firstContactBy: null };
  const hours = openingHoursOf(holder);
  const terms = termsOfLead(lead);
  const promised = promisedContactBy(hours, assignedAt, terms);
  const due = acceptedAt ? firstContactBy(hours, acceptedAt, promised, terms) : promised;
  return { assignedAt, acceptBy: acceptBy(hours, assignedAt, terms), acceptedAt, firstContactBy: due };
}

function historyOf(lead: DemoLead): HistoryEntry[] {
  const staffId = holderOf(lead)?.staffId ?? null;
  const entry = (at: Date, what: HistoryEntry['what'], code: HistoryEntry['code'] = null): HistoryEntry =>
    what === 'captured' ? { at, what, staffId: null, assignmentNo: null, code } : { at, what, staffId, assignmentNo: 1, code };
  return [
    entry(lead.capturedAt, 'captured'),
    ...(lead.assignedAt ? [entry(lead.assignedAt, 'assigned')] : []),
    ...(lead.acceptedAt ? [entry(lead.acceptedAt, 'accepted')] : []),
    ...contactsOf(lead).map(({ at, outcome }) => entry(at, 'outcome', outcome)),
  ];
}

export function consentDocument(lead: DemoLead, couponIds: ReadonlyMap<string, string>): Consent {
  const { purpose, channels, version } = consentTextFor(lead.line);
  return {
    _id: consentIdOf(lead),
    personId: lead.customer.personId,
    productLine: lead.line,
    purpose,
    channels,
    textVersion: version,
    source: sourceOf(lead, couponIds),
    grantedAt: lead.capturedAt,
    withdrawnAt: refusedAtOf(lead),
  };
}
