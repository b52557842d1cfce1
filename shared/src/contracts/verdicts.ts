import { z } from 'zod';
import {
  type AppealLevel,
  appealLevels,
  measureAnswers,
  type MeasureState,
  measureStates,
  raisedKinds,
  STATEMENT_LENGTH,
  type VerdictState,
  verdictStates,
  WHOLE_DEAL,
} from '../domain';
import { endpoint } from './endpoint';
import { count, id, instant, tone, version, words } from './values';

const codesOf = <K extends string>(table: Record<K, unknown>) => z.enum(Object.keys(table) as [K, ...K[]]);
const kind = z.enum(raisedKinds);
const level = codesOf<AppealLevel>(appealLevels);
const state = z.enum(verdictStates as unknown as [VerdictState, ...VerdictState[]]);
/** Basis points of one deal. */
const part = z.int().min(0).max(WHOLE_DEAL);

const party = z.strictObject({
  staffId: id,
  name: z.string(),
  unitName: z.string(),
  /** 管户, 来源码 …: what ties them to the customer or the lead. */
  tieText: z.string(),
});

/** What stands on every row and head: which document, about what, how far. */
const head = {
  verdictId: id,
  numberText: z.string(),
  kindText: z.string(),
  productText: z.string(),
  maskedName: z.string(),
  state,
  stateWord: z.string(),
  tone,
  /** Where an appeal would go, or lies. */
  level,
  appealBy: instant.nullable(),
  answerBy: instant.nullable(),
};

const step = z.strictObject({ verdictId: id, state, version });

export const verdictsEndpoints = {
  'verdicts.dispute': endpoint('verdicts.dispute', {
    summary: 'What a dispute about this lead would name: who may claim it, of what kinds, or the document that is open already.',
    actor: 'staff',
    action: 'raise:Verdict',
    params: z.strictObject({ leadId: id }),
    response: z.strictObject({
      leadId: id,
      title: z.string(),
      maskedName: z.string(),
      /** The viewer first where the viewer is one of them. */
      parties: z.array(party),
      /** Whoever follows the lead now is one of the two, always; null while nobody does. */
      followerId: id.nullable(),
      viewerIsParty: z.boolean(),
      kinds: z.array(z.strictObject({ kind, label: z.string() })),
      openVerdictId: id.nullable(),
      /** What is final about this lead: between the same two nothing more is raised. */
      settled: z.array(z.strictObject({ verdictId: id, numberText: z.string(), staffIds: z.array(id) })),
    }),
    errors: ['LEAD_UNKNOWN'],
  }),
  'verdicts.raise': endpoint('verdicts.raise', {
    summary: 'Raises a dispute about who follows a lead; it is judged at once by the rules in force and the document is issued.',
    actor: 'staff',
    action: 'raise:Verdict',
    params: z.strictObject({ leadId: id }),
    body: z.strictObject({ kind, claimants: z.tuple([id, id]), statement: words(STATEMENT_LENGTH) }),
    response: z.strictObject({ verdictId: id, numberText: z.string() }),
    errors: [
      'LEAD_UNKNOWN',
      'DISPUTE_OPEN',
      'DISPUTE_SETTLED',
      'DISPUTE_PARTY_UNKNOWN',
      'DISPUTE_WITHOUT_FOLLOWER',
      'DISPUTE_FOR_MANAGERS',
    ],
    idempotent: true,
  }),
  'verdicts.list': endpoint('verdicts.list', {
    summary: 'Verdicts the viewer is a party of or looks after; those that wait for the viewer first.',
    actor: 'staff',
    action: 'read:Verdict',
    query: z.strictObject({ view: z.enum(['todo', 'open', 'all']).default('open'), cursor: id.optional() }),
    response: z.strictObject({
      now: instant,
      counts: z.strictObject({ todo: count, open: count, all: count }),
      verdicts: z.array(
        z.strictObject({
          ...head,
          issuedAt: instant,
          partiesText: z.string(),
          rulingText: z.string(),
          /** The viewer is to answer it, may still appeal, or is asked to carry something out. */
          todo: z.enum(['decide', 'appeal', 'measure']).nullable(),
          /** Until when the first of what the viewer is asked is to be carried out. */
          measureBy: instant.nullable(),
        }),
      ),
    }),
    paged: true,
  }),
  'verdicts.read': endpoint('verdicts.read', {
    summary: 'The document 归属裁决书 in words; an earlier issue when one is named.',
    actor: 'staff',
    action: 'read:Verdict',
    params: z.strictObject({ verdictId: id }),
    query: z.strictObject({ issue: z.coerce.number().int().min(1).optional() }),
    response: z.strictObject({
      ...head,
      now: instant,
      version,
      bankText: z.string(),
      /** Null where the viewer may not open the lead. */
      leadId: id.nullable(),
      issue: z.strictObject({ no: count, at: instant, byText: z.string() }),
      /** All of them, oldest first. */
      issues: z.array(z.strictObject({ no: count, at: instant, byText: z.string() })),
      customerText: z.string(),
      parties: z.array(party),
      raisedText: z.string(),
      statement: z.string(),
      ruling: z.array(z.string()),
      shares: z.array(z.strictObject({ name: z.string(), unitName: z.string(), part, roleText: z.string() })),
      facts: z.array(z.strictObject({ timeText: z.string(), text: z.string(), proof: z.string() })),
      evidenceText: z.string(),
      policyText: z.string(),
      clauses: z.array(z.strictObject({ name: z.string(), text: z.string(), applies: z.boolean(), resultText: z.string() })),
      ledgers: z.array(z.strictObject({ name: z.string(), before: z.string(), after: z.string(), changed: z.boolean() })),
      appealText: z.string(),
      appeals: z.array(
        z.strictObject({
          levelText: z.string(),
          byName: z.string(),
          at: instant,
          reason: z.string(),
          /** What the level answered, or until when it will. */
          answerText: z.string(),
          answerReason: z.string().nullable(),
          tone,
        }),
      ),
      /** What this issue asks of people, and what became of it. */
      measures: z.array(
        z.strictObject({
          measureNo: count,
          text: z.string(),
          whoText: z.string(),
          dueAt: instant,
          state: codesOf<MeasureState>(measureStates),
          closedAt: instant.nullable(),
          /** The viewer is to answer it. */
          mine: z.boolean(),
        }),
      ),
      copiesText: z.string(),
      can: z.array(z.enum(['appeal', 'decide'])),
    }),
    errors: ['VERDICT_UNKNOWN'],
  }),
  'verdicts.appeal': endpoint('verdicts.appeal', {
    summary: 'A party appeals to the next level in time; the customer goes on being served by whoever follows now.',
    actor: 'staff',
    action: 'appeal:Verdict',
    params: z.strictObject({ verdictId: id }),
    body: z.strictObject({ reason: words(STATEMENT_LENGTH) }),
    response: step,
    errors: ['VERDICT_UNKNOWN', 'VERDICT_STATE_CHANGED', 'VERDICT_APPEAL_LATE'],
    idempotent: true,
    ifMatch: true,
  }),
  'verdicts.decide': endpoint('verdicts.decide', {
    summary: 'The level whose turn it is upholds the verdict or changes it with a reason; a change is a new issue of the document.',
    actor: 'staff',
    action: 'decide:Verdict',
    params: z.strictObject({ verdictId: id }),
    body: z.discriminatedUnion('answer', [
      z.strictObject({ answer: z.literal('uphold'), reason: words(STATEMENT_LENGTH) }),
      z.strictObject({
        answer: z.literal('change'),
        reason: words(STATEMENT_LENGTH),
        /** One of the parties; the rest of the deal is the other’s. */
        followerId: id,
        followerPart: part,
      }),
    ]),
    response: step,
    errors: [
      'VERDICT_UNKNOWN',
      'VERDICT_STATE_CHANGED',
      'VERDICT_NOT_YOUR_TURN',
      'VERDICT_OWN',
      'DISPUTE_PARTY_UNKNOWN',
      'VERDICT_BARRED',
      'VERDICT_FOLLOWER_UNFIT',
    ],
    ifMatch: true,
  }),
  'verdicts.closeMeasure': endpoint('verdicts.closeMeasure', {
    summary: 'Whom a verdict asks to carry something out says that it is done, or not needed. The same answer again changes nothing.',
    actor: 'staff',
    action: 'carry_out:Verdict',
    params: z.strictObject({ verdictId: id, measureNo: z.coerce.number().int().min(1).max(99) }),
    body: z.strictObject({ issue: z.int().min(1), answer: z.enum(measureAnswers) }),
    response: z.strictObject({ verdictId: id, measureNo: count, state: codesOf<MeasureState>(measureStates) }),
    errors: ['VERDICT_UNKNOWN', 'MEASURE_UNKNOWN', 'MEASURE_NOT_YOURS', 'MEASURE_CLOSED'],
  }),
  'verdicts.verify': endpoint('verdicts.verify', {
    summary: 'Whether a document is as it was issued, by its number: its text against the audit chain, and the chain itself.',
    actor: 'staff',
    action: 'verify:Verdict',
    query: z.strictObject({ year: z.coerce.number().int().min(2020).max(2100), number: z.coerce.number().int().min(1).max(999_999) }),
    response: z.strictObject({
      numberText: z.string(),
      issues: count,
      issuedAt: instant,
      stateWord: z.string(),
      intact: z.boolean(),
      checkedAt: instant,
      /** Entries of the trail about this document. */
      entries: count,
      /** What is wrong, in words. */
      fault: z.string().nullable(),
      /** Null where the viewer may not open it. */
      verdictId: id.nullable(),
    }),
    errors: ['VERDICT_UNKNOWN'],
  }),
};
