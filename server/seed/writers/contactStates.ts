import { addDays, shanghaiInstant } from '@yinqiao/shared/domain';
import type { ContactState, Touch } from '../../src/modules/consents/contactState.model';
import { DAY, DEMO_DAY, later } from '../bank/calendar';
import type { DemoCustomer } from '../bank/customers';
import type { DemoLead } from '../bank/leads';
import { createRandom } from '../bank/random';
import { consentIdOf, refusedAtOf } from './leadFacts';
import { personaSends, sendIdOf } from './personaSends';

const REST_DAYS = 30;
/** 黄露 said no on 2 November and rests until 2 December. */
const REFUSED_ON: Record<string, string> = { 'huang-lu': '2026-11-02' };

const MARKETING = { agreed: 'agreed', service_only: 'service_only', unstated: 'unknown', refused: 'refused' } as const;

/**
 * Whether and about what the person may be contacted, from the customer file and from what their leads brought.
 * @param leads the person's own
 */
export function contactStateDocument(seed: number, customer: DemoCustomer, leads: readonly DemoLead[]): ContactState {
  const refusedAt = leads.map(refusedAtOf).find((at) => at !== null) ?? standingRefusal(seed, customer);
  const live = leads.filter((lead) => refusedAtOf(lead) === null);
  return {
    _id: customer.personId,
    marketing: refusedAt ? 'refused' : MARKETING[customer.profile.willingness],
    lines: live.map((lead) => ({ productLine: lead.line, consentId: consentIdOf(lead) })),
    withdrawnLines: [],
    restUntil: refusedAt && later(refusedAt, REST_DAYS * DAY),
    refusedAt,
    touches: touchesOf(customer),
    version: 1,
  };
}

function standingRefusal(seed: number, { profile, personaKey, index }: DemoCustomer): Date | null {
  if (profile.willingness !== 'refused') return null;
  const day = REFUSED_ON[personaKey ?? ''] ?? addDays(DEMO_DAY, -createRandom(seed, 'refusal', index).int(5, 300));
  return shanghaiInstant(day, '10:20');
}

const touchesOf = ({ personaKey }: DemoCustomer): Touch[] =>
  personaSends.filter((send) => send.personaKey === personaKey).map((send) => ({ deliveryId: sendIdOf(send), at: send.at }));
