import { z } from 'zod';
import {
  type AnyRung,
  type Conditions,
  type Delta,
  type Heat,
  type Language,
  languages,
  type LeadSource,
  leadSources,
  type Licence,
  licences,
  type ProductLine,
  productLines,
  riskGrades,
  type RuleSet,
  type Strategy,
  type Tier,
  tiers,
} from '../domain';
import { id, words } from './values';

/** Rule sets as they travel. Shapes are checked here; what may stand in them is for the rules of `shared/domain/lead-policy`. */
const codesOf = <K extends string>(table: Record<K, unknown>) => z.enum(Object.keys(table) as [K, ...K[]]);
const figure = z.int().min(0).max(1_000_000);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const licence = codesOf<Licence>(licences);
const some = <T extends z.ZodType>(one: T) => z.array(one).max(50).optional();

export const rungId = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-z][a-z0-9_]*$/i);

const conditions = z.strictObject({
  unitIds: some(id),
  productLines: some(codesOf<ProductLine>(productLines)),
  tiers: some(codesOf<Tier>(tiers)),
  sources: some(codesOf<LeadSource>(leadSources)),
  languages: some(codesOf<Language>(languages)),
  segments: some(words(40)),
  hours: z.strictObject({ from: time, to: time }).optional(),
  days: z.enum(['working', 'rest']).optional(),
});

const strategy = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('owner_first') }),
  z.strictObject({ kind: z.literal('first_enquirer') }),
  z.strictObject({ kind: z.literal('nearest_outlet') }),
  z.strictObject({
    kind: z.literal('team'),
    unitId: id,
    staffIds: z.array(id).max(200),
    licences: z.array(licence).max(10),
    way: z.enum(['fair_share', 'least_loaded']),
  }),
  z.strictObject({ kind: z.literal('open_pool') }),
  z.strictObject({ kind: z.literal('manual') }),
]);

const bound = z.union([
  z.strictObject({ from: figure, to: figure }),
  z.strictObject({ oneOf: z.array(figure).min(1).max(20) }),
  z.strictObject({ earliest: time, latest: time }),
]);

const rung = <K extends string, P extends z.ZodType>(kind: K, params: P) =>
  z.strictObject({
    id: rungId,
    kind: z.literal(kind),
    on: z.boolean(),
    params,
    lock: z.enum(['fixed', 'locked', 'stricter', 'free']),
    bounds: z.record(rungId, bound),
  });
const nothing = z.strictObject({});
const figures = <K extends string>(...names: K[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, figure])) as Record<K, typeof figure>);
const desk = z.enum(['outlet', 'wealth_managers', 'private_centre']);

const ownRule = rung('custom', z.strictObject({ name: words(20), when: conditions, strategy }));

const anyRung = z.discriminatedUnion('kind', [
  rung('red_lines', nothing),
  rung('collision', figures('days', 'loanDays', 'wealthDays')),
  rung('handler', figures('idleDays')),
  rung('book_owner', figures('minAssets', 'onDutyWithinHours', 'vipWaitHours', 'silentDays')),
  rung('friend', figures('days')),
  rung('referral', figures('share', 'dealDays')),
  rung('code_staff', figures('days')),
  rung('chosen', nothing),
  rung(
    'licence',
    z.strictObject({
      more: z.partialRecord(codesOf<ProductLine>(productLines), z.array(licence).max(10)),
      elders: z.boolean(),
      elderAge: figure,
      elderGrade: z.enum(riskGrades),
    }),
  ),
  rung('tier', z.strictObject({ desks: z.strictObject({ mass: desk, affluent: desk, vip: desk, private: desk }) })),
  rung('nearest', figures('urbanKilometres', 'countyKilometres')),
  rung(
    'fair_share',
    z.strictObject({
      way: z.enum(['fair_share', 'least_loaded', 'manual']),
      newPerDay: figure,
      openAtOnce: figure,
      newcomerDays: figure,
      newcomerShare: figure,
      countsOwnerFirst: z.boolean(),
      countsGrabbed: z.boolean(),
      countsByHand: z.boolean(),
    }),
  ),
  rung('remote_seats', z.strictObject({ from: time, to: time })),
  rung('open_pool', figures('perDay', 'coolOffDays', 'contactMinutes', 'holdMinutes')),
  ownRule,
]);

const clocks = figures('accept', 'contact', 'recycle');
const heat = z.enum(['hot', 'normal', 'low']);

export const ruleSet = z.strictObject({
  rungs: z.array(anyRung).max(60),
  clocks: z.strictObject({ hot: clocks, normal: clocks, low: clocks } satisfies Record<Heat, typeof clocks>),
  heats: z.record(codesOf<ProductLine>(productLines), heat),
  idleDays: figure,
  mostRedistributions: figure,
});

/** A value of some parameter; which one it may be is asked of the rung. */
export const paramValue = z.union([
  figure,
  z.boolean(),
  z.string().max(40),
  z.partialRecord(codesOf<ProductLine>(productLines), z.array(licence).max(10)),
]);

export const delta = z.strictObject({
  changes: z.array(z.strictObject({ rungId, on: z.boolean().optional(), params: z.record(rungId, paramValue).optional() })).max(60),
  additions: z.array(z.strictObject({ after: rungId, rung: ownRule })).max(30),
});

/** The shapes that travel are those that are computed with. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
type Writable<T> = T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;
const _same: [
  Same<z.output<typeof conditions>, Conditions>,
  Same<z.output<typeof strategy>, Strategy>,
  Same<z.output<typeof anyRung>, AnyRung>,
  Same<Writable<RuleSet>, z.output<typeof ruleSet>>,
  z.output<typeof delta> extends Delta ? true : never,
] = [true, true, true, true, true];
void _same;
