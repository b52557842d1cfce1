import { z } from 'zod';
import {
  type BenefitCategory,
  benefitCategories,
  campaignStates,
  type Outcome,
  outcomeIds,
  type ProductFamily,
  productFamilies,
  type ProductLine,
  productLines,
  riskGrades,
  type LeaveKind,
  leadStates,
  leaveKinds,
  type StaffRole,
  staffRoles,
  type UnitLevel,
  unitLevels,
} from '../domain';
import { businessDay, count, fact, id, instant, tone } from './values';

/** Objects that more than one screen shows. */
const codesOf = <K extends string>(table: Record<K, unknown>) => z.enum(Object.keys(table) as [K, ...K[]]);

export const staffRole = codesOf<StaffRole>(staffRoles);
export const unitLevel = codesOf<UnitLevel>(unitLevels);
export const leaveKind = codesOf<LeaveKind>(leaveKinds);
export const productFamily = codesOf<ProductFamily>(productFamilies);
export const productLine = codesOf<ProductLine>(productLines);
const benefitCategory = codesOf<BenefitCategory>(benefitCategories);
export const outcome = z.enum(outcomeIds as [Outcome, ...Outcome[]]);
export const leadState = z.enum(leadStates);
const campaignStateCode = z.enum(campaignStates);
const riskGrade = z.enum(riskGrades);

/** What a benefit is worth, as two words: −0.30 / 个百分点, ¥20 / 满 50 元可用. */
const faceValue = z.strictObject({ figure: z.string(), unit: z.string() });

/** The code through which the customer came, as the phone kept it. One that is unknown or over changes nothing. */
export const entry = z.strictObject({
  entryId: id,
  /** The opening that was told. */
  visitId: id,
  /** The customer would not hear from whom it names. */
  declined: z.boolean(),
});

/** Who invited the customer, and that it can be declined. */
export const invitation = z.strictObject({
  text: z.string(),
  hint: z.string(),
  /** What declining says; null where nobody is named. */
  decline: z.string().nullable(),
});

export const area = z.strictObject({ areaId: id, name: z.string(), branchName: z.string(), outletName: z.string() });

export const advisor = z.strictObject({
  staffId: id,
  name: z.string(),
  staffNo: z.string(),
  outletName: z.string(),
  licences: z.array(z.string()),
  /** "Why this advisor", in words for the customer. */
  why: z.array(z.string()),
  isWecomFriend: z.boolean(),
});

/** How far the promised contact has come, in the customer's words. */
export const contactProgress = z.strictObject({
  agreed: z.boolean(),
  withdrawn: z.boolean(),
  consentId: id.nullable(),
  state: z.enum(['none', 'arranging', 'assigned', 'accepted', 'contacted', 'closed']),
  /** One sentence that says what happens next. */
  text: z.string(),
  advisor: advisor.nullable(),
  latestBy: instant.nullable(),
});

export const campaignCard = z.strictObject({
  campaignId: id,
  benefitId: id,
  title: z.string(),
  subtitle: z.string(),
  category: benefitCategory,
  faceValue,
  audienceTag: z.string().nullable(),
  limitText: z.string(),
  stock: z.strictObject({ left: count, total: count, asOf: instant }),
  startsAt: instant,
  endsAt: instant,
  state: campaignStateCode,
  /** How many the person has claimed in the benefit's current period, and how many one may. */
  claims: z.strictObject({ made: count, most: count }),
  /** Set when the person holds a coupon of it. */
  couponId: id.nullable(),
});

export const couponCard = z.strictObject({
  couponId: id,
  campaignId: id,
  title: z.string(),
  faceValue,
  category: benefitCategory,
  state: z.enum(['held', 'used', 'expired']),
  claimedAt: instant,
  validUntil: instant,
});

export const consent = z.strictObject({
  consentId: id,
  purpose: z.string(),
  channels: z.string(),
  textVersion: z.string(),
  grantedAt: instant,
  withdrawnAt: instant.nullable(),
});

export const productCard = z.strictObject({
  productId: id,
  name: z.string(),
  family: productFamily,
  familyName: z.string(),
  /** Only products with uncertain return carry a grade. */
  riskGrade: riskGrade.nullable(),
  facts: z.array(fact),
  /** The standing wording of its type: always shown whole. */
  wording: z.string(),
});

export const taskCard = z.strictObject({
  taskId: id,
  kind: z.enum(['first_contact', 'follow_up', 'delegation', 'lead_decision', 'lead_overdue', 'verdict', 'verdict_measure']),
  bucket: z.enum(['timed', 'today', 'later', 'done']),
  title: z.string(),
  customer: z
    .strictObject({ personId: id, maskedName: z.string(), age: count, tierName: z.string(), externalUserId: id.nullable() })
    .nullable(),
  reasons: z.array(z.string()),
  dueAt: instant.nullable(),
  minutes: count,
  lead: z.strictObject({ leadId: id, assignmentNo: count, state: leadState, stateWord: z.string() }).nullable(),
  delegation: z
    .strictObject({ delegationId: id, done: count, target: count, unitWord: z.string(), endsOn: businessDay, timeProgressPercent: count })
    .nullable(),
  /** 归属裁决书 that is to be read. */
  verdictId: id.nullable(),
  doneAt: instant.nullable(),
});

/** A lead as the person who works it sees it on a card. */
export const leadCard = z.strictObject({
  leadId: id,
  assignmentNo: count,
  state: leadState,
  stateWord: z.string(),
  title: z.string(),
  sourceText: z.string(),
  capturedAt: instant,
  acceptBy: instant.nullable(),
  firstContactBy: instant.nullable(),
  attempts: count,
  /** At most three lines. */
  why: z.array(z.string()),
});

export const journeyEntry = z.strictObject({ at: instant, text: z.string(), tone });

/** One strip of results from the daily file: never mixed with live figures. */
export const resultsStrip = z.strictObject({
  /** The business day the file speaks of; null before the first file. */
  asOf: businessDay.nullable(),
  arrivedAt: instant.nullable(),
  /** A newer file that was refused (wrong control totals): the earlier figures stay. */
  refused: z.strictObject({ fileName: z.string(), reason: z.string(), at: instant }).nullable(),
  items: z.array(
    z.strictObject({
      delegationId: id,
      title: z.string(),
      metricName: z.string(),
      unitWord: z.string(),
      done: count,
      target: count,
      gross: count,
      clawedBack: count,
    }),
  ),
  byBranch: z.array(z.strictObject({ delegationId: id, unitId: id, name: z.string(), done: count, target: count })),
});

export const delegationSummary = z.strictObject({
  delegationId: id,
  title: z.string(),
  leadingUnit: z.string(),
  state: z.enum(['splitting', 'released', 'ended']),
  stateWord: z.string(),
  metricName: z.string(),
  unitWord: z.string(),
  startsOn: businessDay,
  endsOn: businessDay,
  timeProgressPercent: count,
  /** What completion is held against: the time progress, or null while the figures are of a day before the delegation began. */
  pacePercent: count.nullable(),
  target: count,
  done: count,
  /** Null while the figure is live. */
  asOf: businessDay.nullable(),
  /** The part the viewer's unit holds, when it is not head office. */
  myNode: z.strictObject({ unitId: id, target: count, allocated: count, state: z.enum(['splitting', 'released']) }).nullable(),
});
