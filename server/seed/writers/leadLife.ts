import { defaultLadder, heldLeadStates, outcomes } from '@yinqiao/shared/domain';
import { followUpBy } from '../../src/modules/leads/lead.clocks';
import type { Lead } from '../../src/modules/leads/lead.model';
import { heatOf, type Terms, termsOf } from '../../src/modules/leads/life/terms';
import { clockAfter, ticksOf } from '../../src/modules/leads/life/ticksOf';
import { DEMO_START } from '../bank/calendar';
import { type DemoLead, endOf } from '../bank/leads';
import { contactsOf, holderOf, openingHoursOf } from './leadFacts';

/** The rules the demo bank's leads began under. */
export const termsOfLead = ({ line }: Pick<DemoLead, 'line'>): Terms =>
  termsOf({ name: 'V12', rules: defaultLadder }, heatOf(defaultLadder, line).heat);

type Life = Pick<
  Lead,
  | 'formerHolders'
  | 'redistributions'
  | 'givenBy'
  | 'heat'
  | 'heatRank'
  | 'terms'
  | 'lastActionAt'
  | 'followUpBy'
  | 'nextClock'
  | 'nextClockAt'
  | 'clockStep'
  | 'clockFired'
  | 'poolReason'
  | 'pooledAt'
  | 'openFrom'
>;

/** How a lead stands in its life at the demo's start: its clock runs, and what was due before has been told. */
export function lifeOf(
  lead: DemoLead,
  clocks: Pick<Lead, 'acceptBy' | 'acceptedAt' | 'firstContactBy'>,
  firstContactedAt: Date | null,
): Life {
  const holder = holderOf(lead);
  const life: Life = {
    formerHolders: [],
    redistributions: 0,
    givenBy: holder ? 'distribution' : null,
    ...heatOf(defaultLadder, lead.line),
    terms: holder ? termsOfLead(lead) : null,
    lastActionAt: contactsOf(lead).at(-1)?.at ?? null,
    followUpBy: followUpOf(lead),
    nextClock: null,
    nextClockAt: null,
    clockStep: null,
    clockFired: 0,
    poolReason: null,
    pooledAt: null,
    openFrom: null,
  };
  if (!holder || !heldLeadStates.includes(lead.state)) return life;
  const facts = { ...life, ...clocks, state: lead.state, attempts: 0, firstContactedAt };
  const hours = openingHoursOf(holder);
  const fired = ticksOf(facts, hours).filter(({ at }) => at <= DEMO_START).length;
  return { ...life, ...clockAfter(facts, hours, fired) };
}

function followUpOf(lead: DemoLead): Date | null {
  const { contactedAt, outcome } = lead;
  const holder = holderOf(lead);
  if (!holder || !contactedAt || !outcome || endOf(lead) || !outcomes[outcome].opensFollowUp) return null;
  return followUpBy(openingHoursOf(holder), outcome, contactedAt);
}
