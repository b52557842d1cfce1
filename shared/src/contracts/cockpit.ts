import { z } from 'zod';
import { traceCandidateRow, traceRungRow } from './desk';
import { endpoint } from './endpoint';
import { delegationSummary, journeyEntry, leadState, resultsStrip } from './schemas';
import { askedAssignment, count, id, instant, tone } from './values';

export const cockpitEndpoints = {
  'cockpit.overview': endpoint('cockpit.overview', {
    summary: 'The overview: process of today (live) and results (T+1), never in one strip.',
    actor: 'staff',
    action: 'read:Overview',
    query: z.strictObject({ unitId: id.optional() }),
    response: z.strictObject({
      now: instant,
      unitName: z.string(),
      process: z.strictObject({
        claimed: count,
        captured: count,
        accepted: count,
        /** Of the leads of today, those that nobody has accepted yet. The other figures count acts of today, also on older leads. */
        unaccepted: count,
        firstContacted: count,
        byUnit: z.array(
          z.strictObject({ unitId: id, name: z.string(), captured: count, unaccepted: count, accepted: count, firstContacted: count }),
        ),
      }),
      results: resultsStrip,
      delegations: z.array(delegationSummary),
      happenings: z.array(z.strictObject({ at: instant, text: z.string(), leadId: id.nullable() })),
    }),
    errors: ['REQUEST_NOT_FOUND'],
  }),
  'cockpit.leadTrace': endpoint('cockpit.leadTrace', {
    summary:
      'One lead: every time it came to somebody, why one of these went to whom and who else could have been, what happened, and the four ledgers.',
    actor: 'staff',
    action: 'read:Lead',
    params: z.strictObject({ leadId: id }),
    query: z.strictObject({ assignmentNo: askedAssignment.optional() }),
    response: z.strictObject({
      now: instant,
      leadId: id,
      title: z.string(),
      maskedName: z.string(),
      genderWord: z.string(),
      age: count,
      state: leadState,
      stateWord: z.string(),
      tone,
      sourceText: z.string(),
      consentText: z.string().nullable(),
      dueText: z.string().nullable(),
      staff: z.strictObject({ staffId: id, name: z.string(), outletName: z.string(), dutyText: z.string() }).nullable(),
      /** Oldest first. */
      rounds: z.array(
        z.strictObject({
          assignmentNo: count,
          at: instant,
          staffId: z.string(),
          name: z.string(),
          outletName: z.string(),
          byText: z.string(),
          /** Whoever follows it at this moment has it by this round. */
          isNow: z.boolean(),
        }),
      ),
      /** The round that the following speaks of: the one asked for, else the latest that distribution decided, else the latest. */
      shown: count.nullable(),
      /** Why the lead is where it is now, when that is not by the round shown. */
      nowWhy: z.array(z.string()),
      why: z.array(z.string()),
      ruleText: z.string(),
      rungs: z.array(traceRungRow),
      funnelText: z.string(),
      /** 另排除 12 人：不在岗 9、今日已满 3; null when the table names them all. */
      excludedText: z.string().nullable(),
      candidates: z.array(traceCandidateRow),
      timeline: z.array(journeyEntry),
      /** 四本账: whose, since when and what else is known; where it comes from and what ends it. */
      ledgers: z.array(
        z.strictObject({ name: z.string(), value: z.string(), hint: z.string().nullable(), source: z.string(), decides: z.boolean() }),
      ),
    }),
    errors: ['LEAD_UNKNOWN'],
  }),
  'cockpit.leadAudit': endpoint('cockpit.leadAudit', {
    summary: 'The audit trail of one lead and whether the chain verifies.',
    actor: 'staff',
    action: 'read:Audit',
    params: z.strictObject({ leadId: id }),
    response: z.strictObject({
      entries: z.array(
        z.strictObject({
          entryId: id,
          at: instant,
          actorText: z.string(),
          actionText: z.string(),
          detail: z.string().nullable(),
          sealed: z.boolean(),
        }),
      ),
      verification: z.strictObject({
        intact: z.boolean(),
        checkedAt: instant,
        entries: count,
        sealedThrough: instant.nullable(),
        fault: z.string().nullable(),
      }),
    }),
    errors: ['LEAD_UNKNOWN'],
  }),
};
