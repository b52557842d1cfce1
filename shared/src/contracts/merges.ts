import { z } from 'zod';
import { mergeStates } from '../domain';
import { endpoint } from './endpoint';
import { count, id, instant, tone, version, words } from './values';

const state = z.enum(mergeStates);
const reason = words(100);
const one = z.strictObject({ mergeId: id });

const row = {
  mergeId: id,
  state,
  stateWord: z.string(),
  tone,
  /** Both sides as the bank shows them everywhere: masked. */
  people: z.array(z.strictObject({ maskedName: z.string(), maskedPhone: z.string(), outletName: z.string() })),
  groundsText: z.string(),
  openedAt: instant,
};

const side = z.strictObject({
  maskedName: z.string(),
  maskedPhone: z.string(),
  /** 男 46 岁 · 贵宾 */
  whoText: z.string(),
  outletName: z.string(),
  ownerText: z.string(),
  sinceText: z.string(),
  /** 微信小程序 · 企业微信 · 手机号 */
  knownBy: z.array(z.string()),
  leads: z.array(z.strictObject({ title: z.string(), stateWord: z.string(), tone, staffName: z.string().nullable(), askedAt: instant })),
  coupons: count,
  consents: z.array(z.string()),
  /** Stays when the two are merged. */
  stays: z.boolean(),
});

const detail = z.strictObject({
  ...row,
  version,
  sides: z.array(side),
  grounds: z.array(z.strictObject({ text: z.string(), at: instant, note: z.string().nullable() })),
  /** What a merge would do, or what the merge did. */
  effects: z.array(z.string()),
  steps: z.array(z.strictObject({ text: z.string(), at: instant, reason: z.string() })),
  can: z.strictObject({ merge: z.boolean(), undo: z.boolean(), dismiss: z.boolean() }),
});

const decision = {
  actor: 'staff',
  action: 'decide:PersonMerge',
  params: one,
  body: z.strictObject({ reason }),
  response: z.strictObject({ mergeId: id, state, version }),
  errors: ['MERGE_UNKNOWN', 'MERGE_STATE_CHANGED', 'REQUEST_VERSION_STALE'],
  ifMatch: true,
} as const;

export const mergesEndpoints = {
  'merges.list': endpoint('merges.list', {
    summary: 'Pairs of persons who seem to be one, within the reader’s units: those to decide on, those merged, or the others.',
    actor: 'staff',
    action: 'read:PersonMerge',
    query: z.strictObject({ view: z.enum(['open', 'merged', 'closed']).default('open'), unitId: id.optional(), cursor: id.optional() }),
    response: z.strictObject({
      now: instant,
      counts: z.strictObject({ open: count, merged: count, closed: count }),
      mayPropose: z.boolean(),
      merges: z.array(z.strictObject(row)),
    }),
    paged: true,
  }),
  'merges.read': endpoint('merges.read', {
    summary: 'One pair: both sides, the grounds, what merging them does, what was decided.',
    actor: 'staff',
    action: 'read:PersonMerge',
    params: one,
    response: detail,
    errors: ['MERGE_UNKNOWN'],
  }),
  'merges.propose': endpoint('merges.propose', {
    summary: 'A member of staff proposes that two customers, each named by a phone number, are one.',
    actor: 'staff',
    action: 'propose:PersonMerge',
    body: z.strictObject({ phones: z.tuple([words(20), words(20)]), note: words(100) }),
    response: one,
    errors: ['MERGE_PERSON_UNKNOWN', 'MERGE_SAME_PERSON'],
    idempotent: true,
  }),
  'merges.merge': endpoint('merges.merge', {
    ...decision,
    summary: 'Merges the two: identities, ledgers, consents, coupons, leads and tasks of the one become the other’s, in one transaction.',
  }),
  'merges.undo': endpoint('merges.undo', {
    ...decision,
    summary: 'Takes a merge back: what it moved returns; what has happened since stays with the person who stayed.',
    errors: [...decision.errors, 'MERGE_LATER_FIRST'],
  }),
  'merges.dismiss': endpoint('merges.dismiss', { ...decision, summary: 'Says that the two are not one person.' }),
};
