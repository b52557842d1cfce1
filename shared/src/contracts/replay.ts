import { z } from 'zod';
import { endpoint } from './endpoint';
import { askedAssignment, id, instant } from './values';

export const replayEndpoints = {
  'leads.replay': endpoint('leads.replay', {
    summary:
      'Makes one decision about a lead again, its latest when none is named, from the versions it names, and says whether it comes out the same.',
    actor: 'staff',
    action: 'read:Lead',
    params: z.strictObject({ leadId: id }),
    query: z.strictObject({ assignmentNo: askedAssignment.optional() }),
    response: z.strictObject({
      /** `not_kept`: decided before anything was kept to make it by. `by_hand`: a person decided, there is nothing to reckon. `undecided`: nobody ever got it. */
      result: z.enum(['matches', 'differs', 'not_kept', 'by_hand', 'undecided']),
      text: z.string(),
      decidedAt: instant.nullable(),
      checkedAt: instant,
      /** Policy, ledger, roster and calendar that it was made by. */
      versionsText: z.string().nullable(),
      /** What stands in the decision, and what comes out now. */
      differences: z.array(z.strictObject({ label: z.string(), kept: z.string(), again: z.string() })),
    }),
    errors: ['LEAD_UNKNOWN'],
  }),
};
