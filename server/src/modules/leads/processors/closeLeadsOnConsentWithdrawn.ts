import { ConsentWithdrawn } from '../../../events/consents';
import { processor } from '../../../platform/work';
import { endWithdrawn } from '../commands/endWithdrawn';
import { personById } from '../../customers';
import { LeadModel } from '../lead.model';

/** Nobody may go on with what no consent carries any more; a later consent to the same line keeps its lead. */
export const closeLeadsOnConsentWithdrawn = processor({
  kind: 'transaction',
  name: 'closeLeadsOnConsentWithdrawn',
  on: ConsentWithdrawn,
  lane: 'callback',
  key: ({ personId }) => personId,
  run: async ({ payload: { personId, productLine } }) => {
    const person = await personById(personId);
    if (!person) return;
    await endWithdrawn(await LeadModel.find({ personId: person._id, open: true, ...(productLine ? { productLine } : {}) }).lean());
  },
});
