import { z } from 'zod';
import { metricIds, splitBasisIds } from '../domain';
import { endpoint } from './endpoint';
import { delegationSummary, unitLevel } from './schemas';
import { businessDay, count, id, instant, version, words } from './values';

const allocation = z.strictObject({ childId: id, target: count.max(1_000_000) });
/** RMs who can take part today: at work, with the licence that the product needs. One meaning wherever parts are given. */
const headcount = count;
const nodePath = z.strictObject({ delegationId: id, unitId: id });

const splitNode = z.strictObject({
  delegation: delegationSummary,
  unitId: id,
  unitName: z.string(),
  level: unitLevel,
  state: z.enum(['splitting', 'released']),
  stateWord: z.string(),
  target: count,
  allocated: count,
  basis: z.enum(splitBasisIds),
  minutesPerCustomer: count,
  version,
  /** True when the viewer may change and release this split. */
  canSplit: z.boolean(),
  rows: z.array(
    z.strictObject({
      childId: id,
      name: z.string(),
      kind: z.enum(['unit', 'staff']),
      /** Customers of the child's areas or book who agreed to be contacted. */
      reachable: count,
      headcount,
      suggestions: z.strictObject({ reachable: count, headcount: count, equal: count }),
      target: count,
      /** Present for staff: per cent of a day's minutes now and after the split. */
      load: z.strictObject({ before: count, after: count }).nullable(),
      note: z.string().nullable(),
    }),
  ),
});

export const delegationsEndpoints = {
  'delegations.list': endpoint('delegations.list', {
    summary: 'Delegations the viewer’s unit takes part in.',
    actor: 'staff',
    action: 'read:Delegation',
    response: z.strictObject({ delegations: z.array(delegationSummary) }),
  }),
  'delegations.receivers': endpoint('delegations.receivers', {
    summary: 'Who could be given a part of a new delegation: the units below, counted as their split desk will count them.',
    actor: 'staff',
    action: 'create:Delegation',
    query: z.strictObject({ campaignId: id.optional() }),
    response: z.strictObject({
      receivers: z.array(
        z.strictObject({
          unitId: id,
          name: z.string(),
          headcount,
          /** What the head count weighs: newcomers half. */
          strength: z.number().min(0),
          note: z.string().nullable(),
        }),
      ),
    }),
    errors: ['CAMPAIGN_UNKNOWN'],
  }),
  'delegations.create': endpoint('delegations.create', {
    summary: 'Head office creates a delegation and names each branch’s part; it stays open until it is released.',
    actor: 'staff',
    action: 'create:Delegation',
    body: z.strictObject({
      title: words(40),
      background: words(200),
      campaignId: id.nullable(),
      audience: words(100),
      metric: z.enum(metricIds),
      target: z.int().min(1).max(1_000_000),
      scriptId: id,
      endsOn: businessDay,
      minutesPerCustomer: z.int().min(1).max(120),
      allocations: z.array(allocation).min(1).max(50),
    }),
    response: z.strictObject({ delegationId: id, unitId: id }),
    errors: ['DELEGATION_METRIC_FORBIDDEN', 'DELEGATION_CHILD_FOREIGN', 'DELEGATION_DEADLINE_PAST', 'CAMPAIGN_UNKNOWN', 'SCRIPT_UNKNOWN'],
    idempotent: true,
  }),
  'delegations.board': endpoint('delegations.board', {
    summary: 'One delegation: process (live) and results (T+1) as two strips that never mix, and the tree of units.',
    actor: 'staff',
    action: 'read:Delegation',
    params: z.strictObject({ delegationId: id }),
    response: z.strictObject({
      delegation: delegationSummary,
      audience: z.string(),
      background: z.string(),
      scriptText: z.string(),
      campaignTitle: z.string().nullable(),
      process: z.strictObject({ now: instant, captured: count, accepted: count, firstContactsToday: count, firstContactsTotal: count }),
      results: z
        .strictObject({ asOf: businessDay, arrivedAt: instant, done: count, gross: count, clawedBack: count, definition: z.string() })
        .nullable(),
      rows: z.array(
        z.strictObject({
          unitId: id,
          parentId: id.nullable(),
          name: z.string(),
          level: unitLevel,
          target: count,
          allocated: count,
          state: z.enum(['splitting', 'released', 'untouched']),
          stateWord: z.string(),
          firstContactsToday: count,
          done: count,
          gross: count,
          clawedBack: count,
          note: z.string().nullable(),
        }),
      ),
      log: z.array(z.strictObject({ at: instant, text: z.string() })),
    }),
    errors: ['DELEGATION_UNKNOWN'],
  }),
  'delegations.node': endpoint('delegations.node', {
    summary: 'The split desk of one unit: what it holds, its direct children, what is suggested.',
    actor: 'staff',
    action: 'read:Delegation',
    params: nodePath,
    response: splitNode,
    errors: ['DELEGATION_UNKNOWN'],
  }),
  'delegations.saveSplit': endpoint('delegations.saveSplit', {
    summary: 'Saves the allocations of a unit; allowed to be incomplete until release.',
    actor: 'staff',
    action: 'split:Delegation',
    params: nodePath,
    body: z.strictObject({ basis: z.enum(splitBasisIds), allocations: z.array(allocation).max(200) }),
    response: splitNode,
    errors: ['DELEGATION_UNKNOWN', 'DELEGATION_CHILD_FOREIGN', 'DELEGATION_STATE_CHANGED'],
    ifMatch: true,
  }),
  'delegations.release': endpoint('delegations.release', {
    summary: 'Releases a fully split node: children get their own nodes, RMs get one task each.',
    actor: 'staff',
    action: 'split:Delegation',
    params: nodePath,
    response: splitNode,
    errors: ['DELEGATION_UNKNOWN', 'DELEGATION_NOT_FULLY_SPLIT', 'DELEGATION_STATE_CHANGED'],
    ifMatch: true,
  }),
};
