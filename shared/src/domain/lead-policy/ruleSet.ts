import type { Licence, ProductLine, RiskGrade, Tier } from '../customer-words';
import type { Conditions } from './conditions';

/** How soon a lead wants an answer; its clocks are chosen by it. */
export type Heat = 'hot' | 'normal' | 'low';

/** Who works the leads of a customer of that tier: the RMs of the outlet, the wealth managers, or the private-bank centre. */
export type TierDesk = 'outlet' | 'wealth_managers' | 'private_centre';

/** What a rung decides by. Days are calendar days, hours and minutes are working time, assets are in 万元, shares in basis points. */
export interface RungParams {
  /** 红线: blacklist, risk, minors, staff, refused marketing. Never distributed as marketing; service goes on. */
  red_lines: Record<string, never>;
  /** 撞单合并: touches of one person and product line within these days are one lead. */
  collision: { days: number; loanDays: number; wealthDays: number };
  /** 经办: an open application or booking of the same product line; idle for longer, it ends. */
  handler: { idleDays: number };
  /** 管户 in charge of customers from these assets, at work within these hours (a VIP and above waits longer), not silent for too long. */
  book_owner: { minAssets: number; onDutyWithinHours: number; vipWaitHours: number; silentDays: number };
  /** 有效企微好友: a two-way friend to whom the customer wrote or talked within these days, if only one such. */
  friend: { days: number };
  /** 转介绍: the named RM; whoever referred keeps this share of the first deal within these days. */
  referral: { share: number; dealDays: number };
  /** 来源码员工: whose code was scanned within these days. */
  code_staff: { days: number };
  /** 客户自选: a chosen person goes before the rungs 3 to 6, a chosen outlet does not. */
  chosen: Record<string, never>;
  /**
   * 资质: a filter on every rung. Lines may ask for more licences than the bank does, never for fewer. With `elders` a customer from
   * that age on who asks for a product from that grade on comes to a wealth manager.
   */
  licence: { more: Partial<Record<ProductLine, Licence[]>>; elders: boolean; elderAge: number; elderGrade: RiskGrade };
  /** 客户层级 */
  tier: { desks: Record<Tier, TierDesk> };
  /** 网点就近: open, staffed, with room, within these kilometres. */
  nearest: { urbanKilometres: number; countyKilometres: number };
  /** 公平份额 within the pool, or another way to choose within it; the capacities bound every rung. */
  fair_share: {
    way: 'fair_share' | 'least_loaded' | 'manual';
    newPerDay: number;
    openAtOnce: number;
    newcomerDays: number;
    newcomerShare: number;
    countsOwnerFirst: boolean;
    countsGrabbed: boolean;
    /** Leads that a manager gives by hand. */
    countsByHand: boolean;
  };
  /** 远程坐席: after hours for the mass tier, and where a county lacks people. `HH:mm`, Asia/Shanghai. */
  remote_seats: { from: string; to: string };
  /** 公海抢单 */
  open_pool: { perDay: number; coolOffDays: number; contactMinutes: number; holdMinutes: number };
  /** A rule of the bank's own between the rungs: when the conditions hold, the strategy decides. */
  custom: { name: string; when: Conditions; strategy: Strategy };
}

export type RungKind = keyof RungParams;

/** What a rule of the bank's own does with the leads it is for. A team is the RMs of a unit, or these members of staff. */
export type Strategy =
  | { kind: 'owner_first' }
  | { kind: 'first_enquirer' }
  | { kind: 'nearest_outlet' }
  | { kind: 'team'; unitId: string; staffIds: string[]; licences: Licence[]; way: 'fair_share' | 'least_loaded' }
  | { kind: 'open_pool' }
  | { kind: 'manual' };

/** What the units below may change: nothing, only to be stricter (rungs that say so), or the parameters within their bounds. */
export type Lock = 'fixed' | 'locked' | 'stricter' | 'free';

/** What the units below may set a parameter to: from and to, the choices there are, or times of day from and to (`HH:mm`). */
export type Bound = { from: number; to: number } | { oneOf: number[] } | { earliest: string; latest: string };

/** By parameter. What is not named may not be changed below. */
export type Bounds = Record<string, Bound>;

/** One rung of the ladder. `fixed` rungs cannot even be switched off by head office. */
export interface Rung<K extends RungKind = RungKind> {
  /** Stays the same over versions; the kind itself for the fourteen of the ladder. */
  id: string;
  kind: K;
  on: boolean;
  params: RungParams[K];
  lock: Lock;
  bounds: Bounds;
}

export type AnyRung = { [K in RungKind]: Rung<K> }[RungKind];

/** Minutes of working time. */
export interface Clocks {
  accept: number;
  /** From acceptance to the first contact. */
  contact: number;
  /** From the missed clock to the recycle. */
  recycle: number;
}

/** The whole policy of a unit, as distribution reads it: the ladder from top to bottom, the first rung that is satisfied decides. */
export interface RuleSet {
  rungs: readonly AnyRung[];
  clocks: Record<Heat, Clocks>;
  /** Which leads are hot: by product line; what came from a file is low. */
  heats: Record<ProductLine, Heat>;
  /** Days without any action after which a lead in hand is recycled. */
  idleDays: number;
  /** Given again at most this often; the next time a manager decides by hand. */
  mostRedistributions: number;
}

/** The rung of that kind, or null when it is switched off or not there: how the engine asks for a rule. */
export function rungOf<K extends RungKind>(rules: RuleSet, kind: K): Rung<K> | null {
  const rung = rules.rungs.find((candidate) => candidate.kind === kind && candidate.on);
  return (rung as Rung<K> | undefined) ?? null;
}
