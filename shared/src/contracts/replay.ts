import { z } from 'zod';
import { endpoint } from './endpoint';
import { id, instant } from './values';

export const replayEndpoints = {
  'leads.replay': endpoint('leads.replay', {
    summary:
      'Makes the decision behind a lead’s present assignment again from the versions it names, and says whether it comes out the same.',
    actor: 'staff',
    action: 'read:Lead',
    params: z.strictObject({ leadId: id }),
    response: z.strictObject({
      /** `not_kept`: decided before anything was kept to make it by. `by_hand`: a person decided, there is nothing to reckon. */
      result: z.enum(['matches', 'differs', 'not_kept', 'by_hand']),
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
