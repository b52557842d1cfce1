import { z } from 'zod';
import { gateReasons } from '../domain';
import { endpoint } from './endpoint';
import { journeyEntry, leadCard, outcome, taskCard } from './schemas';
import { businessDay, count, fact, id, instant, tone } from './values';

const gateDecision = z.strictObject({
  allowed: z.boolean(),
  /** Each refusal as a code and in the words the RM reads. */
  refusals: z.array(z.strictObject({ code: z.enum(gateReasons), text: z.string() })),
});

const candidateRow = z.strictObject({
  staffId: id,
  name: z.string(),
  outletName: z.string(),
  newToday: z.string(),
  open: z.string(),
  entitled: z.string().nullable(),
  given: z.string().nullable(),
  lag: z.string().nullable(),
  verdict: z.enum(['chosen', 'candidate', 'excluded']),
  basis: z.string(),
});

/** One rung of the ladder as it was walked. */
const rungRow = z.strictObject({
  key: z.string(),
  no: z.string(),
  name: z.string(),
  result: z.string(),
  tone: z.enum(['decided', 'used', 'passed']),
});

export const deskEndpoints = {
  'desk.today': endpoint('desk.today', {
    summary: 'The RM’s day: timed, today, later, done; the load; the targets held.',
    actor: 'staff',
    action: 'read:Task',
    response: z.strictObject({
      now: instant,
      day: businessDay,
      minutes: count,
      loadPercent: count,
      counts: z.strictObject({ timed: count, today: count, later: count, done: count }),
      tasks: z.array(taskCard),
    }),
  }),
  'desk.lead': endpoint('desk.lead', {
    summary: 'One lead of the RM: why it is mine, what was agreed, what was filled in.',
    actor: 'staff',
    action: 'read:Lead',
    params: z.strictObject({ leadId: id }),
    response: z.strictObject({
      now: instant,
      lead: leadCard,
      customer: z.strictObject({
        personId: id,
        maskedName: z.string(),
        genderWord: z.string(),
        age: count,
        areaText: z.string(),
        ownerText: z.string(),
        tierName: z.string(),
        maskedPhone: z.string().nullable(),
        externalUserId: id.nullable(),
      }),
      candidates: z.array(candidateRow),
      /** The whole of it: the rule, every rung that was walked, and how the team narrowed down; null where a person chose. */
      reason: z
        .strictObject({ ruleText: z.string(), rungs: z.array(rungRow), funnelText: z.string(), excludedText: z.string().nullable() })
        .nullable(),
      consent: z.strictObject({ channels: z.string(), purpose: z.string(), at: instant, textVersion: z.string() }).nullable(),
      facts: z.array(fact),
      wording: z.string().nullable(),
      /** What the RM may do now, from the transition table. */
      can: z.array(z.enum(['accept', 'return', 'outcome'])),
      firstContactMinutes: count,
    }),
    errors: ['LEAD_UNKNOWN'],
  }),
  'desk.customer': endpoint('desk.customer', {
    summary: 'The sidebar: who this is, what may be sent, what to do now. The external id is only a look-up key.',
    actor: 'staff',
    action: 'read:Customer',
    params: z.strictObject({ externalUserId: id }),
    response: z.strictObject({
      now: instant,
      personId: id,
      head: z.strictObject({
        maskedName: z.string(),
        age: count,
        genderWord: z.string(),
        tierName: z.string(),
        riskText: z.string().nullable(),
        ownerText: z.string(),
        ownerIsOther: z.boolean(),
        outletName: z.string(),
        warning: z.string().nullable(),
      }),
      gate: z.strictObject({
        service: gateDecision,
        marketing: gateDecision,
        /** What the customer agreed to be contacted about, by its purpose. */
        agreed: z.array(z.strictObject({ purpose: z.string(), decision: gateDecision })),
        today: z.strictObject({ used: count, cap: count }),
        week: z.strictObject({ used: count, cap: count }),
      }),
      next: z
        .strictObject({
          /** A step whose day has not come is told with its day, not pushed. */
          timing: z.enum(['now', 'later']),
          title: z.string(),
          reason: z.string(),
          dueAt: instant.nullable(),
          /** The script that does it; null when the outcome is what is missing. */
          scriptId: id.nullable(),
          leadId: id.nullable(),
        })
        .nullable(),
      leads: z.array(leadCard),
      /** Open leads of this customer that somebody else follows: whoever is tied to the customer may dispute it. */
      othersLeads: z.array(z.strictObject({ leadId: id, title: z.string(), stateWord: z.string(), followerText: z.string() })),
      /** Documents about this customer that name the viewer. */
      verdicts: z.array(z.strictObject({ verdictId: id, numberText: z.string(), stateWord: z.string(), tone, rulingText: z.string() })),
      tasks: z.array(taskCard),
      /** The lead whose outcome may be recorded now. */
      outcomeFor: z.strictObject({ leadId: id, assignmentNo: count, state: z.enum(['accepted', 'contacted', 'qualified']) }).nullable(),
      profile: z.array(z.strictObject({ label: z.string(), value: z.string(), reveal: z.enum(['phone', 'name']).nullable() })),
      journey: z.array(journeyEntry),
    }),
    errors: ['CUSTOMER_UNKNOWN'],
  }),
  'desk.scripts': endpoint('desk.scripts', {
    summary: 'Approved scripts for this customer with their variables filled and the gate’s word on each.',
    actor: 'staff',
    action: 'read:Script',
    params: z.strictObject({ externalUserId: id }),
    query: z.strictObject({ search: z.string().max(40).optional() }),
    response: z.strictObject({
      scripts: z.array(
        z.strictObject({
          scriptId: id,
          version: z.string(),
          title: z.string(),
          stageName: z.string(),
          kind: z.enum(['service', 'marketing']),
          /** The rendered text; filled variables are marked so that the page can tint them. */
          segments: z.array(z.strictObject({ text: z.string(), filled: z.boolean() })),
          approvedUntil: businessDay.nullable(),
          recommendedFor: z.string().nullable(),
          gate: gateDecision,
        }),
      ),
    }),
    errors: ['CUSTOMER_UNKNOWN'],
  }),
};

export const outreachEndpoints = {
  'outreach.reserveSend': endpoint('outreach.reserveSend', {
    summary: 'Passes the gate, counts the touch and returns the rendered text for sendChatMessage.',
    actor: 'staff',
    action: 'send:Script',
    body: z.strictObject({ externalUserId: id, scriptId: id }),
    response: z.strictObject({ deliveryId: id, text: z.string() }),
    errors: ['CUSTOMER_UNKNOWN', 'SCRIPT_UNKNOWN', 'SCRIPT_NOT_APPROVED', 'SCRIPT_VARIABLE_MISSING', 'GATE_REFUSED'],
    idempotent: true,
  }),
  'outreach.reportSend': endpoint('outreach.reportSend', {
    summary: 'The client reports what the chat tool answered; a cancelled send gives the touch back. Silence for ten minutes is unknown.',
    actor: 'staff',
    action: 'send:Script',
    params: z.strictObject({ deliveryId: id }),
    body: z.strictObject({ result: z.enum(['ok', 'cancelled', 'failed']), errMsg: z.string().max(200).optional() }),
    response: z.strictObject({ deliveryId: id, state: z.enum(['accepted', 'cancelled', 'failed', 'unknown']) }),
    errors: ['SEND_UNKNOWN'],
  }),
};

export const contentEndpoints = {
  'content.scripts': endpoint('content.scripts', {
    summary: 'Approved scripts a delegation may name.',
    actor: 'staff',
    action: 'read:Script',
    response: z.strictObject({
      scripts: z.array(
        z.strictObject({ scriptId: id, version: z.string(), title: z.string(), text: z.string(), approvedUntil: businessDay.nullable() }),
      ),
    }),
  }),
};

export const traceCandidateRow = candidateRow;
export const traceRungRow = rungRow;
export const outcomeBody = z.strictObject({ assignmentNo: count, outcome });
