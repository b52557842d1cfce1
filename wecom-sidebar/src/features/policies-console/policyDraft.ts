import {
  type AnyRung,
  applyDelta,
  type Bound,
  type Delta,
  type Fallen,
  fallenWords,
  type Lock,
  mayAddAfter,
  movedTo,
  noDelta,
  orderFault,
  orderFaultWords,
  paramOf,
  type ParamValue,
  policyProblems,
  problemsOfOwnRule,
  type Rung,
  type RuleSet,
  saysTheSame,
  withParams,
} from '@yinqiao/shared/domain';
import type { Policy } from './policies';

/** What is written: head office the whole ladder, a unit below what it says differently from what it inherits. */
export type Draft = { kind: 'ladder'; rules: RuleSet } | { kind: 'delta'; delta: Delta; base: RuleSet };

/** What is worked on: the draft of the bank, else what is in force. */
export function draftOf({ draft, inForce, inherited }: Policy): Draft {
  const shown = draft ?? inForce;
  return inherited ? { kind: 'delta', delta: shown.delta ?? noDelta, base: inherited.rules } : { kind: 'ladder', rules: shown.rules };
}

/** The ladder as it would be. */
export const rulesOf = (draft: Draft): RuleSet => (draft.kind === 'ladder' ? draft.rules : applyDelta(draft.base, draft.delta).rules);

export const bodyOf = (draft: Draft) =>
  draft.kind === 'ladder' ? { rules: { ...draft.rules, rungs: [...draft.rules.rungs] } } : { delta: draft.delta };

export const sayTheSame = (a: Draft, b: Draft): boolean => saysTheSame(bodyOf(a), bodyOf(b));

/** What keeps it from being kept, in words. */
export function faultsOf(draft: Draft): string[] {
  if (draft.kind === 'ladder') return policyProblems(draft.rules).map(({ words }) => words);
  const { rules, fallen } = applyDelta(draft.base, draft.delta);
  const own = draft.delta.additions.flatMap(({ rung }) => problemsOfOwnRule(rung).map(({ words }) => words));
  const whole = policyProblems(rules).filter(({ code }) => code === 'no_last_resort');
  return [...fallen.map((one) => `${fallenWords(one, draft.base)}。`), ...own, ...whole.map(({ words }) => words)];
}

const onLadder = (draft: Draft & { kind: 'ladder' }, id: string, change: (rung: AnyRung) => AnyRung): Draft => ({
  ...draft,
  rules: { ...draft.rules, rungs: draft.rules.rungs.map((rung) => (rung.id === id ? change(rung) : rung)) },
});

type OwnRule = Rung<'custom'>;

/** Sets a parameter; below head office what is as inherited is not said. */
export function withParam(draft: Draft, id: string, param: string, value: ParamValue | Record<string, string>): Draft {
  if (draft.kind === 'ladder') return onLadder(draft, id, (rung) => withParams(rung, { [param]: value }));
  return withChange(draft, id, ({ params = {}, ...change }, inherited) => {
    const others = Object.entries(params).filter(([name]) => name !== param);
    const said = saysTheSame(paramOf(inherited, param), value) ? [] : [[param, value] as [string, ParamValue]];
    return { ...change, params: Object.fromEntries([...others, ...said]) };
  });
}

/** Switches a rung, or a rule of the unit's own. */
export function switched(draft: Draft, id: string, on: boolean): Draft {
  if (draft.kind === 'ladder') return onLadder(draft, id, (rung) => ({ ...rung, on }));
  const own = draft.delta.additions.find(({ rung }) => rung.id === id);
  if (own) return withOwnRule(draft, { ...own.rung, on });
  return withChange(draft, id, ({ on: _, ...change }, inherited) => (inherited.on === on ? change : { ...change, on }));
}

type Said = Delta['changes'][number];

function withChange(draft: Draft & { kind: 'delta' }, id: string, change: (said: Said, inherited: AnyRung) => Said): Draft {
  const inherited = draft.base.rungs.find((rung) => rung.id === id);
  if (!inherited) return draft;
  const said = change(draft.delta.changes.find(({ rungId }) => rungId === id) ?? { rungId: id }, inherited);
  const others = draft.delta.changes.filter(({ rungId }) => rungId !== id);
  const isSaid = said.on !== undefined || Object.keys(said.params ?? {}).length > 0;
  return { ...draft, delta: { ...draft.delta, changes: isSaid ? [...others, said] : others } };
}

/** Takes back everything that does not hold (any more). */
export function withoutFallen(draft: Draft): Draft {
  if (draft.kind === 'ladder') return draft;
  const { fallen } = applyDelta(draft.base, draft.delta);
  const falls = (rungId: string, param: string | null) => fallen.some((one: Fallen) => one.rungId === rungId && one.param === param);
  const isThere = (rungId: string) => draft.base.rungs.some(({ id }) => id === rungId);
  const changes = draft.delta.changes.flatMap(({ rungId, on, params }): Said[] => {
    if (!isThere(rungId)) return [];
    const held = Object.fromEntries(Object.entries(params ?? {}).filter(([param]) => !falls(rungId, param)));
    const switches = on !== undefined && !falls(rungId, 'on');
    return switches || Object.keys(held).length > 0 ? [{ rungId, ...(switches ? { on } : {}), params: held }] : [];
  });
  return { ...draft, delta: { changes, additions: draft.delta.additions.filter(({ rung }) => !falls(rung.id, null)) } };
}

export const locked = (draft: Draft, id: string, lock: Lock): Draft =>
  draft.kind === 'ladder' ? onLadder(draft, id, (rung) => ({ ...rung, lock })) : draft;

export function bounded(draft: Draft, id: string, param: string, bound: Bound | null): Draft {
  if (draft.kind === 'delta') return draft;
  return onLadder(draft, id, (rung) => {
    const { [param]: _, ...others } = rung.bounds;
    return { ...rung, bounds: bound ? { ...others, [param]: bound } : others };
  });
}

/** What stands beside the ladder; head office's alone. */
export type Beside = Partial<Pick<RuleSet, 'clocks' | 'heats' | 'idleDays' | 'mostRedistributions'>>;

export const withWhole = (draft: Draft, change: Beside): Draft =>
  draft.kind === 'ladder' ? { ...draft, rules: { ...draft.rules, ...change } } : draft;

export const isOwn = (draft: Draft, { id, kind }: AnyRung): boolean =>
  draft.kind === 'ladder' ? kind === 'custom' : draft.delta.additions.some(({ rung }) => rung.id === id);

/** Moves a rung to a place. @returns the draft, or why that order makes no sense */
export function moved(draft: Draft, id: string, place: number): Draft | string {
  if (draft.kind === 'delta') return ownMoved(draft, id, place);
  const rungs = movedTo(draft.rules.rungs, id, place);
  const fault = orderFault(rungs);
  return fault ? orderFaultWords[fault] : { ...draft, rules: { ...draft.rules, rungs } };
}

/** Below head office only rules of one's own are moved: each stands after the inherited rung before it. */
function ownMoved(draft: Draft & { kind: 'delta' }, id: string, place: number): Draft | string {
  const shown = rulesOf(draft).rungs;
  if (!shown.some((rung) => rung.id === id && isOwn(draft, rung))) return '总行定顺序，本机构只能移动自己的规则。';
  const additions: Delta['additions'] = [];
  let after: string | null = null;
  for (const rung of movedTo(shown, id, place)) {
    const own = draft.delta.additions.find((one) => one.rung.id === rung.id);
    if (!own) after = rung.id;
    else if (after === null || !mayAddAfter(draft.base.rungs, after)) return '本机构的规则不能排在锁定的规则之上，也不能排在公海之后。';
    else additions.push({ ...own, after });
  }
  const fallen = draft.delta.additions.filter(({ rung }) => !shown.some(({ id: shownId }) => shownId === rung.id));
  return { ...draft, delta: { ...draft.delta, additions: [...additions, ...fallen] } };
}

export function withNewRule(draft: Draft, rung: OwnRule, after: string): Draft {
  if (draft.kind === 'delta') return { ...draft, delta: { ...draft.delta, additions: [...draft.delta.additions, { after, rung }] } };
  const at = draft.rules.rungs.findIndex(({ id }) => id === after) + 1;
  return { ...draft, rules: { ...draft.rules, rungs: [...draft.rules.rungs.slice(0, at), rung, ...draft.rules.rungs.slice(at)] } };
}

/** Writes a rule of one's own again; another place after which it stands may be named. */
export function withOwnRule(draft: Draft, rung: OwnRule): Draft {
  if (draft.kind === 'ladder') return onLadder(draft, rung.id, () => rung);
  const additions = draft.delta.additions.map((one) => (one.rung.id === rung.id ? { ...one, rung } : one));
  return { ...draft, delta: { ...draft.delta, additions } };
}

export function withoutRule(draft: Draft, id: string): Draft {
  if (draft.kind === 'ladder') return { ...draft, rules: { ...draft.rules, rungs: draft.rules.rungs.filter((rung) => rung.id !== id) } };
  return { ...draft, delta: { ...draft.delta, additions: draft.delta.additions.filter(({ rung }) => rung.id !== id) } };
}
