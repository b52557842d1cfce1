import { isInverted, type Misfit, maySwitchBelow, misfitOf } from './bounds';
import { type ParamValue, withParams } from './params';
import { rungName, rungNames } from './rungNames';
import type { AnyRung, Rung, RuleSet } from './ruleSet';

/** What a unit below head office says differently; everything else is inherited. */
export interface RungChange {
  rungId: string;
  on?: boolean;
  params?: Record<string, ParamValue>;
}
/** A rule of the unit's own, right after a rung it inherits. Several after one rung stand in their order. */
export interface Addition {
  after: string;
  rung: Rung<'custom'>;
}
export interface Delta {
  changes: RungChange[];
  additions: Addition[];
}
export const noDelta: Delta = { changes: [], additions: [] };

/** What of a delta does not hold (any more), and why. It is said wherever the delta is shown, never dropped in silence. */
export interface Fallen {
  rungId: string;
  name: string;
  /** The parameter, `on` for the switch, null for a whole rule. */
  param: string | null;
  value: ParamValue | null;
  why: Misfit | 'gone' | 'above_locked' | 'taken';
}

export interface ResolvedPolicy {
  rules: RuleSet;
  fallen: Fallen[];
}

/** The rules of a unit: those of the unit above with what the unit itself changed, as far as locks and bounds let it. */
export function applyDelta(base: RuleSet, delta: Delta): ResolvedPolicy {
  const fallen: Fallen[] = [];
  const rungs = base.rungs.map((rung) =>
    delta.changes.filter(({ rungId }) => rungId === rung.id).reduce((made, change) => changed(rung, made, change, fallen), rung),
  );
  for (const { rungId, on, params } of delta.changes) {
    if (base.rungs.some(({ id }) => id === rungId)) continue;
    const [param = null] = on === undefined ? Object.keys(params ?? {}) : ['on'];
    fallen.push({ rungId, name: nameOf(rungId), param, value: null, why: 'gone' });
  }
  return { rules: { ...base, rungs: withAdditions(rungs, delta.additions, fallen) }, fallen };
}

/** Deltas one after another, from the branch down. @returns with what fell of the last one */
export const resolvePolicy = (base: RuleSet, deltas: readonly Delta[]): ResolvedPolicy =>
  deltas.reduce<ResolvedPolicy>(({ rules }, delta) => applyDelta(rules, delta), { rules: base, fallen: [] });

const nameOf = (rungId: string): string => (rungNames as Readonly<Record<string, string>>)[rungId] ?? rungId;

/** @param base as it is above: what is stricter is measured against it @param rung as it has become so far */
function changed(base: AnyRung, rung: AnyRung, change: RungChange, fallen: Fallen[]): AnyRung {
  const falls = (param: string, value: ParamValue, why: Fallen['why']) =>
    void fallen.push({ rungId: base.id, name: rungName(base), param, value, why });
  const values: Record<string, ParamValue> = {};
  for (const [param, value] of Object.entries(change.params ?? {})) {
    const why = misfitOf(base, param, value);
    if (why) falls(param, value, why);
    else values[param] = value;
  }
  let made = withParams(rung, values);
  if (isInverted(made)) {
    for (const [param, value] of Object.entries(values)) falls(param, value, 'out_of_bounds');
    made = rung;
  }
  if (change.on === undefined) return made;
  if (maySwitchBelow(base)) return { ...made, on: change.on };
  if (change.on !== base.on) falls('on', change.on, 'locked');
  return made;
}

/** What is tried when nothing above decided: rules of a branch may stand above them, locked or not. */
const LAST_RESORTS: readonly AnyRung['kind'][] = ['fair_share', 'remote_seats', 'open_pool'];

/**
 * The first place at which a unit below may add a rule: under everything that head office locked, because the first rung that is
 * satisfied decides, and a rule above a locked one would undo the lock.
 */
export function firstFreePlace(rungs: readonly AnyRung[]): number {
  const isLocked = ({ kind, lock }: AnyRung) => (lock === 'fixed' || lock === 'locked') && !LAST_RESORTS.includes(kind);
  return rungs.reduce((place, rung, index) => (isLocked(rung) ? index + 1 : place), 0);
}

/** Whether a rule of a unit's own may stand right after that rung. */
export function mayAddAfter(rungs: readonly AnyRung[], rungId: string): boolean {
  const at = rungs.findIndex(({ id }) => id === rungId);
  return at !== -1 && at + 1 >= firstFreePlace(rungs) && rungs[at]?.kind !== 'open_pool';
}

function withAdditions(inherited: readonly AnyRung[], additions: readonly Addition[], fallen: Fallen[]): AnyRung[] {
  const rungs = [...inherited];
  const taken = new Set(inherited.map(({ id }) => id));
  /** After each inherited rung, how many rules stand already. */
  const placed = new Map<string, number>();
  for (const { after, rung } of additions) {
    const at = inherited.some(({ id }) => id === after) ? rungs.findIndex(({ id }) => id === after) : -1;
    const why = at === -1 ? 'gone' : taken.has(rung.id) ? 'taken' : mayAddAfter(inherited, after) ? null : 'above_locked';
    if (why) {
      fallen.push({ rungId: rung.id, name: rung.params.name, param: null, value: null, why });
      continue;
    }
    const nth = placed.get(after) ?? 0;
    rungs.splice(at + 1 + nth, 0, { ...rung, lock: 'locked', bounds: {} });
    placed.set(after, nth + 1);
    taken.add(rung.id);
  }
  return rungs;
}
