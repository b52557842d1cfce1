import { z } from 'zod';
import { endpoint } from './endpoint';
import { leadState } from './schemas';
import { count, id, instant } from './values';

export const openPoolEndpoints = {
  'leads.openPool': endpoint('leads.openPool', {
    summary: 'The open pool as one RM sees it: masked, in an order of their own that changes by the hour, with what they may still take.',
    actor: 'staff',
    action: 'grab:Lead',
    response: z.strictObject({
      now: instant,
      /** Why nothing can be taken now, in words; null when something can. */
      closedText: z.string().nullable(),
      left: count,
      perDay: count,
      contactMinutes: count,
      coolOffDays: count,
      total: count,
      leads: z.array(
        z.strictObject({
          leadId: id,
          maskedName: z.string(),
          tierName: z.string(),
          age: count,
          areaName: z.string(),
          title: z.string(),
          sourceText: z.string(),
          reasonText: z.string(),
          capturedAt: instant,
          openFrom: instant,
          hot: z.boolean(),
          /** Why this RM may not take this one; null when they may. */
          blockText: z.string().nullable(),
        }),
      ),
    }),
  }),
  'leads.grab': endpoint('leads.grab', {
    summary: 'Takes a lead from the open pool: one winner, acceptance is implied, contact within the minutes the policy says.',
    actor: 'staff',
    action: 'grab:Lead',
    params: z.strictObject({ leadId: id }),
    response: z.strictObject({ leadId: id, state: leadState, assignmentNo: count, contactBy: instant, left: count }),
    errors: [
      'LEAD_UNKNOWN',
      'LEAD_POOL_TAKEN',
      'LEAD_POOL_CLOSED',
      'LEAD_POOL_OFF_DUTY',
      'LEAD_POOL_DAY_FULL',
      'LEAD_POOL_COOL_OFF',
      'LEAD_POOL_BARRED',
      'LEAD_POOL_DISPUTED',
      'LEAD_POOL_LICENCE',
      'LEAD_POOL_NO_ROOM',
    ],
    idempotent: true,
  }),
  'leads.poolOverview': endpoint('leads.poolOverview', {
    summary:
      'The open pool of a unit’s subtree for whoever looks after it: why leads are in it, who takes them, and who takes them as a script would.',
    actor: 'staff',
    action: 'read:OpenPool',
    query: z.strictObject({ unitId: id.optional() }),
    response: z.strictObject({
      now: instant,
      unitName: z.string(),
      rules: z
        .strictObject({ policy: z.string(), perDay: count, coolOffDays: count, contactMinutes: count, holdMinutes: count })
        .nullable(),
      counts: z.strictObject({ open: count, held: count, grabbedToday: count }),
      reasons: z.array(z.strictObject({ text: z.string(), leads: count })),
      leads: z.array(
        z.strictObject({
          leadId: id,
          maskedName: z.string(),
          title: z.string(),
          areaName: z.string(),
          reasonText: z.string(),
          pooledAt: instant,
          openFrom: instant,
          isOpen: z.boolean(),
        }),
      ),
      grabbers: z.array(
        z.strictObject({
          staffId: id,
          name: z.string(),
          outletName: z.string(),
          claims: count,
          attempts: count,
          /** Why the takings look like a script’s, in words; null when they do not. */
          flagText: z.string().nullable(),
        }),
      ),
    }),
  }),
};
