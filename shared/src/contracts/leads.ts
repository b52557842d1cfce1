import { z } from 'zod';
import { delistingReasons, listingReasons, type ReturnReason, returnReasons, type RiskList, riskLists } from '../domain';
import { outcomeBody } from './desk';
import { endpoint } from './endpoint';
import { leadState } from './schemas';
import { count, id, instant, tone } from './values';

const returnReason = z.enum(Object.keys(returnReasons) as [ReturnReason, ...ReturnReason[]]);
const codesOf = <K extends string>(table: Record<K, unknown>) => z.enum(Object.keys(table) as [K, ...K[]]);
const onLists = z.strictObject({ lists: z.array(codesOf<RiskList>(riskLists)) });
const moved = z.strictObject({ leadId: id, state: leadState, assignmentNo: count });

export const leadsEndpoints = {
  'leads.list': endpoint('leads.list', {
    summary: 'Leads of a unit’s subtree, newest first.',
    actor: 'staff',
    action: 'read:Lead',
    query: z.strictObject({
      unitId: id.optional(),
      /** `waiting`: for distribution; `byHand`: for a manager, since distribution has given it often enough. */
      view: z.enum(['today', 'waiting', 'byHand', 'unaccepted', 'overdue', 'pooled', 'all']).default('today'),
      /** Only those that an import made or added to. */
      importId: id.optional(),
      cursor: id.optional(),
    }),
    response: z.strictObject({
      now: instant,
      counts: z.strictObject({ today: count, waiting: count, byHand: count, unaccepted: count, overdue: count, pooled: count }),
      leads: z.array(
        z.strictObject({
          leadId: id,
          maskedName: z.string(),
          title: z.string(),
          sourceText: z.string(),
          capturedAt: instant,
          state: leadState,
          stateWord: z.string(),
          tone,
          unitName: z.string(),
          staffName: z.string().nullable(),
          dueText: z.string().nullable(),
        }),
      ),
    }),
    paged: true,
  }),
  'leads.accept': endpoint('leads.accept', {
    summary: 'The RM accepts the lead; the first-contact clock starts.',
    actor: 'staff',
    action: 'work:Lead',
    params: z.strictObject({ leadId: id }),
    body: z.strictObject({ assignmentNo: count }),
    response: moved,
    errors: ['LEAD_UNKNOWN', 'LEAD_NOT_YOURS', 'LEAD_STATE_CHANGED'],
  }),
  'leads.riskLists': endpoint('leads.riskLists', {
    summary: 'The lists that keep the customer of a lead from being marketed to.',
    actor: 'staff',
    action: 'list:Customer',
    params: z.strictObject({ leadId: id }),
    response: onLists,
    errors: ['LEAD_UNKNOWN'],
  }),
  'leads.changeRiskList': endpoint('leads.changeRiskList', {
    summary: 'Puts the customer of a lead on a list or takes them off it. On one, everything open of theirs ends and nothing new begins.',
    actor: 'staff',
    action: 'list:Customer',
    params: z.strictObject({ leadId: id }),
    body: z.discriminatedUnion('on', [
      z.strictObject({ list: codesOf<RiskList>(riskLists), on: z.literal(true), reason: codesOf(listingReasons) }),
      z.strictObject({ list: codesOf<RiskList>(riskLists), on: z.literal(false), reason: codesOf(delistingReasons) }),
    ]),
    response: z.strictObject({ ...onLists.shape, ended: count }),
    errors: ['LEAD_UNKNOWN', 'CUSTOMER_LISTED_ALREADY'],
  }),
  'leads.return': endpoint('leads.return', {
    summary: 'The RM hands the lead back with a reason; it is distributed again, not to the same person.',
    actor: 'staff',
    action: 'work:Lead',
    params: z.strictObject({ leadId: id }),
    body: z
      .strictObject({ assignmentNo: count, reason: returnReason, note: z.string().trim().max(20).optional() })
      .refine(({ reason, note }) => reason !== 'other' || Boolean(note), { path: ['note'], message: '选「其他」要写一句原因' }),
    response: moved,
    errors: ['LEAD_UNKNOWN', 'LEAD_NOT_YOURS', 'LEAD_STATE_CHANGED'],
  }),
  'leads.recordOutcome': endpoint('leads.recordOutcome', {
    summary: 'Records what the contact ended in; lead, task and consent move in one transaction by one table.',
    actor: 'staff',
    action: 'work:Lead',
    params: z.strictObject({ leadId: id }),
    body: outcomeBody,
    response: z.strictObject({ leadId: id, state: leadState, assignmentNo: count, effects: z.array(z.string()) }),
    errors: ['LEAD_UNKNOWN', 'LEAD_NOT_YOURS', 'LEAD_STATE_CHANGED'],
    idempotent: true,
  }),
};
