import { z } from 'zod';
import { type ApprovalKind, approvalKinds, type ApprovalState, approvalStates } from '../domain';
import { endpoint } from './endpoint';
import { count, fact, id, instant, words } from './values';

const codesOf = <K extends string>(table: Record<K, unknown>) => z.enum(Object.keys(table) as [K, ...K[]]);
const person = z.strictObject({ name: z.string(), roleName: z.string() });

export const approval = z.strictObject({
  approvalId: id,
  kind: codesOf<ApprovalKind>(approvalKinds),
  subjectId: id,
  unitId: id,
  unitName: z.string(),
  /** What is asked, in one sentence, and what the decision goes by. */
  summary: z.string(),
  facts: z.array(fact),
  requestedBy: person,
  requestedAt: instant,
  state: codesOf<ApprovalState>(approvalStates),
  decidedBy: person.nullable(),
  decidedAt: instant.nullable(),
  note: z.string().nullable(),
  /** The viewer asked for it, and so never decides. */
  own: z.boolean(),
  /** The viewer wrote or changed what it is about, and so never decides. */
  wrote: z.boolean(),
  /** Why nobody may say yes to it any more, in words; it can still be sent back. */
  obstacle: z.string().nullable(),
  canDecide: z.boolean(),
});

export const approvalsEndpoints = {
  'approvals.list': endpoint('approvals.list', {
    summary:
      'What waits for a second person (oldest first) or was decided (latest first): of the own subtree for those who decide, and the own requests.',
    actor: 'staff',
    action: 'read:Approval',
    query: z.strictObject({ state: z.enum(['waiting', 'decided']).default('waiting'), cursor: id.optional() }),
    response: z.strictObject({
      now: instant,
      /** How many wait for the viewer's own decision. */
      toDecide: count,
      approvals: z.array(approval),
    }),
    paged: true,
  }),
  'approvals.decide': endpoint('approvals.decide', {
    summary: 'Approves or sends back what somebody else asked for; what is sent back carries the reason.',
    actor: 'staff',
    action: 'decide:Approval',
    params: z.strictObject({ approvalId: id }),
    body: z.discriminatedUnion('decision', [
      z.strictObject({ decision: z.literal('approved') }),
      z.strictObject({ decision: z.literal('rejected'), note: words(200) }),
    ]),
    response: approval,
    errors: ['APPROVAL_UNKNOWN', 'APPROVAL_OWN', 'APPROVAL_AUTHOR', 'APPROVAL_DECIDED', 'POLICY_BASE_CHANGED'],
  }),
};
