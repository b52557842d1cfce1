import type { OpeningHours, OrgUnit } from '../../orgs';
import { acceptBy, promisedContactBy } from '../lead.clocks';
import type { GivenBy, Lead } from '../lead.model';
import type { Terms } from './terms';
import { clockAfter } from './ticksOf';

export interface Receiver {
  staffId: string;
  outlet: Pick<OrgUnit, 'unitPath' | 'level'> & { openingHours: OpeningHours };
  terms: Terms;
  at: Date;
  by: Exclude<GivenBy, 'grab'>;
}

/** A lead that an assignment gave somebody: who holds it, under which rules, and the clock that starts. */
export function givenTo(lead: Lead, { staffId, outlet, terms, at, by }: Receiver): Lead & { staffId: string; acceptBy: Date } {
  const { openingHours } = outlet;
  // A remote seat has it on behalf of the outlet with which it stands.
  const { unitPath } = outlet.level === 'remote_desk' ? lead : outlet;
  const given = {
    ...lead,
    state: 'assigned' as const,
    staffId,
    assignmentNo: lead.assignmentNo + 1,
    unitPath,
    givenBy: by,
    terms,
    assignedAt: at,
    acceptBy: acceptBy(openingHours, at, terms),
    firstContactBy: promisedContactBy(openingHours, at, terms),
    acceptedAt: null,
    lastActionAt: null,
    followUpBy: null,
    poolReason: null,
    pooledAt: null,
    openFrom: null,
  };
  return { ...given, ...clockAfter(given, openingHours, 0) };
}

const HOLDING = [
  ...(['state', 'staffId', 'assignmentNo', 'unitPath', 'givenBy', 'terms', 'assignedAt', 'acceptBy', 'firstContactBy'] as const),
  ...(['acceptedAt', 'lastActionAt', 'followUpBy', 'poolReason', 'pooledAt', 'openFrom'] as const),
  ...(['nextClock', 'nextClockAt', 'clockStep', 'clockFired'] as const),
];

/** The fields that an assignment writes. */
export const holding = (lead: Lead): Partial<Lead> => Object.fromEntries(HOLDING.map((field) => [field, lead[field]]));
