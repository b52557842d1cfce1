import { isPossible, paramOf, specOf } from './params';
import type { AnyRung, Bound } from './ruleSet';

/** Why a unit may not set that: locked above, outside of what is allowed, or looser where only stricter is allowed. */
export type Misfit = 'locked' | 'out_of_bounds' | 'looser';

export function isWithinBound(bound: Bound, value: unknown): boolean {
  if ('oneOf' in bound) return typeof value === 'number' && bound.oneOf.includes(value);
  if ('from' in bound) return typeof value === 'number' && bound.from <= value && value <= bound.to;
  return typeof value === 'string' && bound.earliest <= value && value <= bound.latest;
}

/** Why a unit below may not set that parameter to that value; null when it may. @param rung as it is above */
export function misfitOf(rung: AnyRung, param: string, value: unknown): Misfit | null {
  if (rung.lock === 'fixed' || rung.lock === 'locked') return 'locked';
  const spec = specOf(rung.kind, param);
  if (!spec) return 'locked';
  if (!isPossible(spec, value)) return 'out_of_bounds';
  if (spec.type === 'licences') return asksForMore(paramOf(rung, param), value) ? null : 'looser';
  const bound = rung.bounds[param];
  if (!bound) return 'locked';
  if (!isWithinBound(bound, value)) return 'out_of_bounds';
  return rung.lock === 'stricter' && !isLess(value, paramOf(rung, param)) ? 'looser' : null;
}

/** Of figures less is stricter; of nothing else there is a stricter. */
const isLess = (value: unknown, than: unknown): boolean => typeof value === 'number' && typeof than === 'number' && value <= than;

/** Rungs that can be locked so that the units below may only be stricter. */
export const mayBeStricter = (rung: AnyRung): boolean => rung.kind === 'collision' || rung.kind === 'licence';

/** Every line asks at least for what it did. */
function asksForMore(before: unknown, after: unknown): boolean {
  const asked = (table: unknown, line: string) => (table as Readonly<Record<string, readonly string[]>>)[line] ?? [];
  return Object.keys(before as object).every((line) => asked(before, line).every((licence) => asked(after, line).includes(licence)));
}

/** Red lines and licences are law: nobody switches them off. */
export const maySwitch = (rung: AnyRung): boolean => rung.lock !== 'fixed' && rung.kind !== 'licence';

/** Only a rung that is free may be switched below. */
export const maySwitchBelow = (rung: AnyRung): boolean => rung.lock === 'free' && maySwitch(rung);

/** Times that make no span, as the two parameters of a rung say together. */
export const isInverted = (rung: AnyRung): boolean => rung.kind === 'remote_seats' && rung.params.from >= rung.params.to;
