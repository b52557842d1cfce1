import { addOpeningMinutes, type OpeningHours } from '../../orgs';
import type { Lead } from '../lead.model';
import type { Terms } from './terms';

/** What a lead waits for. */
export type ClockKind = 'accept' | 'contact' | 'follow_up' | 'idle' | 'hold' | 'grab_contact';

/** What happens when a clock is due: the holder is told, the outlet's manager is, the lead goes on; a held one in the open pool is shown. */
export type ClockStep = 'remind' | 'escalate' | 'recycle' | 'open';

export interface Tick {
  clock: ClockKind;
  step: ClockStep;
  at: Date;
}

/** What the clocks are reckoned from. */
export type ClockFacts = Pick<
  Lead,
  | 'state'
  | 'givenBy'
  | 'attempts'
  | 'acceptBy'
  | 'acceptedAt'
  | 'firstContactBy'
  | 'firstContactedAt'
  | 'lastActionAt'
  | 'followUpBy'
  | 'openFrom'
> & { terms: Terms | null };

const DAY_MS = 86_400_000;
/** Calendar days before a lead that lies still goes on. */
const IDLE_WARNINGS = { remind: 2, escalate: 1 };

/**
 * All that is to happen to a lead while nobody does anything with it, in order. Pure: the same facts give the same times, so a
 * changed calendar is taken in by asking again.
 * @param hours in which the holder works; null where nobody holds it
 */
export function ticksOf(lead: ClockFacts, hours: OpeningHours | null): Tick[] {
  if (lead.state === 'pooled') return lead.openFrom ? [{ clock: 'hold', step: 'open', at: lead.openFrom }] : [];
  if (!lead.terms || !hours) return [];
  switch (lead.state) {
    case 'assigned':
      return lead.acceptBy ? missed('accept', lead.acceptBy, lead.terms, hours) : [];
    case 'accepted':
      return untilContact(lead, lead.terms, hours);
    case 'contacted':
    case 'qualified':
      return [...untilFollowUp(lead, hours), ...whileIdle(lead, lead.terms, hours)].sort((a, b) => a.at.getTime() - b.at.getTime());
    default:
      return [];
  }
}

/** A missed promise: told at once, told to the manager half-way, passed on at the end. */
function missed(clock: ClockKind, due: Date, { recycle }: Terms, hours: OpeningHours): Tick[] {
  const after = (minutes: number) => addOpeningMinutes(hours, due, minutes);
  return [
    { clock, step: 'remind', at: after(0) },
    { clock, step: 'escalate', at: after(Math.ceil(recycle / 2)) },
    { clock, step: 'recycle', at: after(recycle) },
  ];
}

/** An attempt in vain is work: the time to the next one runs anew. */
function untilContact(lead: ClockFacts, terms: Terms, hours: OpeningHours): Tick[] {
  if (lead.attempts > 0 && lead.lastActionAt) {
    return missed('contact', addOpeningMinutes(hours, lead.lastActionAt, terms.contact), terms, hours);
  }
  if (lead.givenBy === 'grab' && lead.acceptedAt) {
    return [{ clock: 'grab_contact', step: 'recycle', at: addOpeningMinutes(hours, lead.acceptedAt, terms.grabContact) }];
  }
  return lead.firstContactBy ? missed('contact', lead.firstContactBy, terms, hours) : [];
}

const untilFollowUp = ({ followUpBy }: ClockFacts, hours: OpeningHours): Tick[] =>
  followUpBy ? [{ clock: 'follow_up', step: 'remind', at: addOpeningMinutes(hours, followUpBy, 0) }] : [];

/** Days of the calendar since the last action; nothing happens outside working time. */
function whileIdle({ lastActionAt }: ClockFacts, { idleDays }: Terms, hours: OpeningHours): Tick[] {
  if (!lastActionAt) return [];
  const after = (days: number) => addOpeningMinutes(hours, new Date(lastActionAt.getTime() + days * DAY_MS), 0);
  return [
    { clock: 'idle', step: 'remind', at: after(Math.max(0, idleDays - IDLE_WARNINGS.remind)) },
    { clock: 'idle', step: 'escalate', at: after(Math.max(0, idleDays - IDLE_WARNINGS.escalate)) },
    { clock: 'idle', step: 'recycle', at: after(idleDays) },
  ];
}

/** The lead's clock as its document holds it. */
export type RunningClock = Pick<Lead, 'nextClock' | 'nextClockAt' | 'clockStep' | 'clockFired'>;

/**
 * The next tick of a lead of which `fired` are done.
 * @param notBefore ticks of before are moved there: what became due while nobody could act is not held against anybody
 */
export function clockAfter(lead: ClockFacts, hours: OpeningHours | null, fired: number, notBefore?: Date): RunningClock {
  const tick = ticksOf(lead, hours)[fired];
  if (!tick) return { nextClock: null, nextClockAt: null, clockStep: null, clockFired: fired };
  const at = notBefore && tick.at < notBefore ? notBefore : tick.at;
  return { nextClock: tick.clock, nextClockAt: at, clockStep: tick.step, clockFired: fired };
}

export const STOPPED: RunningClock = { nextClock: null, nextClockAt: null, clockStep: null, clockFired: 0 };
