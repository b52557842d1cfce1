import { type Candidate, type ExclusionReason, exclusionOf, type LeadNeeds } from './eligibility';
import type { Funnel } from './trace';

export type WaitReason = 'nobody_on_duty' | 'nobody_licensed' | 'nobody_left' | 'all_full';

/** For one lead at one moment: who of a pool can take it, who cannot and why. */
export interface Board {
  eligible: Candidate[];
  excluded: { rm: Candidate; reason: ExclusionReason }[];
  funnel: Funnel;
}

export function boardFor(lead: LeadNeeds, team: readonly Candidate[]): Board {
  const eligible: Candidate[] = [];
  const excluded: Board['excluded'] = [];
  for (const rm of team) {
    const reason = exclusionOf(rm, lead);
    if (reason) excluded.push({ rm, reason });
    else eligible.push(rm);
  }
  return { eligible, excluded, funnel: funnelOf(team.length, excluded) };
}

/** Why the lead stays: the first filter that left nobody. */
export function waitReason({ onDuty, licensed, fresh }: Funnel): WaitReason {
  if (onDuty === 0) return 'nobody_on_duty';
  if (licensed === 0) return 'nobody_licensed';
  return fresh === 0 ? 'nobody_left' : 'all_full';
}

function funnelOf(team: number, excluded: Board['excluded']): Funnel {
  const without = (...reasons: ExclusionReason[]) => team - excluded.filter(({ reason }) => reasons.includes(reason)).length;
  return {
    team,
    onDuty: without('off_duty'),
    licensed: without('off_duty', 'not_licensed'),
    fresh: without('off_duty', 'not_licensed', 'returned_before', 'barred'),
    withCapacity: team - excluded.length,
  };
}
