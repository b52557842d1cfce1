import { type Candidate, type ExclusionReason, exclusionOf, type LeadNeeds } from './eligibility';
import type { Funnel } from './trace';

export type WaitReason = 'nobody_on_duty' | 'nobody_licensed' | 'nobody_left' | 'all_full';

export interface Exclusion {
  rm: Candidate;
  reason: ExclusionReason;
}

export type ExclusionCounts = Partial<Record<ExclusionReason, number>>;

/** For one lead at one moment: who of a pool can take it, who cannot and why. */
export interface Board {
  eligible: readonly Candidate[];
  excluded: readonly Exclusion[];
  counts: ExclusionCounts;
  funnel: Funnel;
}

export function boardFor(lead: LeadNeeds, team: readonly Candidate[]): Board {
  const eligible: Candidate[] = [];
  const excluded: Exclusion[] = [];
  const counts: ExclusionCounts = {};
  for (const rm of team) {
    const reason = exclusionOf(rm, lead);
    if (!reason) eligible.push(rm);
    else {
      excluded.push({ rm, reason });
      counts[reason] = (counts[reason] ?? 0) + 1;
    }
  }
  return { eligible, excluded, counts, funnel: funnelOf(team.length, counts) };
}

/** Why the lead stays: the first filter that left nobody. */
export function waitReason({ onDuty, licensed, fresh }: Funnel): WaitReason {
  if (onDuty === 0) return 'nobody_on_duty';
  if (licensed === 0) return 'nobody_licensed';
  return fresh === 0 ? 'nobody_left' : 'all_full';
}

export function funnelOf(team: number, counts: ExclusionCounts): Funnel {
  const onDuty = team - (counts.off_duty ?? 0);
  const licensed = onDuty - (counts.not_licensed ?? 0);
  const fresh = licensed - (counts.returned_before ?? 0) - (counts.barred ?? 0);
  return { team, onDuty, licensed, fresh, withCapacity: fresh - (counts.daily_full ?? 0) - (counts.open_full ?? 0) };
}
