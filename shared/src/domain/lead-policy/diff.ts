import type { ProductLine } from '../customer-words';
import { paramOf, withParams } from './params';
import { saysTheSame } from './saysTheSame';
import type { AnyRung, Bound, Clocks, Heat, Lock, RuleSet } from './ruleSet';

/** One difference between two policies. Places are told by the rung before (null at the top), in the order of the later policy. */
export type PolicyChange =
  | { kind: 'removed'; rungId: string }
  | { kind: 'added'; rung: AnyRung; after: string | null }
  | { kind: 'moved'; rungId: string; after: string | null }
  | { kind: 'switched'; rungId: string; to: boolean }
  | { kind: 'param'; rungId: string; param: string; from: unknown; to: unknown }
  | { kind: 'lock'; rungId: string; from: Lock; to: Lock }
  | { kind: 'bound'; rungId: string; param: string; from: Bound | null; to: Bound | null }
  | { kind: 'clock'; heat: Heat; clock: keyof Clocks; from: number; to: number }
  | { kind: 'heat'; line: ProductLine; from: Heat; to: Heat }
  | { kind: 'limit'; limit: Limit; from: number; to: number };

/** Limits of the whole policy rather than of a rung. */
export type Limit = 'idleDays' | 'mostRedistributions';
const LIMITS: readonly Limit[] = ['idleDays', 'mostRedistributions'];

/** What makes the second policy of the first; applied to the first it gives the second. */
export function diffPolicies(before: RuleSet, after: RuleSet): PolicyChange[] {
  const former = new Map(before.rungs.map((rung) => [rung.id, rung]));
  // A rung that is of another kind under the same id is another rung.
  const stays = (rung: AnyRung) => former.get(rung.id)?.kind === rung.kind;
  const later = new Set(after.rungs.filter(stays).map(({ id }) => id));
  const removed = before.rungs.filter(({ id }) => !later.has(id));
  const unmoved = longestCommon(
    before.rungs.filter(({ id }) => later.has(id)).map(({ id }) => id),
    after.rungs.filter(stays).map(({ id }) => id),
  );
  return [
    ...removed.map(({ id }): PolicyChange => ({ kind: 'removed', rungId: id })),
    ...after.rungs.flatMap((rung, index): PolicyChange[] => {
      const place = after.rungs[index - 1]?.id ?? null;
      const was = stays(rung) ? former.get(rung.id) : undefined;
      if (!was) return [{ kind: 'added', rung, after: place }];
      const moved: PolicyChange[] = unmoved.has(rung.id) ? [] : [{ kind: 'moved', rungId: rung.id, after: place }];
      return [...moved, ...changesOfRung(was, rung)];
    }),
    ...changesOfWhole(before, after),
  ];
}

function changesOfRung(was: AnyRung, is: AnyRung): PolicyChange[] {
  const { id: rungId } = is;
  const params = Object.keys(is.params).filter((param) => !saysTheSame(paramOf(was, param), paramOf(is, param)));
  const bounds = [...new Set([...Object.keys(was.bounds), ...Object.keys(is.bounds)])].filter(
    (param) => !saysTheSame(was.bounds[param], is.bounds[param]),
  );
  return [
    ...(was.on === is.on ? [] : [{ kind: 'switched', rungId, to: is.on } as const]),
    ...params.map((param) => ({ kind: 'param', rungId, param, from: paramOf(was, param), to: paramOf(is, param) }) as const),
    ...(was.lock === is.lock ? [] : [{ kind: 'lock', rungId, from: was.lock, to: is.lock } as const]),
    ...bounds.map((param) => ({ kind: 'bound', rungId, param, from: was.bounds[param] ?? null, to: is.bounds[param] ?? null }) as const),
  ];
}

function changesOfWhole(before: RuleSet, after: RuleSet): PolicyChange[] {
  const heats = Object.keys(after.clocks) as Heat[];
  return [
    ...heats.flatMap((heat) =>
      (Object.keys(after.clocks[heat]) as (keyof Clocks)[])
        .map((clock) => ({ kind: 'clock', heat, clock, from: before.clocks[heat][clock], to: after.clocks[heat][clock] }) as const)
        .filter(({ from, to }) => from !== to),
    ),
    ...(Object.keys(after.heats) as ProductLine[])
      .map((line) => ({ kind: 'heat', line, from: before.heats[line], to: after.heats[line] }) as const)
      .filter(({ from, to }) => from !== to),
    ...LIMITS.map((limit) => ({ kind: 'limit', limit, from: before[limit], to: after[limit] }) as const).filter(
      ({ from, to }) => from !== to,
    ),
  ];
}

/** The most that can stay in place: everything else is what was moved. */
function longestCommon(before: readonly string[], after: readonly string[]): Set<string> {
  const places = after.map((id) => before.indexOf(id));
  const best = places.map((_, end) => ({ length: 1, before: -1, end }));
  for (const [end, place] of places.entries()) {
    for (let earlier = 0; earlier < end; earlier += 1) {
      const chain = best[earlier];
      const here = best[end];
      if (chain && here && (places[earlier] ?? 0) < place && chain.length + 1 > here.length) {
        best[end] = { length: chain.length + 1, before: earlier, end };
      }
    }
  }
  const kept = new Set<string>();
  let at = best.reduce((longest, chain) => (chain.length > longest.length ? chain : longest), { length: 0, before: -1, end: -1 }).end;
  while (at !== -1) {
    kept.add(after[at] ?? '');
    at = best[at]?.before ?? -1;
  }
  return kept;
}

/** Makes the second policy of the first and their difference. */
export function applyPolicyDiff(before: RuleSet, changes: readonly PolicyChange[]): RuleSet {
  const gone = new Set(changes.flatMap((change) => (change.kind === 'removed' ? [change.rungId] : [])));
  const kept = before.rungs.filter(({ id }) => !gone.has(id)).map((rung) => changes.reduce(changedRung, rung));
  const away = new Set(changes.flatMap((change) => (change.kind === 'moved' ? [change.rungId] : [])));
  let rungs = kept.filter(({ id }) => !away.has(id));
  for (const change of changes) {
    if (change.kind !== 'added' && change.kind !== 'moved') continue;
    const placed = change.kind === 'added' ? change.rung : kept.find(({ id }) => id === change.rungId);
    const at = change.after === null ? 0 : rungs.findIndex(({ id }) => id === change.after) + 1;
    if (placed) rungs = [...rungs.slice(0, at), placed, ...rungs.slice(at)];
  }
  return changes.reduce(changedWhole, { ...before, rungs });
}

function changedRung(rung: AnyRung, change: PolicyChange): AnyRung {
  if (!('rungId' in change) || change.rungId !== rung.id) return rung;
  if (change.kind === 'switched') return { ...rung, on: change.to };
  if (change.kind === 'param') return withParams(rung, { [change.param]: change.to });
  if (change.kind === 'lock') return { ...rung, lock: change.to };
  if (change.kind !== 'bound') return rung;
  const { [change.param]: _, ...others } = rung.bounds;
  return { ...rung, bounds: change.to === null ? others : { ...others, [change.param]: change.to } };
}

function changedWhole(rules: RuleSet, change: PolicyChange): RuleSet {
  if (change.kind === 'limit') return { ...rules, [change.limit]: change.to };
  if (change.kind === 'heat') return { ...rules, heats: { ...rules.heats, [change.line]: change.to } };
  if (change.kind !== 'clock') return rules;
  return { ...rules, clocks: { ...rules.clocks, [change.heat]: { ...rules.clocks[change.heat], [change.clock]: change.to } } };
}
