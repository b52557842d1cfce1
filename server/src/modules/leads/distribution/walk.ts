import type { AnyRung, Licence, RedLine, RiskGrade, Rung, RungKind, TierDesk } from '@yinqiao/shared/domain';
import type { Desk, ExclusionReason } from './eligibility';
import type { LadderFacts, Place } from './ladderFacts';

/** What a rung can find, as a code; `stepWords` says it. */
export type Found =
  | RedLine
  | ExclusionReason
  | 'off'
  | 'not_reached'
  | 'passed'
  | 'none'
  | 'joined'
  | 'named'
  | 'waits'
  | 'gone'
  | 'idle'
  | 'below_assets'
  | 'silent'
  | 'unheard'
  | 'several'
  | 'expired'
  | 'area'
  | 'outlet'
  | 'unstaffed'
  | 'not_needed'
  | 'required'
  | 'desk'
  | 'desk_lacks'
  | 'none_near'
  | 'full'
  | 'pool'
  | 'closed'
  | 'manual'
  | 'outside_hours'
  | 'not_for'
  | 'open_pool';

/** What one rung found: codes, ids, figures and dates only. */
export interface Step {
  /** The rung's id in the rule set; none where the kind says it. */
  rung?: string;
  kind: RungKind;
  found: Found;
  staffId?: string;
  unitId?: string;
  /** The figure that was found, and the rule's own beside it. */
  value?: number;
  limit?: number;
  at?: Date;
  licences?: readonly Licence[];
  /** Of the products asked for, where it and the age in `value` ask for a wealth manager. */
  grade?: RiskGrade;
  desk?: Desk;
}

/** A pool: the team that works a unit's leads, or some of it. */
export interface PoolAt {
  unitId: string;
  desk: Desk;
  /** Only these members; everybody when empty. */
  staffIds: readonly string[];
  /** Asked for beside the licences of the line. */
  licences: readonly Licence[];
  way: 'fair_share' | 'least_loaded';
}

export type Outcome =
  | { kind: 'excluded'; by: RungKind; why: RedLine }
  | { kind: 'named'; by: RungKind; staffId: string; unitId: string }
  /** For this member, who is at work again at that time. */
  | { kind: 'waits'; by: RungKind; staffId: string; unitId: string; until: Date }
  | { kind: 'pool'; by: RungKind; pool: PoolAt; place: 'nearest' | 'branch' | 'team' | 'remote'; kilometres: number | null }
  | { kind: 'manual'; by: RungKind; unitId: string }
  | { kind: 'open_pool'; by: RungKind; unitId: string };

/** What earlier rungs have settled for later ones. */
export interface Course {
  /** The outlet whose team is to have the lead. */
  place: { unitId: string; kilometres: number } | null;
  desk: Desk;
  /** Where the lead waits if nothing further down takes it now. */
  fallback: Outcome | null;
  /** Licences of the line, as the licence rung asks for them. */
  licences: readonly Licence[];
}

/** What became of one rung: what it found, and whether that decides. */
export interface Tried extends Omit<Step, 'rung' | 'kind'> {
  outcome?: Outcome;
  course?: Partial<Course>;
}

export type TryRung<K extends RungKind> = (rung: Rung<K>, facts: LadderFacts, course: Course) => Tried;

export interface Walk {
  outcome: Outcome;
  /** One a rung, in the order of the rule set. */
  steps: Step[];
  /** The licences that every rung asked for. */
  licences: readonly Licence[];
  /** A book owner without the licence: the book stays theirs, the credit is shared. */
  sharedWith: string | null;
}

/** The desk that must work a lead at least: some are for wealth managers only. */
export const leastDesk = (licences: readonly Licence[]): TierDesk => (licences.includes('wealth_manager') ? 'wealth_managers' : 'outlet');

export const distance = (a: Place, b: Place): number => Math.hypot(a.x - b.x, a.y - b.y);

/** The step of a rung that was tried. */
export const stepOf = ({ id, kind }: AnyRung, { outcome: _outcome, course: _course, ...found }: Tried): Step => ({
  ...(id === kind ? {} : { rung: id }),
  kind,
  ...found,
});
