import type { Licence } from '@yinqiao/shared/domain';
import { type Candidate, type ExclusionReason, exclusionOf } from './eligibility';
import type { Funnel, Intake, OwnerResult } from './trace';

export interface LeadToPlace {
  leadId: string;
  capturedAt: Date;
  /** The lower, the sooner the lead wants an answer: it is served first. Absent where all are alike. */
  heatRank?: number;
  licence: Licence | null;
  /** RMs who handed this lead back: none of them gets it again. */
  returnedBy: readonly string[];
  /** The book owner, whether or not they work today; the trace names them. */
  ownerId: string | null;
  intake: Intake;
}

export type WaitReason = 'nobody_on_duty' | 'nobody_licensed' | 'nobody_left' | 'all_full';

/** For one lead at one moment: who can take it, who cannot and why, and what became of the named owner. */
export interface Board {
  eligible: Candidate[];
  excluded: { rm: Candidate; reason: ExclusionReason }[];
  funnel: Funnel;
  owner: OwnerResult;
}

export function boardFor(lead: LeadToPlace, team: readonly Candidate[]): Board {
  const eligible: Candidate[] = [];
  const excluded: Board['excluded'] = [];
  for (const rm of team) {
    const reason = exclusionOf(rm, lead);
    if (reason) excluded.push({ rm, reason });
    else eligible.push(rm);
  }
  return { eligible, excluded, funnel: funnelOf(team.length, excluded), owner: ownerResult(lead, eligible, excluded) };
}

/** Why the lead stays: the first filter that left nobody. */
export function waitReason({ onDuty, licensed, fresh }: Funnel): WaitReason {
  if (onDuty === 0) return 'nobody_on_duty';
  if (licensed === 0) return 'nobody_licensed';
  return fresh === 0 ? 'nobody_left' : 'all_full';
}

function ownerResult({ intake }: LeadToPlace, eligible: Board['eligible'], excluded: Board['excluded']): OwnerResult {
  const { owner, namedStaffId } = intake.pool;
  if (owner !== 'named') return owner;
  if (eligible.some(({ staffId }) => staffId === namedStaffId)) return 'assigned';
  // An owner who has left the team since is as good as away.
  return excluded.find(({ rm }) => rm.staffId === namedStaffId)?.reason ?? 'off_duty';
}

function funnelOf(team: number, excluded: Board['excluded']): Funnel {
  const without = (...reasons: ExclusionReason[]) => team - excluded.filter(({ reason }) => reasons.includes(reason)).length;
  return {
    team,
    onDuty: without('off_duty'),
    licensed: without('off_duty', 'not_licensed'),
    fresh: without('off_duty', 'not_licensed', 'returned_before'),
    withCapacity: team - excluded.length,
  };
}
